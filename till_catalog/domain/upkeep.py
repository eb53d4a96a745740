"""What must be true of an offer after people changed it: status, derived run fields."""

import datetime as dt

from ..enums import ArchiveReason, OfferStatus
from ..models import Offer, Run
from .lifecycle import last_day
from .locks import STATUS
from .times import run_weekdays


def set_status(offer: Offer, status: str, *, now: dt.datetime) -> None:
    """Give an offer (unsaved) the status a person decided, with what follows from it.

    An import brings back what it withdrew itself, so a withdrawal by the office locks the status.
    """
    offer.status = status
    offer.archived_because = ArchiveReason.NONE  # a person did, so time does not undo it
    locked = [name for name in offer.locked_fields if name != STATUS]
    if status == OfferStatus.WITHDRAWN:
        locked.append(STATUS)
    offer.locked_fields = locked
    if status == OfferStatus.PUBLISHED and offer.first_published_at is None:
        offer.first_published_at = now


def confirm(offer: Offer, *, now: dt.datetime) -> None:
    """Note on an offer (unsaved) that somebody checked it today."""
    offer.confirmed_at = now
    offer.stale = False


def derive(run: Run, *, dates: list[dt.date]) -> None:
    """Set on a run (unsaved) what follows from its single dates `dates` and its own days."""
    if dates:
        run.start, run.end = min(dates), max(dates)
        run.date_count = len(dates)
    run.weekdays = run_weekdays(dates=dates, start=run.start, end=run.end, stated=run.weekdays)
    run.last_day = last_day(start=run.start, end=run.end, dates=dates, flexible=run.flexible_start)
