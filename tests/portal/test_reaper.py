"""Tasks whose worker was killed come back, a bounded number of times."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import load_command_class
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal import clock
from portal.jobs.heartbeat import DEAD_AFTER
from portal.jobs.models import WorkerBeat
from portal.jobs.reaper import MAX_ATTEMPTS, reap
from tests.support.database import database_url

pytestmark = [pytest.mark.db, pytest.mark.django_db(transaction=True)]

LATER = DEAD_AFTER + dt.timedelta(seconds=5)


def running_task(*, workers: list[str], started: dt.datetime) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="portal.mail.tasks.drain_outbox",
        worker_ids=workers,
        backend_name="default",
        run_after=started,
        started_at=started,
        exception_class_path="",
        traceback="",
    )


def test_a_living_worker_keeps_its_task_and_a_dead_one_loses_it() -> None:
    now = clock.real_now()
    WorkerBeat.objects.create(worker_id="alive", queues="slow", beat_at=now)
    WorkerBeat.objects.create(worker_id="dead", queues="default", beat_at=now - LATER)
    kept = running_task(workers=["alive"], started=now - dt.timedelta(hours=5))
    taken = running_task(workers=["alive", "dead"], started=now - LATER)
    unknown = running_task(workers=["never-seen"], started=now - LATER)
    assert reap(now=now) == (2, 0)
    states = {row.pk: row.status for row in DBTaskResult.objects.all()}
    assert states == {
        kept.pk: TaskResultStatus.RUNNING,
        taken.pk: TaskResultStatus.READY,
        unknown.pk: TaskResultStatus.READY,
    }
    assert list(WorkerBeat.objects.values_list("worker_id", flat=True)) == ["alive"]


def test_a_task_that_kills_its_workers_is_given_up() -> None:
    now = clock.real_now()
    row = running_task(workers=["a", "b", "c"][:MAX_ATTEMPTS], started=now - LATER)
    assert reap(now=now) == (0, 1)
    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED
    assert row.exception_class_path == "portal.jobs.reaper.WorkerLost"
    assert row.finished_at == now


def test_db_worker_is_the_one_with_the_heartbeat() -> None:
    from django.core.management import get_commands

    command = load_command_class(get_commands()["db_worker"], "db_worker")
    assert type(command).__module__ == "portal.jobs.management.commands.db_worker"


@pytest.fixture
def worker_environment() -> dict[str, str]:
    """The environment of a worker process that works on this test's database."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.support.worker_settings",
        "DATABASE_URL": database_url(),
    }


@pytest.fixture
def worker(worker_environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    process = start_worker(worker_environment)
    yield process
    process.kill()
    process.wait()


def start_worker(environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "manage.py", "db_worker", "--no-startup-delay", "--interval", "0.1"],
        cwd=settings.BASE_DIR,
        env=environment,
        stderr=subprocess.DEVNULL,
    )


def wait_for(row: DBTaskResult, status: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        row.refresh_from_db()
        if row.status == status:
            return
        time.sleep(0.1)
    raise AssertionError(f"the task is {row.status}, not {status}")


def test_a_killed_worker_gives_its_task_back_and_the_next_one_finishes_it(
    worker: "subprocess.Popen[bytes]", worker_environment: dict[str, str]
) -> None:
    now = clock.real_now()
    marker = settings.VAR_DIR / f"release-{uuid.uuid4().hex}"
    row = DBTaskResult.objects.create(
        args_kwargs={"args": [str(marker)], "kwargs": {}},
        task_path="tests.support.tasks.wait_until_released",
        backend_name="default",
        run_after=now,
        exception_class_path="",
        traceback="",
    )
    wait_for(row, TaskResultStatus.RUNNING)
    assert WorkerBeat.objects.count() == 1
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    assert reap() == (0, 0)  # its last beat is fresh
    assert reap(now=clock.real_now() + LATER) == (1, 0)
    marker.touch()
    second = start_worker(worker_environment)
    try:
        wait_for(row, TaskResultStatus.SUCCESSFUL)
    finally:
        second.terminate()
        second.wait()
    assert len(row.worker_ids) == 2
    assert WorkerBeat.objects.count() == 0  # a worker that ends in peace says so
