"""Periodic jobs: what is due runs once, whoever asks, and an error stays its own."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from portal.clock import BERLIN
from portal.jobs import registry
from portal.jobs.models import JobState, Outcome
from portal.jobs.registry import PeriodicJob
from portal.jobs.tick import ABANDONED_AFTER, is_due, run_if_due
from portal.settings import base

pytestmark = [pytest.mark.db, pytest.mark.django_db]

NOON = dt.datetime(2026, 5, 4, 12, 0, tzinfo=BERLIN)


def job(run: Callable[[], object] = lambda: None, **when: Any) -> PeriodicJob:
    when = when or {"every": dt.timedelta(hours=1)}
    return PeriodicJob(name="test.job", label="Probe", run=run, **when)


def state(*, last_start: dt.datetime | None, known_since: dt.datetime = NOON) -> JobState:
    return JobState(name="test.job", known_since=known_since, last_start=last_start)


@pytest.mark.parametrize(
    ("minutes_ago", "due"), [(None, True), (59, False), (60, True), (600, True)]
)
def test_an_interval_counts_from_the_last_start(minutes_ago: int | None, due: bool) -> None:
    last = None if minutes_ago is None else NOON - dt.timedelta(minutes=minutes_ago)
    assert is_due(job=job(), state=state(last_start=last), now=NOON) is due


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        ((4, 3, 30), (4, 23, 0), False),  # has run today
        ((3, 3, 30), (4, 3, 29), False),  # not yet
        ((3, 3, 30), (4, 3, 30), True),
        ((1, 3, 30), (4, 2, 0), True),  # the machine was off for days
    ],
)
def test_a_daily_job_runs_once_after_its_time(
    last: tuple[int, int, int], now: tuple[int, int, int], due: bool
) -> None:
    moments = [dt.datetime(2026, 5, *parts, tzinfo=BERLIN) for parts in (last, now)]
    nightly = job(at=dt.time(3, 30))
    assert is_due(job=nightly, state=state(last_start=moments[0]), now=moments[1]) is due


def test_a_new_daily_job_waits_for_its_time_instead_of_running_at_noon() -> None:
    nightly = job(at=dt.time(3, 30))
    known = state(last_start=None, known_since=NOON)
    assert not is_due(job=nightly, state=known, now=NOON + dt.timedelta(hours=1))
    assert is_due(job=nightly, state=known, now=NOON + dt.timedelta(hours=16))


@pytest.mark.parametrize("day", [dt.date(2026, 3, 29), dt.date(2026, 10, 25)])
def test_a_daily_job_at_half_past_two_runs_once_on_the_days_the_clocks_change(
    day: dt.date,
) -> None:
    nightly = job(at=dt.time(2, 30))
    moment = dt.datetime.combine(day, dt.time(0), BERLIN).astimezone(dt.UTC)
    last = moment - dt.timedelta(hours=21)
    runs = 0
    for _ in range(24 * 4):
        moment += dt.timedelta(minutes=15)
        if is_due(job=nightly, state=state(last_start=last), now=moment):
            runs, last = runs + 1, moment
    assert runs == 1


def test_what_ran_is_noted_with_its_message_and_does_not_run_twice() -> None:
    calls: list[int] = []
    work = job(run=lambda: calls.append(1) or "3 Seiten")  # type: ignore[func-returns-value]
    assert run_if_due(job=work)
    assert not run_if_due(job=work)
    row = JobState.objects.get(name="test.job")
    assert (len(calls), row.outcome, row.message) == (1, Outcome.OK, "3 Seiten")
    assert row.last_start is not None
    assert row.last_end is not None
    assert row.duration == row.last_end - row.last_start


def test_a_job_that_is_running_elsewhere_is_not_started_until_it_is_abandoned() -> None:
    calls: list[int] = []
    work = job(run=lambda: calls.append(1), every=dt.timedelta(seconds=0))
    run_if_due(job=work)
    running = JobState.objects.get(name="test.job")
    assert running.last_start is not None
    JobState.objects.update(outcome=Outcome.RUNNING)
    assert not run_if_due(job=work)
    JobState.objects.update(last_start=running.last_start - ABANDONED_AFTER)
    assert run_if_due(job=work)
    assert len(calls) == 2


def test_a_failing_job_is_noted_and_the_next_one_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ValueError("kaputt")

    every = dt.timedelta(minutes=1)
    first = PeriodicJob(name="a", label="a", every=every, run=fail)
    second = PeriodicJob(name="b", label="b", every=every, run=lambda: None)
    monkeypatch.setattr(registry, "_jobs", {"b": second, "a": first})
    call_command("portal_tick")
    assert capsys.readouterr().out.split() == ["a", "b"]
    outcomes = dict(JobState.objects.values_list("name", "outcome"))
    assert outcomes == {"a": Outcome.FAILED, "b": Outcome.OK}
    assert JobState.objects.get(name="a").message == "ValueError: kaputt"


def test_a_name_belongs_to_one_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_jobs", {})
    registry.register(job())
    with pytest.raises(ValueError, match="registered twice"):
        registry.register(job(every=dt.timedelta(days=1)))
    with pytest.raises(ValueError, match="either every or at"):
        job(every=dt.timedelta(days=1), at=dt.time(3))


def test_every_registered_job_runs_on_the_migrated_database(settings: Any) -> None:
    settings.TASKS = base.TASKS
    for registered in registry.all_jobs():
        registered.run()


def test_sofia_reads_the_table_of_jobs_in_words(sofia_client: Client) -> None:
    call_command("portal_tick", verbosity=0)
    JobState.objects.filter(name="mail.drain").update(
        outcome=Outcome.FAILED, message="OSError: Zwiebel"
    )
    page = sofia_client.get("/admin/jobs/").content.decode()
    assert "wartende E-Mails verschicken" in page
    assert "jede Minute" in page
    assert "täglich um 03:30 Uhr" in page
    assert "OSError: Zwiebel" in page
    assert "fehlgeschlagen" in page


def test_anna_the_editor_does_not_see_the_table_of_jobs(anna_client: Client) -> None:
    call_command("portal_tick", verbosity=0)
    page = anna_client.get("/admin/jobs/", follow=True).content.decode()
    assert "wartende E-Mails verschicken" not in page
