"""When a link is broken."""

import datetime as dt

import pytest

from portal.links import Health, after_check, is_failure

MONDAY = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
WEEK = dt.timedelta(days=7)


@pytest.mark.parametrize(
    ("status", "failed"),
    [(200, False), (204, False), (301, False), (403, False), (429, False), (503, False),
     (404, True), (410, True), (500, True), (None, True)],
)  # fmt: skip
def test_what_leads_nowhere(status: int | None, failed: bool) -> None:
    assert is_failure(status) is failed


def test_two_failures_a_week_apart_break_a_link_and_one_success_mends_it() -> None:
    first = after_check(Health(), failed=True, now=MONDAY)
    assert first == Health(failing_since=MONDAY)
    early = after_check(first, failed=True, now=MONDAY + WEEK - dt.timedelta(seconds=1))
    assert early == first
    second = after_check(first, failed=True, now=MONDAY + WEEK)
    assert second == Health(failing_since=MONDAY, broken=True)
    assert after_check(second, failed=False, now=MONDAY + WEEK) == Health()
