"""`manage.py till_import`: what a person at the shell sees."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from till_catalog.models import ImportRun, ImportSource, Offer

from .importing import berlin, course

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "kurse.json"
    path.write_bytes(berlin(*(course(str(number)) for number in range(4)), {"guid": "9"}))
    return path


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("till_import", *map(str, arguments), stdout=out, verbosity=0)
    return out.getvalue()


def test_a_new_source_is_made_and_the_result_told(feed: Path) -> None:
    said = run("vhs", feed, "--create", "berlin", "--name", "VHS", "--provider", "VHS Musterstadt")
    assert said == (
        "VHS: fertig. 5 Datensätze in der Datei: 4 neu, 0 geändert, 0 unverändert, 1 abgelehnt,"
        " 0 zurückgezogen.\n"
        "Hinweise:\n"
        "       1  title_missing: Der Titel fehlt. Das Angebot wurde nicht übernommen.\n"
    )
    source = ImportSource.objects.get()
    assert (source.slug, source.format, str(source.provider)) == (
        "vhs",
        "berlin",
        "VHS Musterstadt",
    )


def test_an_unknown_source_is_named(feed: Path) -> None:
    with pytest.raises(CommandError, match=r"„vhs“ gibt es nicht \(vorhanden: keine\)"):
        run("vhs", feed)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nichts\.json gibt es nicht"):
        run("vhs", tmp_path / "nichts.json")


def test_confirm_withdraws_what_is_missing(feed: Path) -> None:
    run("vhs", feed, "--create", "berlin")
    feed.write_bytes(berlin(course("1")))
    assert "wartet auf Bestätigung" in run("vhs", feed)
    assert Offer.objects.filter(status="published").count() == 4
    assert "Bestätigt. 3 Angebote gelten als zurückgezogen." in run("vhs", feed, "--confirm")
    assert Offer.objects.filter(status="published").count() == 1


def test_a_busy_source_is_said_and_leaves_nothing_behind(feed: Path) -> None:
    run("vhs", feed, "--create", "berlin")
    from portal import clock

    ImportRun.objects.update(state="running", heartbeat=clock.real_now())
    with pytest.raises(CommandError, match="wird gerade eingelesen"):
        run("vhs", feed)
    assert ImportRun.objects.count() == 1
