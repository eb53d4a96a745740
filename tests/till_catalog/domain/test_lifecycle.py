"""The life of an offer as a pure decision, day by day and for any signs."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from till_catalog.domain.lifecycle import (
    EXPIRED_PAGE_DAYS,
    FEED_UNSEEN_DAYS,
    HIDDEN_AFTER_DAYS,
    UNCONFIRMED_DAYS,
    Life,
    Signs,
    aged,
    moves_by_itself,
    seen_again,
)
from till_catalog.enums import ArchiveReason, OfferStatus

TODAY = dt.date(2027, 1, 13)
PUBLISHED, EXPIRED, ARCHIVED = OfferStatus.PUBLISHED, OfferStatus.EXPIRED, OfferStatus.ARCHIVED
DAY = dt.timedelta(days=1)


def signs(*, ends: int | None = 10, silent: int | None = 0, imported: bool = True) -> Signs:
    """`ends` in days from today, `silent` for so many days."""
    return Signs(
        has_runs=True,
        ends=None if ends is None else TODAY + ends * DAY,
        imported=imported,
        confirmed=None if silent is None else TODAY - silent * DAY,
    )


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (1, Life(status=PUBLISHED)),
        (0, Life(status=PUBLISHED)),
        (-1, Life(status=EXPIRED)),
        (-EXPIRED_PAGE_DAYS, Life(status=EXPIRED)),
        (-EXPIRED_PAGE_DAYS - 1, Life(status=ARCHIVED, because=ArchiveReason.OVER)),
        (None, Life(status=PUBLISHED)),
    ],
)
@pytest.mark.parametrize(
    "before",
    [
        Life(status=PUBLISHED),
        Life(status=EXPIRED),
        Life(status=ARCHIVED, because=ArchiveReason.OVER),
    ],
)
def test_the_last_run_decides_wherever_it_comes_from(
    before: Life, ends: int | None, expected: Life
) -> None:
    assert aged(before, signs(ends=ends), today=TODAY) == expected


@pytest.mark.parametrize(
    ("imported", "silent", "expected"),
    [
        (True, FEED_UNSEEN_DAYS, Life(status=PUBLISHED)),
        (True, FEED_UNSEEN_DAYS + 1, Life(status=PUBLISHED, stale=True)),
        (False, FEED_UNSEEN_DAYS + 1, Life(status=PUBLISHED)),
        (False, UNCONFIRMED_DAYS, Life(status=PUBLISHED)),
        (False, UNCONFIRMED_DAYS + 1, Life(status=PUBLISHED, stale=True)),
        (False, HIDDEN_AFTER_DAYS, Life(status=PUBLISHED, stale=True)),
        (
            False,
            HIDDEN_AFTER_DAYS + 1,
            Life(status=ARCHIVED, stale=True, because=ArchiveReason.UNCONFIRMED),
        ),
        (
            True,
            HIDDEN_AFTER_DAYS + 1,
            Life(status=ARCHIVED, stale=True, because=ArchiveReason.UNCONFIRMED),
        ),
        (False, None, Life(status=PUBLISHED)),  # an example
    ],
)
def test_silence_makes_stale_and_then_hides(
    imported: bool, silent: int | None, expected: Life
) -> None:
    found = aged(Life(status=PUBLISHED), signs(silent=silent, imported=imported), today=TODAY)
    assert found == expected


def test_an_offer_without_runs_is_not_over() -> None:
    nothing = Signs(has_runs=False, ends=None, imported=False, confirmed=TODAY)
    assert aged(Life(status=PUBLISHED), nothing, today=TODAY) == Life(status=PUBLISHED)


# A busy machine draws slowly; that says nothing about the rule.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

STATES = st.builds(
    Life,
    status=st.sampled_from(list(OfferStatus)),
    stale=st.booleans(),
    because=st.sampled_from(list(ArchiveReason)),
)
SIGNS = st.builds(
    signs,
    ends=st.none() | st.integers(-500, 500),
    silent=st.none() | st.integers(0, 1000),
    imported=st.booleans(),
)


@patient
@given(STATES, SIGNS)
def test_what_people_decided_is_never_moved(before: Life, found: Signs) -> None:
    if not moves_by_itself(before):
        assert aged(before, found, today=TODAY) == before


@patient
@given(STATES, SIGNS)
def test_a_second_night_on_the_same_day_changes_nothing(before: Life, found: Signs) -> None:
    once = aged(before, found, today=TODAY)
    assert aged(once, found, today=TODAY) == once


@patient
@given(STATES, SIGNS, st.lists(st.integers(0, 400), min_size=1, max_size=6))
def test_missed_nights_make_no_difference(before: Life, found: Signs, nights: list[int]) -> None:
    life = before
    for night in sorted(nights):
        life = aged(life, found, today=TODAY + night * DAY)
    assert life == aged(before, found, today=TODAY + max(nights) * DAY)


@pytest.mark.parametrize(
    ("before", "current", "status"),
    [
        (Life(status=OfferStatus.WITHDRAWN), True, PUBLISHED),
        (Life(status=OfferStatus.WITHDRAWN), False, PUBLISHED),
        (Life(status=EXPIRED), True, PUBLISHED),
        (Life(status=EXPIRED), False, EXPIRED),
        (Life(status=ARCHIVED, because=ArchiveReason.OVER), True, PUBLISHED),
        (Life(status=ARCHIVED, because=ArchiveReason.UNCONFIRMED, stale=True), True, PUBLISHED),
        (Life(status=ARCHIVED, because=ArchiveReason.OVER), False, ARCHIVED),
        (Life(status=ARCHIVED), True, ARCHIVED),
        (Life(status=OfferStatus.DRAFT), True, OfferStatus.DRAFT),
        (Life(status=OfferStatus.CANCELLED), True, OfferStatus.CANCELLED),
    ],
)
def test_a_feed_brings_back_what_people_did_not_take_away(
    before: Life, current: bool, status: str
) -> None:
    after = seen_again(before, current=current)
    assert (after.status, after.stale) == (status, False)
