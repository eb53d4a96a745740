"""Kurse.json of the Berlin Volkshochschulen, in its old form and in the one of 2026.

Which of the two a record has is seen by its fields, so a file may even mix them. Every field may be
missing, null, "", a scalar, an object or a list.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from . import berlin_dates, veranstaltung
from .context import Context
from .data import OfferData, VenueData
from .issues import Findings
from .jsonstream import read, restore
from .records import RawRecord
from .veranstaltung import Dialect, key, names

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


def _fields(record: Mapping[str, Any], findings: Findings) -> Mapping[str, Any]:
    if berlin_dates.applies(record):
        return berlin_dates.as_veranstaltung(record, findings)
    return record


_DIALECT = Dialect(count_is_units=True, fields=_fields)


def exported_at(header: RawRecord) -> dt.datetime | None:
    """Return None: the file does not say when it was made."""
    return None


def map_offer(record: RawRecord, context: Context, findings: Findings) -> OfferData | None:
    """Return the offer of a record of either form."""
    return veranstaltung.map_offer(record, context, findings, dialect=_DIALECT)


def places(record: RawRecord) -> object:
    """Return the place of an old record, or the addresses of a new one."""
    if berlin_dates.applies(record.fields):
        return berlin_dates.addresses(record.fields)
    return veranstaltung.places(record)


def access_claims(places: object) -> list[tuple[VenueData, bool]]:
    """Return what is said of the accessibility of each place."""
    each = places if isinstance(places, list) else [places]
    return [claim for place in each for claim in veranstaltung.access_claims(place)]
