"""The CSV table for small providers: one row is one run, rows of one number are one offer."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator

from ..data import VenueData
from ..decoding import TextPieces
from ..records import RawRecord
from .mapping import map_offer, rows_of
from .reading import Row, parse, read_text
from .rows import Cells, venue_of

__all__ = [
    "access_claims",
    "exported_at",
    "group",
    "key",
    "map_offer",
    "names",
    "places",
    "read",
    "restore",
]
_PLACE = ("ort_name", "ort_strasse", "ort_plz", "ort_ort", "stufenfrei")


def read(pieces: TextPieces) -> Iterator[RawRecord]:
    """Yield one record per offer, in the order of their first rows.

    The rows of an offer may stand apart, so the table is in memory as a whole: at most 10 MB.
    """
    yield from group(parse(read_text(pieces)).rows)


def group(rows: Iterable[Row]) -> Iterator[RawRecord]:
    """Yield one record per number; each row without a number is a record of its own."""
    offers: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        number = row.cells.get("angebot_nr", "")
        offers.setdefault((number, 0 if number else row.number), []).append(row)
    for (number, _), together in offers.items():
        yield _record(number, together)


def _record(number: str, rows: list[Row]) -> RawRecord:
    return RawRecord(
        line=rows[0].number,
        # Without the numbers of the rows: an offer is unchanged when others come before it.
        raw=json.dumps([row.cells for row in rows], ensure_ascii=False, sort_keys=True),
        value={
            "key": number,
            "rows": [{"line": row.number, "cells": row.cells} for row in rows],
        },
    )


def restore(raw: str) -> RawRecord:
    """Return the record of which `raw` was kept. Raises ValueError where it is cut."""
    rows = [Row(number=number, cells=cells) for number, cells in enumerate(json.loads(raw), 2)]
    return _record(rows[0].cells.get("angebot_nr", ""), rows)


def exported_at(header: RawRecord) -> dt.datetime | None:
    """Return None: a table does not say when it was made."""
    return None


def key(record: RawRecord) -> str:
    """Return the number of the offer, or ""."""
    return str(record.fields["key"])


def names(record: RawRecord) -> tuple[str, str]:
    """Return number and title as they stand."""
    titles = (row.raw("titel") for row in rows_of(record))
    return key(record), next(filter(None, titles), "")


def places(record: RawRecord) -> object:
    """Return the cells that say where the runs are, of rows that speak of steps."""
    return [
        {name: row.raw(name) for name in _PLACE} for row in rows_of(record) if row.raw("stufenfrei")
    ]


def access_claims(places: object) -> list[tuple[VenueData, bool]]:
    """Return what is said of each place: step-free or not."""
    rows = [Cells(0, cells, "") for cells in places] if isinstance(places, list) else []
    said = ((venue_of(row), row.boolean("stufenfrei")) for row in rows)
    return [(venue, free) for venue, free in said if venue is not None and free is not None]
