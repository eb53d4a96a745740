"""Deleting what is no longer needed: each declared clock is read, what has run out goes."""

import datetime as dt

from django.db import transaction

from portal import clock

from .erasure import erase_rows
from .registry import Keep, Personal, personal

# One short transaction per batch: SQLite has one writer.
BATCH = 200


def run_out(*, now: dt.datetime | None = None) -> dict[str, int]:
    """Erase all rows whose time is over; return the number per model (models without any left out)."""
    moment = now or clock.now()
    counts: dict[str, int] = {}
    for declaration in personal():
        for keep in declaration.keep:
            if count := _apply(declaration=declaration, keep=keep, now=moment):
                counts[declaration.model] = counts.get(declaration.model, 0) + count
    return counts


def _apply(*, declaration: Personal, keep: Keep, now: dt.datetime) -> int:
    expired = declaration.model_class._default_manager.filter(
        keep.where, **{f"{keep.clock}__lt": now - keep.period}
    )
    total = 0
    last_key = None
    while True:
        rows = expired.order_by("pk")
        if last_key is not None:
            rows = rows.filter(pk__gt=last_key)
        batch = list(rows[:BATCH])
        if not batch:
            return total
        with transaction.atomic():
            total += erase_rows(declaration=declaration, rows=batch, how=keep.then)
        last_key = batch[-1].pk
