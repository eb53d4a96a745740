"""Editions appear whole or not at all, stay as they are, and go after 30 days."""

import datetime as dt
import gc
import tracemalloc
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from filelock import FileLock

from portal.jobs.registry import all_jobs
from till_catalog import generate
from till_catalog.exporters import dump, editions
from till_catalog.exporters.csv_table import CsvWriter
from till_catalog.exporters.dump import NotWritten
from till_catalog.models import Provider
from till_catalog.tasks import write_dump

from .reading import lines, open_offer

pytestmark = pytest.mark.db


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_an_edition_that_breaks_leaves_the_one_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_offer("Eins")
    open_offer("Zwei")
    before = dump.publish().edition
    there = everything(folder)
    written = []

    def breaks(self: CsvWriter, record: dict[str, Any]) -> None:
        written.append(record)
        if len(written) == 2:
            raise OSError("disk full")

    monkeypatch.setattr(CsvWriter, "write", breaks)
    with pytest.raises(OSError, match="disk full"):
        dump.publish()
    assert everything(folder) == there
    assert editions.latest() == before


def test_what_a_killed_process_left_is_no_edition_and_is_cleared(folder: Path) -> None:
    half = folder / ".half-2027-01-12"
    half.mkdir(parents=True)
    (half / "angebote.jsonl.gz").write_bytes(b"half")
    assert (editions.names(), editions.latest(), editions.find(half.name)) == ([], None, None)
    dump.publish()
    assert not half.exists()


def test_only_one_process_writes(folder: Path) -> None:
    folder.mkdir(parents=True)
    with FileLock(folder / ".lock"), pytest.raises(NotWritten, match="gerade eine Ausgabe"):
        dump.publish()
    assert editions.names() == []


def test_a_second_edition_of_a_day_changes_nothing_of_the_first(folder: Path) -> None:
    open_offer("Eins")
    first = dump.publish().edition
    content = first.path("angebote.jsonl.gz").read_bytes()
    open_offer("Zwei")
    for _ in range(10):
        dump.publish()
    assert editions.names()[:3] == ["2027-01-13", "2027-01-13-2", "2027-01-13-3"]
    assert editions.names()[-1] == "2027-01-13-11"
    assert first.path("angebote.jsonl.gz").read_bytes() == content
    newest = editions.latest()
    assert newest is not None
    assert (newest.name, newest.since) == ("2027-01-13-11", "2027-01-13-10")


def test_a_clock_that_was_turned_back_writes_nothing(settings: Any) -> None:
    dump.publish()
    settings.PORTAL_TODAY = "2027-01-12"
    with pytest.raises(NotWritten, match=r"vom 13\.01\.2027, und heute ist erst der 12\.01\.2027"):
        dump.publish()


def test_old_editions_go_but_never_the_newest(settings: Any, folder: Path) -> None:
    for day in ("2027-01-13", "2027-01-14", "2027-02-12"):
        settings.PORTAL_TODAY = day
        dump.publish()
    assert editions.names() == ["2027-01-13", "2027-01-14", "2027-02-12"]  # 30 days are kept
    settings.PORTAL_TODAY = "2027-02-13"
    assert dump.publish().pruned == 1
    assert editions.names() == ["2027-01-14", "2027-02-12", "2027-02-13"]
    assert editions.prune(today=dt.date(2030, 1, 1)) == 2
    assert editions.names() == ["2027-02-13"]
    assert {path.name for path in folder.iterdir()} == {"2027-02-13", ".lock"}


def test_checksums_and_sizes_are_those_of_the_files() -> None:
    import hashlib

    open_offer()
    dump.publish()
    edition = dump.publish().edition
    assert [file.name for file in edition.files] == [
        "angebote.jsonl.gz",
        "angebote.csv.gz",
        "aenderungen.jsonl.gz",
    ]
    for file in edition.files:
        content = edition.path(file.name).read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert editions.find(edition.name) == edition


def test_the_task_writes_once_a_day() -> None:
    open_offer()
    assert write_dump.func() == "Ausgabe 2027-01-13: 1 Angebote von 1 Anbietern."
    assert write_dump.func() == "done already"
    assert editions.names() == ["2027-01-13"]


def test_every_night_a_task_is_put_into_the_slow_queue() -> None:
    from django_tasks import default_task_backend

    (job,) = [job for job in all_jobs() if job.name == "till.open_data"]
    default_task_backend.clear()
    assert job.at == dt.time(4, 10)
    assert job.run() == ""
    (queued,) = default_task_backend.results
    assert (queued.task.name, queued.task.queue_name) == ("write_dump", "slow")


def test_switched_off_nothing_is_written(settings: Any, folder: Path) -> None:
    settings.PORTAL_OPEN_DATA = False
    (job,) = [job for job in all_jobs() if job.name == "till.open_data"]
    assert job.run() == "abgeschaltet"
    assert "abgeschaltet" in write_dump.func()
    with pytest.raises(CommandError, match="abgeschaltet"):
        call_command("till_dump")
    assert not folder.exists()


def test_the_command_says_what_it_did() -> None:
    open_offer()
    out = StringIO()
    call_command("till_dump", stdout=out)
    call_command("till_dump", if_needed=True, stdout=out)
    call_command("till_dump", forget_old=True, verbosity=0, stdout=out)
    assert out.getvalue().splitlines() == [
        "Angebote: 100 % (1 von 1)",
        "Ausgabe 2027-01-13: 1 Angebote von 1 Anbietern.",
        "Die Ausgabe von heute gibt es schon.",
        "Ausgabe 2027-01-13-2: 1 Angebote von 1 Anbietern. 0 Änderungen seit 2027-01-13.",
        "1 frühere Ausgaben gelöscht.",
    ]
    assert editions.names() == ["2027-01-13-2"]


def peak_of_a_dump() -> float:
    """Return the most memory (MiB) that writing one edition took.

    Offers and their runs point at each other, so they go when Python tidies up, and that it does the
    more rarely the more a process holds already. What the tests hold is set aside.
    """
    gc.freeze()
    gc.collect()
    tracemalloc.start()
    try:
        dump.publish()
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()
        gc.unfreeze()


def generated(offers: int, *, seed: int) -> None:
    """Make offers in masses, and let PostgreSQL look at them, as it does by itself between two nights:
    without that it reads every run for every offer."""
    generate.generate(offers, seed=seed)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.mark.parametrize(("batch", "before", "after"), [(40, 400, 1_600)])
def test_memory_does_not_grow_with_the_catalogue(
    batch: int, before: int, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dump of many offers takes no more than one of few, with the delta between them.

    What it takes is a few batches, so there must be ten of them in the smaller one.
    """
    monkeypatch.setattr("till_catalog.exporters.selection.BATCH", batch)
    generated(before, seed=1)
    Provider.objects.update(open_data_consent=True, data_licence="CC0")
    dump.publish()
    few = peak_of_a_dump()
    generated(after - before, seed=2)
    Provider.objects.update(open_data_consent=True, data_licence="CC0")
    many = peak_of_a_dump()
    newest = editions.latest()
    assert newest is not None
    assert newest.offers == after
    assert len(lines(newest.path("aenderungen.jsonl.gz"))) == after - before + 1
    assert many < few * 1.3, (few, many)
