"""What mapping a record needs besides the record, and what the columns hold."""

import datetime as dt
from dataclasses import dataclass

from .vocabulary import Vocabulary

ID, NUMBER, TITLE, LABEL, URL, PHONE, ROOM = 200, 80, 300, 200, 1000, 60, 120


@dataclass(frozen=True, kw_only=True)
class Context:
    """The words of the house and the day."""

    vocabulary: Vocabulary
    today: dt.date
