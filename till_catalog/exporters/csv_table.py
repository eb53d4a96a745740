"""CSV for spreadsheets: one row a run, what belongs to the offer repeated, lists joined by "|".

Written from the record of the JSON Lines, so that both files say the same. UTF-8 with a mark,
semicolons and CRLF, as a German spreadsheet expects it.
"""

import csv
import gzip
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from portal.text import plain_text

from .record import OFFER_ACCESS, VENUE_ACCESS

Record = dict[str, Any]
Cell = Callable[[Record, Record], Any]  # of an offer and one of its runs

# A cell that begins so may be taken for a formula, in Excel also behind a tab or line break.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_SEPARATOR = "|"


def _offer(name: str) -> Cell:
    return lambda offer, run: offer[name]


def _text(name: str) -> Cell:
    return lambda offer, run: plain_text(offer[name])


def _run(name: str) -> Cell:
    return lambda offer, run: run[name]


def _part(cell: Cell, name: str) -> Cell:
    """One key of an object that may be missing, or of each object of a list."""

    def found(offer: Record, run: Record) -> Any:
        value = cell(offer, run)
        if isinstance(value, list):
            return [item[name] for item in value]
        return value[name] if value else None

    return found


def _coded(column: str, cell: Cell) -> dict[str, Cell]:
    return {f"{column}_code": _part(cell, "code"), f"{column}_label": _part(cell, "label")}


def _columns() -> dict[str, Cell]:
    venue = _run("venue")
    columns: dict[str, Cell] = {
        **{name: _offer(name) for name in ("id", "url", "title", "subtitle")},
        "number": _run("number"),  # of joined offers each row has its own
        **_coded("kind", _offer("kind")),
        **_coded("provider", _offer("provider")),
        "provider_website": _part(_offer("provider"), "website"),
        **{name: _text(name) for name in ("description", "extra_info", "prerequisites")},
        **_coded("topics", _offer("topics")),
        **{
            f"topics_{name}": _part(_offer("topics"), name)
            for name in ("dvv_area", "dvv_code", "dvv_version", "kursnet_code")
        },
        **_coded("target_groups", _offer("target_groups")),
        **_coded("level_min", _offer("level_min")),
        **_coded("level_max", _offer("level_max")),
        "level_derived": _offer("level_derived"),
        **_coded("languages_taught", _offer("languages_taught")),
        **_coded("teaching_languages", _offer("teaching_languages")),
        **_coded("delivery_mode", _offer("delivery_mode")),
        **_coded("certificate_type", _part(_offer("certificate"), "type")),
        "certificate_title": _part(_offer("certificate"), "title"),
        "certificate_examiner": _part(_offer("certificate"), "examiner"),
        **_coded("funding", _offer("funding")),
        "funding_recognition_number": _part(_offer("funding"), "recognition_number"),
        "funding_valid_until": _part(_offer("funding"), "valid_until"),
    }
    for name in OFFER_ACCESS:
        columns |= _coded(name, _part(_offer("accessibility"), name))
    columns |= {
        "booking_url": _run("booking_url"),
        "run_id": _run("id"),
        **{name: _run(name) for name in ("start", "end", "last_day", "flexible_start")},
        **_coded("weekdays", _run("weekdays")),
        **{
            name: _run(name)
            for name in ("time_from", "time_to", "times_note", "units", "date_count")
        },
        "dates": lambda offer, run: [_date(date) for date in run["dates"]],
        **{name: _run(name) for name in ("price", "price_reduced", "currency", "price_note")},
        **_coded("places", _run("places")),
        "places_free": _part(_run("places"), "free"),
        **_coded("registration", _run("registration")),
        "registration_deadline": _run("registration_deadline"),
        "online": _run("online"),
        **{
            f"venue_{name}": _part(venue, name)
            for name in ("name", "street", "postcode", "city", "latitude", "longitude")
        },
        **_coded("venue_geo_quality", _part(venue, "geo_quality")),
    }
    for name in VENUE_ACCESS:
        columns |= _coded(f"venue_{name}", _part(_part(venue, "accessibility"), name))
    return columns | {
        "venue_access_note": _part(venue, "access_note"),
        "room": _run("room"),
        "cancelled": _run("cancelled"),
        "modified": _offer("modified"),
        "example": _offer("example"),
        "licence_code": _part(_offer("licence"), "code"),
        "licence_label": _part(_offer("licence"), "label"),
        "licence_uri": _part(_offer("licence"), "uri"),
        "attribution": _offer("attribution"),
    }


def _date(date: Record) -> str:
    """One single date as the import template writes it: "2026-09-02 18:00-19:30"."""
    text = f"{date['date']} {date['time_from'] or ''}"
    if date["time_from"] and date["time_to"]:
        text += f"-{date['time_to']}"
    return f"{text.strip()}{' (fällt aus)' if date['cancelled'] else ''}"


COLUMNS = _columns()


def as_cell(value: Any) -> str:
    """Return a value as text; one that a spreadsheet could take for a formula gets a quote first."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        parts = ("" if item is None else str(item) for item in value)
        value = _SEPARATOR.join(part.replace(_SEPARATOR, "/") for part in parts)
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


class CsvWriter:
    """Writes records into a gzipped file."""

    def __init__(self, path: Path) -> None:
        self._raw = path.open("wb")
        packed = gzip.GzipFile(filename="", fileobj=self._raw, mode="wb", mtime=0)
        self._text = io.TextIOWrapper(packed, encoding="utf-8-sig", newline="")
        self._rows = csv.writer(self._text, delimiter=";")
        self._rows.writerow(COLUMNS)

    def write(self, record: Record) -> None:
        """Write one row for each run."""
        for run in record["runs"]:
            self._rows.writerow([as_cell(cell(record, run)) for cell in COLUMNS.values()])

    def __enter__(self) -> "CsvWriter":
        return self

    def __exit__(self, *_error: object) -> None:
        self._text.close()  # closes the packed file as well
        self._raw.close()
