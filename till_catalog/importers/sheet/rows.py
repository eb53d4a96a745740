"""Rows of one offer: where a value stands, and the run that a row describes."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ...domain.lifecycle import last_day
from ...domain.times import run_weekdays
from ...enums import DeliveryMode, RegistrationState
from ..context import ID, ROOM
from ..costs import MOST_PLACES
from ..data import DateData, RunData, VenueData
from ..fields import Fields
from ..issues import Findings
from ..location import CITY, NAME, POSTCODE, STREET
from ..schedule import MAX_COUNT, MAX_DATES
from . import values

WITHOUT_PLACE = frozenset(
    {DeliveryMode.ONLINE_LIVE, DeliveryMode.SELF_PACED, DeliveryMode.DISTANCE}
)
NOTE, PRICE_NOTE = 2000, 500


class Cells(Fields):
    """The cells of one row, with findings of its own, so that they name the row's line."""

    def __init__(self, line: int, cells: dict[str, str], key: str) -> None:
        super().__init__(cells, Findings(key, line))

    def day(self, name: str) -> dt.date | None:
        return self._parsed(name, values.date, "date_invalid")

    def clock(self, name: str) -> dt.time | None:
        return self._parsed(name, values.time, "time_invalid")

    def money(self, name: str) -> Decimal | None:
        found = self._parsed(name, values.amount, "price_invalid")
        if found is None:
            return None
        if found[1]:
            self.note("price_thousands", name, self.raw(name))
        return found[0]

    def days(self, name: str) -> int:
        return self._parsed(name, values.weekdays, "weekday_invalid") or 0

    def count(self, name: str) -> int | None:
        number = self.integer(name)
        if number is not None and not 0 <= number < MOST_PLACES:
            self.note("places_implausible", name, number)
            return None
        return number

    @property
    def rejected(self) -> bool:
        return any(issue.severity == "error" for issue in self.findings.issues)


def venue_of(row: Cells) -> VenueData | None:
    """Return the place of a row, None where it names neither house nor street."""
    name, street = row.line("ort_name", NAME), row.line("ort_strasse", STREET)
    postcode, city = row.line("ort_plz", POSTCODE), row.line("ort_ort", CITY)
    if not name and not street and not postcode:
        return None
    return VenueData(
        name=name,
        street=street,
        postcode=postcode,
        city=city,
        access_note=row.line("barriere_hinweis", NOTE),
    )


def run_of(row: Cells, *, mode: str, taken: set[str]) -> RunData:
    """Return the run of a row; what makes it impossible stands as an error in the row's findings.

    A run without a number of its own is known by when it begins: then a moved one is another one.
    """
    when, flexible = _schedule(row)
    if mode not in WITHOUT_PLACE and not row.raw("ort_plz"):
        row.note("cell_required", "ort_plz")
    postcode = row.raw("ort_plz").strip()
    if postcode.isdigit() and len(postcode) == 4:
        row.note("postcode_short", "ort_plz", postcode)
    key = _key(row, when, taken)
    return RunData(
        external_id=key,
        venue=None if mode in WITHOUT_PLACE else venue_of(row),
        is_online=mode in WITHOUT_PLACE,
        units=row.decimal("unterrichtseinheiten") or None,
        **when,
        **_costs(row),
        **_places(row),
        further={
            "flexible_start": flexible,
            "room": row.line("raum", ROOM),
            "registration_deadline": row.day("anmeldeschluss"),
            "publish_until": row.day("gueltig_bis"),
        },
    )


def _key(row: Cells, when: dict[str, Any], taken: set[str]) -> str:
    key = row.raw("durchfuehrung_nr").strip()
    if len(key) > ID:
        row.note("id_too_long", "durchfuehrung_nr", key)
        key = key[:ID]
    if key:
        if key in taken:
            row.note("run_duplicate", "durchfuehrung_nr", key)
    else:
        stated = (part.isoformat() for part in (when["start"], when["time_from"]) if part)
        begin = " ".join(stated) or "laufend"
        key, number = begin, 1
        while key in taken:
            number += 1
            key = f"{begin} #{number}"
    taken.add(key)
    return key


def _schedule(row: Cells) -> tuple[dict[str, Any], bool]:
    dates = _dates(row)
    days = [date.date for date in dates]
    flexible = bool(row.boolean("laufender_einstieg"))
    start = row.day("beginn") or (days[0] if days else None)
    end = row.day("ende")
    if start is None and not flexible:
        row.note("start_required", "beginn", row.raw("beginn"))
    if start is not None and end is not None and end < start:
        row.note("end_before_start", "ende", row.raw("ende"))
        end = None
    begins, ends = row.clock("uhrzeit_von"), row.clock("uhrzeit_bis")
    if begins and ends and ends < begins:
        row.note("end_before_start", "uhrzeit_bis", row.raw("uhrzeit_bis"))
        ends = None
    if begins is None and dates:
        begins, ends = dates[0].time_from, dates[0].time_to
    return {
        "start": start,
        "end": end,
        "last_day": last_day(start=start, end=end, dates=days, flexible=flexible),
        "weekdays": run_weekdays(dates=days, start=start, end=end, stated=row.days("wochentage")),
        "time_from": begins,
        "time_to": ends,
        "date_count": min(len(dates), MAX_COUNT) or None,
        "dates": dates,
    }, flexible


def _dates(row: Cells) -> tuple[DateData, ...]:
    found: dict[tuple[dt.date, dt.time | None], DateData] = {}
    for entry in values.parts(row.raw("einzeltermine")):
        try:
            day, begin, end = values.lesson(entry)
        except (ValueError, OverflowError):
            row.note("date_invalid", "einzeltermine", entry)
            continue
        if begin and end and end < begin:
            row.note("end_before_start", "einzeltermine", entry)
            end = None
        if len(found) == MAX_DATES:
            row.note("too_many_dates", "einzeltermine")
            break
        found.setdefault((day, begin), DateData(date=day, time_from=begin, time_to=end))
    return tuple(sorted(found.values(), key=lambda date: (date.date, date.time_from or dt.time(0))))


def _costs(row: Cells) -> dict[str, Any]:
    price, reduced = row.money("preis"), row.money("preis_ermaessigt")
    if price is not None and reduced is not None and reduced > price:
        row.note("reduced_price_invalid", "preis_ermaessigt", reduced)
        reduced = None
    notes = [row.line("preis_hinweis", PRICE_NOTE)]
    if row.raw("preis") and price is None:  # "auf Anfrage"
        notes.insert(0, row.line("preis", PRICE_NOTE))
    return {
        "price": price,
        "price_reduced": reduced,
        "price_note": "\n".join(filter(None, notes)),
    }


def _places(row: Cells) -> dict[str, Any]:
    least, most = row.count("plaetze_min"), row.count("plaetze_max") or None
    free = row.count("plaetze_frei")
    booked = None
    state = RegistrationState.FULL if free == 0 else RegistrationState.UNKNOWN
    if least and most and least > most:
        row.note("places_implausible", "plaetze_min", f"{least} > {most}")
        least = None
    if free is not None and most is not None:
        if free > most:
            row.note("places_implausible", "plaetze_frei", f"{free} > {most}")
        else:
            booked = most - free
    elif free:
        row.note("places_max_missing", "plaetze_frei", free)
    return {
        "places_min": least or None,
        "places_max": most,
        "places_booked": booked,
        "registration_state": state,
    }


def stated(rows: Sequence[Cells], name: str) -> Cells:
    """Return the first row that says something in a column of the offer, else the first row."""
    return next((row for row in rows if row.raw(name)), rows[0])
