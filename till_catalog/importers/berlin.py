"""Kurse.json of the Berlin Volkshochschulen in its old form (one place per offer, no single dates).

Every field may be missing, null, "", a scalar, an object or a list.
"""

import datetime as dt

from .jsonstream import read
from .records import RawRecord
from .veranstaltung import Dialect

__all__ = ["DIALECT", "exported_at", "read"]

DIALECT = Dialect(count_is_units=True)


def exported_at(header: RawRecord) -> dt.datetime | None:
    """Return None: the old form does not say when it was made."""
    return None
