"""How long an offer and its runs live.

What visitors see is decided by `till_catalog.queries` at the moment they ask; the states worked out
here follow each night, for lists and the office. They never show or hide anything the queries would
not, with one exception: an offer nobody has confirmed for a year is hidden by its state.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..enums import ArchiveReason, OfferStatus

# The page of an expired offer stays this long, then its address answers 410.
EXPIRED_PAGE_DAYS = 90

# The days of silence of a feed, and of a person, after which an offer ranks lower, and after which
# it is hidden: from the catalogue's specification ("Lifecycle": 7, 180, 365).
FEED_UNSEEN_DAYS = 7
UNCONFIRMED_DAYS = 180
HIDDEN_AFTER_DAYS = 365

# What the portal moves by itself. Drafts, reviews, withdrawals and cancellations belong to others.
_MOVING = frozenset({OfferStatus.PUBLISHED, OfferStatus.EXPIRED})


@dataclass(frozen=True, kw_only=True)
class Life:
    """The state of an offer, as far as time changes it. `because`: why the portal archived it."""

    status: str
    stale: bool = False
    because: str = ArchiveReason.NONE


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What tells whether an offer is alive. `ends`: the last day of its last run, None where a run
    has no end; `has_runs` tells that from an offer without any. `confirmed`: the day the feed
    (`imported`) or a person last stood by it; None: examples, nobody has to."""

    has_runs: bool
    ends: dt.date | None
    imported: bool
    confirmed: dt.date | None


def last_day(
    *, start: dt.date | None, end: dt.date | None, dates: Iterable[dt.date], flexible: bool
) -> dt.date | None:
    """Return the day after which a run is over: its last date, else its end, else its start.

    None means that no day ends it: it can be joined at any time, or nothing is known.
    """
    if flexible:
        return None
    return max(dates, default=None) or end or start


def moves_by_itself(life: Life) -> bool:
    """Tell whether time changes this state: an archived offer only where the portal archived it."""
    archived = life.status == OfferStatus.ARCHIVED and life.because != ArchiveReason.NONE
    return life.status in _MOVING or archived


def aged(life: Life, signs: Signs, *, today: dt.date) -> Life:
    """Return the state of an offer on `today`: published, expired or archived, and whether stale."""
    if not moves_by_itself(life):
        return life
    silent = (today - signs.confirmed).days if signs.confirmed else 0
    stale = silent > (FEED_UNSEEN_DAYS if signs.imported else UNCONFIRMED_DAYS)
    over = signs.has_runs and signs.ends is not None and signs.ends < today
    if over and signs.ends is not None and (today - signs.ends).days > EXPIRED_PAGE_DAYS:
        return Life(status=OfferStatus.ARCHIVED, stale=stale, because=ArchiveReason.OVER)
    if silent > HIDDEN_AFTER_DAYS:
        return Life(status=OfferStatus.ARCHIVED, stale=True, because=ArchiveReason.UNCONFIRMED)
    return Life(status=OfferStatus.EXPIRED if over else OfferStatus.PUBLISHED, stale=stale)


def seen_again(life: Life, *, current: bool) -> Life:
    """Return the state of an offer that stands in its feed (again). `current`: a run is not over.

    Withdrawn ones come back. Expired and archived ones come back with a run to come; what a person
    archived stays archived.
    """
    back = life.status == OfferStatus.WITHDRAWN or (current and moves_by_itself(life))
    if back:
        return Life(status=OfferStatus.PUBLISHED)
    return replace(life, stale=False)
