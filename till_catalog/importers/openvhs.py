"""Open-vhs 1.2, the XML of the German Volkshochschulen (https://api.vhs-kursfinder.de/openvhs-1.2)."""

import datetime as dt

from . import veranstaltung
from .context import Context
from .data import OfferData
from .fields import Fields
from .issues import Findings
from .records import RawRecord
from .values import parse_moment
from .veranstaltung import Dialect, access_claims, key, names, places
from .xmlstream import read, restore

__all__ = [
    "access_claims",
    "exported_at",
    "key",
    "map_offer",
    "names",
    "places",
    "read",
    "restore",
]

_DIALECT = Dialect(count_is_units=False)


def exported_at(header: RawRecord) -> dt.datetime | None:
    """Return when the provider made the file, None if unsaid. Raises ValueError if unreadable."""
    text = Fields(header.fields, Findings("", None)).raw("erstellungszeitpunkt")
    return parse_moment(text) if text.strip() else None


def map_offer(record: RawRecord, context: Context, findings: Findings) -> OfferData | None:
    """Return the offer of a record."""
    return veranstaltung.map_offer(record, context, findings, dialect=_DIALECT)
