"""Versions of calendar entries: which changes a person's calendar must be told of (RFC 5545, 3.8.7.4).

A run or date keeps its `uid` for life. `modified` moves with every change, `sequence` rises by one
where when or where it happens changed, or whether it happens at all.
"""

import datetime as dt
from collections.abc import Iterable

from django.db.models import F

from ..models import Run, SessionDate

RUN_SEQUENCE = frozenset(
    {"start", "end", "time_from", "time_to", "venue_id", "room", "is_online", "cancelled"}
)
DATE_SEQUENCE = frozenset({"date", "time_from", "time_to", "venue_id", "room", "cancelled"})
# What the entry of a single date takes from its run.
SHOWN_ON_DATES = frozenset({"venue_id", "room", "is_online", "cancelled"})


def count_version(row: Run | SessionDate, touched: Iterable[str], *, now: dt.datetime) -> None:
    """Note on `row` (unsaved) that the columns `touched` changed."""
    counting = RUN_SEQUENCE if isinstance(row, Run) else DATE_SEQUENCE
    row.modified = now
    if counting.intersection(touched):
        row.sequence += 1


def count_dates_of(run_ids: Iterable[int], *, now: dt.datetime) -> None:
    """Make new versions of all dates of runs where something of `SHOWN_ON_DATES` changed."""
    if ids := list(run_ids):
        SessionDate.objects.filter(run_id__in=ids).update(sequence=F("sequence") + 1, modified=now)
