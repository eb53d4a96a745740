"""Runs and single dates of imported offers: matched to those that exist, so that calendars follow."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from portal import clock

from ..domain.versions import SHOWN_ON_DATES, count_dates_of, count_version
from ..models import Run, SessionDate
from .data import DateData, RunData
from .relations import VenueKey

RUN_FIELDS = (
    "start",
    "end",
    "last_day",
    "weekdays",
    "time_from",
    "time_to",
    "raw_times",
    "units",
    "date_count",
    "is_online",
    "price",
    "price_reduced",
    "price_note",
    "places_min",
    "places_max",
    "places_booked",
    "registration_state",
)

# Columns that only some formats know (`RunData.further`).
FURTHER_FIELDS = (
    "flexible_start",
    "room",
    "registration_deadline",
    "publish_until",
)


def store_runs(
    wanted: Mapping[int, Sequence[RunData]],
    *,
    venues: Mapping[VenueKey, int],
    locked: Mapping[int, frozenset[str]],
    now: dt.datetime,
) -> set[int]:
    """Bring the runs of offers (id -> runs) up to date; return the ids of offers that changed.

    `locked` holds the locked fields of each offer. Runs are found again by their identifier; others of the same offer were added by people and stay.
    """
    present = {
        (run.offer_id, run.external_id): run
        for run in Run.objects.filter(offer_id__in=list(wanted)).exclude(external_id="")
    }
    new: list[tuple[Run, RunData]] = []
    known: list[tuple[Run, RunData]] = []
    changed: list[Run] = []
    columns: set[str] = set()
    moved: list[int] = []
    for offer_id, runs in wanted.items():
        own = _of_runs(locked[offer_id])
        for data in runs:
            values = {name: getattr(data, name) for name in RUN_FIELDS}
            values |= data.further
            values["venue_id"] = venues[data.venue.key] if data.venue else None
            run = present.get((offer_id, data.external_id))
            if run is None:
                run = Run(
                    offer_id=offer_id,
                    shown_with_id=offer_id,
                    external_id=data.external_id,
                    modified=now,
                    **values,
                )
                new.append((run, data))
                continue
            if "dates" not in own:
                known.append((run, data))
            if touched := assign(run, values, locked=own):
                count_version(run, touched, now=now)
                columns |= touched
                changed.append(run)
                if touched & SHOWN_ON_DATES:
                    moved.append(run.pk)
    Run.objects.bulk_create([run for run, _ in new])
    if changed:
        Run.objects.bulk_update(changed, [*sorted(columns), "sequence", "modified"])
    offers = {run.offer_id for run in changed} | {run.offer_id for run, _ in new}
    count_dates_of(moved, now=now)
    return offers | _store_dates([*new, *known], venues=venues, now=now)


def drop_runs(wanted: Mapping[int, Sequence[RunData]]) -> set[int]:
    """Delete runs that an import made, that are not among the wanted ones (id -> runs) and not over.

    Returns the ids of offers that changed. What is over stays: its page says so, and that is true.
    """
    if not wanted:
        return set()
    keep = {(offer, run.external_id) for offer, runs in wanted.items() for run in runs}
    rows = Run.objects.filter(offer_id__in=list(wanted)).exclude(external_id="")
    current = rows.filter(Q(last_day__isnull=True) | Q(last_day__gte=clock.today()))
    found = current.values_list("pk", "offer_id", "external_id")
    gone = {pk: offer for pk, offer, key in found if (offer, key) not in keep}
    Run.objects.filter(pk__in=gone).delete()
    return set(gone.values())


def assign(row: Any, values: Mapping[str, Any], *, locked: frozenset[str]) -> set[str]:
    """Set the values that differ and are not locked; return their names."""
    touched = {
        name
        for name, value in values.items()
        if name.removesuffix("_id") not in locked and getattr(row, name) != value
    }
    for name in touched:
        setattr(row, name, values[name])
    return touched


def _of_runs(locked: frozenset[str]) -> frozenset[str]:
    """Return the locked fields of runs, which sources write as "run.price"."""
    return frozenset(name.removeprefix("run.") for name in locked if name.startswith("run."))


def _store_dates(
    runs: Sequence[tuple[Run, RunData]], *, venues: Mapping[VenueKey, int], now: dt.datetime
) -> set[int]:
    present: dict[int, list[SessionDate]] = defaultdict(list)
    for row in SessionDate.objects.filter(run_id__in=[run.pk for run, _ in runs]).order_by("pk"):
        present[row.run_id].append(row)
    new: list[SessionDate] = []
    gone: list[int] = []
    changed: list[SessionDate] = []
    columns: set[str] = set()
    offers: set[int] = set()
    for run, data in runs:
        if not data.dates and not present[run.pk]:
            continue
        pairs, left = match_dates(present[run.pk], data.dates)
        gone.extend(row.pk for row in left)
        if left:
            offers.add(run.offer_id)
        for match, date in pairs:
            values = {
                "date": date.date,
                "time_from": date.time_from,
                "time_to": date.time_to,
                "room": date.room,
                "venue_id": venues[date.venue.key] if date.venue else None,
            }
            if match is None:
                new.append(SessionDate(run_id=run.pk, modified=now, **values))
            elif touched := assign(match, values, locked=frozenset()):
                count_version(match, touched, now=now)
                columns |= touched
                changed.append(match)
            else:
                continue
            offers.add(run.offer_id)
    if gone:
        SessionDate.objects.filter(pk__in=gone).delete()
    SessionDate.objects.bulk_create(new)
    if changed:
        SessionDate.objects.bulk_update(changed, [*sorted(columns), "sequence", "modified"])
    return offers


def match_dates(
    present: Sequence[SessionDate], wanted: Iterable[DateData]
) -> tuple[list[tuple[SessionDate | None, DateData]], list[SessionDate]]:
    """Pair wanted dates with existing rows; return the pairs and the rows that are left over.

    First the same day and time, then the same day, then one after the other in time: a date that was
    moved keeps its row, and with it its place in people's calendars.
    """
    rows = list(present)
    open_dates = list(wanted)
    pairs: list[tuple[SessionDate | None, DateData]] = []

    def pair_by(row_key: Any, date_key: Any) -> None:
        by_key: dict[Any, list[SessionDate]] = defaultdict(list)
        for row in rows:
            by_key[row_key(row)].append(row)
        for date in list(open_dates):
            if candidates := by_key[date_key(date)]:
                row = candidates.pop(0)
                rows.remove(row)
                open_dates.remove(date)
                pairs.append((row, date))

    pair_by(lambda row: (row.date, row.time_from), lambda date: (date.date, date.time_from))
    pair_by(lambda row: row.date, lambda date: date.date)
    rows.sort(key=lambda row: (row.date, row.time_from or dt.time(0)))
    for date in open_dates:
        pairs.append((rows.pop(0) if rows else None, date))
    return pairs, rows
