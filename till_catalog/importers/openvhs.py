"""Open-vhs 1.2, the XML of the German Volkshochschulen (https://api.vhs-kursfinder.de/openvhs-1.2)."""

import datetime as dt

from .fields import Fields
from .issues import Findings
from .records import RawRecord
from .values import parse_moment
from .veranstaltung import Dialect
from .xmlstream import read

__all__ = ["DIALECT", "exported_at", "read"]

DIALECT = Dialect(count_is_units=False)


def exported_at(header: RawRecord) -> dt.datetime | None:
    """Return when the provider made the file, None if unsaid. Raises ValueError if unreadable."""
    text = Fields(header.fields, Findings("", None)).raw("erstellungszeitpunkt")
    return parse_moment(text) if text.strip() else None
