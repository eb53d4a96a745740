"""Drafts of uploaded tables: what the preview counts is what the import does, nothing typed is lost,
and nobody without the right sees or changes anything."""

import csv
import datetime as dt
import io
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks import default_task_backend

from portal import clock
from portal.accounts.models import User
from portal.privacy.retention import run_out
from search.outbox import rows_due
from tests.factories.catalogue import make_source
from till_catalog.drafts import views
from till_catalog.drafts.counting import counts
from till_catalog.drafts.editing import Typed, save
from till_catalog.drafts.publishing import NotPublishable, error_file, publish
from till_catalog.enums import ImportFormat
from till_catalog.importers.running import run_import
from till_catalog.importers.sheet.reading import parse
from till_catalog.models import DraftRow, ImportDraft, ImportRun, ImportSource, Keyword, Offer
from till_catalog.tasks import check_draft

from .importing import import_bytes
from .tables import draft_of, line, table, upload

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def source(db: None) -> ImportSource:
    return make_source("naehstube", ImportFormat.CSV)


@pytest.fixture
def importer(anna_client: Client) -> Client:
    """Anna, whose group was given the right to add imports."""
    Group.objects.get(name="Redaktion").permissions.add(
        Permission.objects.get(content_type__app_label="till_catalog", codename="add_importrun")
    )
    return anna_client


def _url(name: str, *args: Any) -> str:
    return reverse(f"import-drafts:{name}", args=args)


# -- the preview ------------------------------------------------------------------------------


def test_the_preview_counts_what_the_import_does(source: ImportSource) -> None:
    old = [line("N1"), line("N2"), line("N3"), line("N4"), line("N5")]
    import_bytes(source, table(*old))
    before = list(Offer.objects.order_by("pk").values())
    due = {row.key: row.wanted for row in rows_due("offers")}
    draft = draft_of(
        source,
        line("N1"),  # unchanged
        line("N2", titel="Anders"),  # changed
        line("N3", form="?"),  # rejected, and so not withdrawn
        line("N4", beginn="bald"),  # one run rejected, the other taken
        line("N4", beginn="03.09.2030"),
        line("N6"),
        line("", titel="ohne Nummer"),
        line("", titel="noch eines"),
    )
    found = counts(draft)
    assert list(Offer.objects.order_by("pk").values()) == before
    assert {row.key: row.wanted for row in rows_due("offers")} == due
    assert ImportRun.objects.count() == 1
    assert not Keyword.objects.filter(name="Anders").exists()

    run, _ = publish(draft.pk, None)
    run = run_import(run.pk)
    assert (run.total, run.created, run.updated, run.unchanged, run.rejected, run.withdrawn) == (
        found.offers,
        found.new,
        found.changed,
        found.unchanged,
        found.rejected,
        found.withdrawn,
    )
    assert (found.offers, found.new, found.changed, found.unchanged, found.rejected) == (
        7,
        1,
        2,
        1,
        3,
    )
    assert (found.withdrawn, found.rows, found.wrong) == (1, 8, 4)


def test_a_table_that_is_much_shorter_says_that_it_will_be_asked(
    importer: Client, source: ImportSource
) -> None:
    import_bytes(source, table(*(line(f"N{n}") for n in range(5))))
    draft = draft_of(source, line("N0"))
    page = importer.get(_url("inspect", draft.pk)).content.decode()
    assert "In der Datei stehen 1 Angebote, beim letzten Mal waren es 5." in page
    assert "Nach dem Einlesen fragt das Portal noch einmal" in page


def test_the_preview_shows_offers_as_the_catalogue_does(
    importer: Client, source: ImportSource
) -> None:
    draft = draft_of(source, line("N1"), line("N2", beginn="bald", titel="<b>Stricken</b>"))
    page = importer.get(_url("inspect", draft.pk)).content.decode()
    assert "montags, 18:00–19:30 Uhr · ab 2. September 2030" in page
    assert "84,50\xa0€" in page
    assert "Der Beginn fehlt oder ist nicht lesbar." in page
    assert "<b>Stricken</b>" not in page
    only = importer.get(_url("inspect", draft.pk), {"zeigen": "rejected"}).content.decode()
    assert ("N1" in only.rsplit("<tbody>", 1)[1], "N2" in only.rsplit("<tbody>", 1)[1]) == (
        False,
        True,
    )


def test_queries_do_not_grow_with_the_rows(importer: Client, source: ImportSource) -> None:
    def asked(address: str) -> int:
        importer.get(address)  # the first page after a change reads the house
        with CaptureQueriesContext(connection) as found:
            importer.get(address)
        return len(found)

    def measured(name: str, *rows: dict[str, str]) -> int:
        return asked(_url(name, draft_of(source, *rows).pk))

    one, three = [line("N1", beginn="x")], [line(f"N{n}", beginn="x") for n in range(3)]
    assert measured("inspect", *one) == measured("inspect", *three)
    assert measured("mend", *one) == measured("mend", *three)
    few = asked(reverse("import-drafts:index"))
    draft_of(source, *three)
    assert asked(reverse("import-drafts:index")) == few


def test_a_large_table_is_checked_in_the_background(
    importer: Client, source: ImportSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "CHECKED_AT_ONCE", 1)
    importer.post(
        reverse("import-runs:add"),
        {"source": source.pk, "file": upload(table(line("N1"), line("N2")))},
    )
    draft = ImportDraft.objects.get()
    result = default_task_backend.results[-1]  # type: ignore[attr-defined]
    assert (result.task.queue_name, list(result.args), draft.checked) == ("slow", [draft.pk], False)
    assert "Die Tabelle wird geprüft." in importer.get(_url("inspect", draft.pk)).content.decode()
    assert importer.get(_url("mend", draft.pk)).status_code == 404
    with pytest.raises(NotPublishable, match="wird noch geprüft"):
        publish(draft.pk, None)
    check_draft.func(draft.pk)
    draft.refresh_from_db()
    assert (draft.checked, counts(draft).new) == (True, 2)


# -- uploading --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04rest", "Das ist eine Excel-Datei."),
        (b"Name;Ort\r\nx;y\r\n", "fehlen die Überschriften angebot_nr, titel"),
        (b"", "Die Datei ist leer."),
        (b"x" * 201, "Erlaubt sind höchstens 200\xa0Bytes."),
    ],
)
def test_a_file_that_is_no_table_gets_a_sentence(
    importer: Client,
    source: ImportSource,
    content: bytes,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("till_catalog.import_forms.MAX_TABLE", 200)
    answer = importer.post(
        reverse("import-runs:add"), {"source": source.pk, "file": upload(content)}
    )
    assert sentence in answer.content.decode()
    assert not ImportDraft.objects.exists()


def test_a_draft_knows_whose_it_is_and_what_it_does_not_know(
    importer: Client, source: ImportSource
) -> None:
    content = table(line("N1", Lehrerin="N. N."))
    importer.post(
        reverse("import-runs:add"),
        {"source": source.pk, "file": upload(content, "../x/\u202ekurse.csv")},
    )
    draft = ImportDraft.objects.get()
    assert (draft.owner and draft.owner.email, draft.file_name) == (
        "anna@stadt.example",
        "kurse.csv",
    )
    page = importer.get(_url("inspect", draft.pk)).content.decode()
    assert "Diese Spalten kennt das Portal nicht. Sie bleiben unbeachtet: Lehrerin." in page


# -- mending ----------------------------------------------------------------------------------


def test_paging_saves_what_was_typed(importer: Client, source: ImportSource) -> None:
    draft = draft_of(source, *(line(f"N{n}", preis="zwölf") for n in range(12)))
    answer = importer.post(
        _url("mend", draft.pk),
        {"zeile-2-version": "1", "zeile-2-preis": "12", "seite": "2"},
    )
    assert answer.headers["Location"] == f"{_url('mend', draft.pk)}?p=2"
    assert DraftRow.objects.get(draft=draft, number=2).cells["preis"] == "12"
    second = importer.get(_url("mend", draft.pk), {"p": "2"}).content.decode()
    assert ("zeile-13-preis" in second, "zeile-3-preis" in second) == (True, False)


def test_a_row_that_somebody_else_changed_is_given_back(
    importer: Client, source: ImportSource
) -> None:
    draft = draft_of(source, line("N1", preis="zwölf"))
    save(draft, {2: Typed(version=1, cells={"preis": "13"})})
    answer = importer.post(_url("mend", draft.pk), {"zeile-2-version": "1", "zeile-2-preis": "14"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Diese Zeile wurde inzwischen geändert." in page
    assert 'value="14"' in page
    assert "<code>preis</code>: 13" in page
    row = DraftRow.objects.get(draft=draft)
    assert (row.cells["preis"], row.version) == ("13", 2)
    importer.post(_url("mend", draft.pk), {"zeile-2-version": "2", "zeile-2-preis": "14"})
    row.refresh_from_db()
    assert row.cells["preis"] == "14"


def test_a_text_that_is_too_long_is_given_back(importer: Client, source: ImportSource) -> None:
    draft = draft_of(source, line("N1", titel=""))
    long = "x" * 10_001
    page = importer.post(
        _url("row", draft.pk, 2), {"zeile-2-version": "1", "zeile-2-titel": long}
    ).content.decode()
    assert "Eine Zelle darf höchstens 10.000 Zeichen haben." in page
    assert long in page
    assert "titel" not in DraftRow.objects.get(draft=draft).cells


def test_a_new_number_moves_a_row_to_another_offer(source: ImportSource) -> None:
    draft = draft_of(source, line("N1", titel="Eins"), line("N2", titel=""), line("N2", titel=""))
    assert counts(draft).rejected == 1
    saved = save(draft, {3: Typed(version=1, cells={"angebot_nr": "N1", "beginn": "03.09.2030"})})
    assert saved.changed == {3}
    rows = {row.number: (row.key, row.severity) for row in draft.rows.all()}
    assert rows == {2: ("N1", ""), 3: ("N1", ""), 4: ("N2", "error")}


@pytest.mark.parametrize(
    "typed",
    [
        {"zeile-99-version": "1", "zeile-99-titel": "x"},
        {"zeile-2-version": "1", "zeile-2-status": "x", "zeile-2-draft": "7"},
        {"zeile-2-titel": "ohne Fassung"},
        {"zeile-2-version": "x" * 50, "zeile-2-titel": "x"},
        {"zeile-2-version": "²", "zeile-2-titel": "x", "seite": "²", "zeile": "x"},
        {"seite": "99999999999999999999"},
    ],
)
def test_what_no_form_sends_changes_nothing(
    importer: Client, source: ImportSource, typed: dict[str, str]
) -> None:
    draft = draft_of(source, line("N1", preis="zwölf"))
    before = list(DraftRow.objects.values())
    assert importer.post(_url("mend", draft.pk), typed).status_code in (200, 302)
    assert list(DraftRow.objects.values()) == before


def test_a_row_is_deleted(importer: Client, source: ImportSource) -> None:
    draft = draft_of(source, line("N1"), line("N1", titel="Anders", beginn="03.09.2030"))
    assert counts(draft).doubtful == 1
    importer.post(_url("remove_row", draft.pk, 3))
    assert [row.number for row in draft.rows.all()] == [2]
    importer.post(_url("remove_row", draft.pk, 3))
    assert draft.rows.count() == 1


def test_nothing_that_could_be_published_is_published(source: ImportSource) -> None:
    draft = draft_of(source, line("N1", titel=""))
    with pytest.raises(NotPublishable, match="Keine Zeile kann übernommen werden"):
        publish(draft.pk, None)
    assert not ImportRun.objects.exists()


def test_after_another_round_it_is_published_again(source: ImportSource, anna: User) -> None:
    draft = draft_of(source, line("N1"), line("N2", titel=""))
    first, is_new = publish(draft.pk, anna)
    assert (is_new, publish(draft.pk, anna)) == (True, (first, False))
    run_import(first.pk)
    save(draft, {3: Typed(version=1, cells={"titel": "Zwei"})})
    second, _ = publish(draft.pk, anna)
    run = run_import(second.pk)
    assert (run.created, run.unchanged, second.started_by) == (1, 1, anna)


# -- files ------------------------------------------------------------------------------------


def test_the_error_file_says_what_to_do_and_can_be_uploaded_again(source: ImportSource) -> None:
    draft = draft_of(source, line("N1"), line("N2", beginn="bald", titel="=HYPERLINK(1)"))
    content = error_file(draft)
    [row] = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert (row["angebot_nr"], row["titel"]) == ("N2", "'=HYPERLINK(1)")
    assert row["Fehler"].startswith("beginn: Der Beginn fehlt oder ist nicht lesbar.")
    assert "TT.MM.JJJJ, zum Beispiel 02.09.2026" in row["Was zu tun ist"]
    again = parse(content.decode("utf-8-sig"))
    assert again.rows[0].cells["titel"] == "=HYPERLINK(1)"
    assert ("Fehler" in again.columns, again.unknown) == (False, [])


def test_files_are_handed_out_as_files(importer: Client, source: ImportSource) -> None:
    draft = draft_of(source, line("N1", beginn="bald"))
    for url in (_url("template"), _url("errors", draft.pk)):
        answer = importer.get(url)
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"


# -- who, and how long ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "args"),
    [("inspect", ()), ("mend", ()), ("errors", ()), ("row", (2,)), ("delete", ())],
)
def test_without_the_right_nothing_is_shown(
    anna_client: Client, source: ImportSource, name: str, args: tuple[int, ...]
) -> None:
    draft = draft_of(source, line("N1", titel="Geheimnis", beginn="bald"))
    answer = anna_client.get(_url(name, draft.pk, *args))
    assert answer.status_code in (302, 403)
    assert "Geheimnis" not in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "args"),
    [("mend", ()), ("row", (2,)), ("remove_row", (2,)), ("publish", ()), ("delete", ())],
)
def test_without_the_right_nothing_is_done(
    anna_client: Client, source: ImportSource, name: str, args: tuple[int, ...]
) -> None:
    draft = draft_of(source, line("N1", preis="zwölf"))
    anna_client.post(_url(name, draft.pk, *args), {"zeile-2-version": "1", "zeile-2-preis": "1"})
    assert (DraftRow.objects.get().cells["preis"], ImportRun.objects.count()) == ("zwölf", 0)


def test_a_colleague_goes_on_and_deletes(
    importer: Client, source: ImportSource, sofia: User
) -> None:
    draft = draft_of(source, line("N1", preis="zwölf"), user=sofia)
    importer.post(_url("mend", draft.pk), {"zeile-2-version": "1", "zeile-2-preis": "1"})
    assert DraftRow.objects.get().cells["preis"] == "1"
    importer.post(_url("delete", draft.pk))
    assert not ImportDraft.objects.exists()


def test_drafts_are_forgotten_30_days_after_the_last_change(source: ImportSource) -> None:
    draft_of(source, line("N1"))
    touched = draft_of(source, line("N1"))
    long_ago = clock.real_now() - dt.timedelta(days=31)
    ImportDraft.objects.update(created_at=long_ago, changed_at=long_ago)
    save(touched, {2: Typed(version=1, cells={"preis": "1"})})
    run_out()
    assert list(ImportDraft.objects.all()) == [touched]
    assert DraftRow.objects.count() == 1


def test_a_draft_outlives_the_account_of_who_uploaded_it(source: ImportSource, anna: User) -> None:
    draft = draft_of(source, line("N1"), user=anna)
    anna.delete()
    draft.refresh_from_db()
    assert draft.owner is None
