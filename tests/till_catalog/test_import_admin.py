"""Anna's group imports files through the admin; others see nothing of it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_tasks import default_task_backend

from tests.factories.catalogue import make_source
from till_catalog.enums import ImportState
from till_catalog.importers.running import run_import
from till_catalog.models import ImportRun
from till_catalog.tasks import import_file as import_task

from .importing import berlin, course, import_bytes

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def importer_client(anna_client: Client) -> Client:
    """Anna, whose group was given the right to add imports."""
    editors = Group.objects.get(name="Redaktion")
    editors.permissions.add(
        Permission.objects.get(content_type__app_label="till_catalog", codename="add_importrun")
    )
    return anna_client


def _upload(client: Client, source_pk: int, content: bytes, name: str = "kurse.json") -> Any:
    return client.post(
        reverse("import-runs:add"),
        {"source": source_pk, "file": SimpleUploadedFile(name, content)},
    )


def test_an_uploaded_file_waits_in_the_slow_queue_and_is_kept(importer_client: Client) -> None:
    source = make_source()
    response = _upload(importer_client, source.pk, berlin(course("1")))
    run = ImportRun.objects.get()
    assert response.headers["Location"] == reverse("import-runs:inspect", args=(run.pk,))
    assert (run.state, run.file_name, run.started_by.email) == (
        ImportState.QUEUED,
        "kurse.json",
        "anna@stadt.example",
    )
    result = default_task_backend.results[-1]  # type: ignore[attr-defined]
    assert (result.task.queue_name, list(result.args)) == ("slow", [run.pk])
    with run.original.open("rb") as kept:
        assert kept.read() == berlin(course("1"))


def test_the_page_of_a_run_shows_progress_then_the_result(importer_client: Client) -> None:
    source = make_source()
    _upload(importer_client, source.pk, berlin(course("1"), course("2", beginn_datum="morgen")))
    run = ImportRun.objects.get()
    page = reverse("import-runs:inspect", args=(run.pk,))
    assert "Der Import wartet auf seinen Beginn." in importer_client.get(page).content.decode()
    import_task.func(run.pk)
    fragment = importer_client.get(reverse("import-runs:progress", args=(run.pk,)))
    text = fragment.content.decode()
    assert "2 Datensätze in der Datei: 2 neu" in text
    assert "<progress" not in text
    shown = importer_client.get(page).content.decode()
    assert "Das Datum ist nicht lesbar" in shown
    issues = importer_client.get(reverse("import-issues:index"), {"code": "date_invalid"})
    assert "Das Datum ist nicht lesbar" in issues.content.decode().rsplit('class="listing', 1)[1]


def test_a_hostile_file_name_reaches_neither_disk_nor_page(importer_client: Client) -> None:
    source = make_source()
    _upload(importer_client, source.pk, berlin(course("1")), "../../etc/\u202egnp<b>.json")
    run = ImportRun.objects.get()
    assert run.file_name == "gnp<b>.json"
    assert run.original.name.split("/")[-1].startswith(f"vhs-{run.sha256[:12]}")
    page = importer_client.get(reverse("import-runs:inspect", args=(run.pk,))).content.decode()
    assert "gnp<b>" not in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Die Datei ist leer. Bitte wählen Sie eine andere."),
        (b"x" * 11, "Erlaubt sind höchstens 10\xa0Bytes."),
    ],
)
def test_a_file_that_cannot_be_taken_gets_a_sentence(
    importer_client: Client, content: bytes, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("till_catalog.import_forms.MAX_UPLOAD", 10)
    response = _upload(importer_client, make_source().pk, content)
    assert sentence in response.content.decode()
    assert not ImportRun.objects.exists()


def test_a_person_confirms_a_small_file(importer_client: Client) -> None:
    source = make_source()
    import_bytes(source, berlin(*(course(str(number)) for number in range(5))))
    run = import_bytes(source, berlin(course("0")))
    page = importer_client.get(reverse("import-runs:inspect", args=(run.pk,))).content.decode()
    assert "gelten 4 Angebote als zurückgezogen" in page
    importer_client.post(reverse("import-runs:confirm", args=(run.pk,)))
    run.refresh_from_db()
    assert (run.state, run.withdrawn) == (ImportState.DONE, 4)


def test_a_failed_import_is_started_again(importer_client: Client) -> None:
    run = import_bytes(make_source(), b"kein JSON")
    assert run.state == ImportState.FAILED
    importer_client.post(reverse("import-runs:start_again", args=(run.pk,)))
    run.refresh_from_db()
    assert run.state == ImportState.QUEUED
    assert run_import(run.pk).state == ImportState.FAILED


@pytest.mark.parametrize("name", ["progress", "original"])
def test_without_the_right_nothing_is_shown(anna_client: Client, name: str) -> None:
    run = import_bytes(make_source(), berlin(course("1")))
    response = anna_client.get(reverse(f"import-runs:{name}", args=(run.pk,)))
    assert b"vhs" not in response.content.lower()
    assert response.status_code in (302, 403)


@pytest.mark.parametrize("name", ["confirm", "start_again"])
def test_without_the_right_nothing_is_done(anna_client: Client, name: str) -> None:
    run = import_bytes(make_source(), berlin())
    assert run.state == ImportState.NEEDS_CONFIRMATION
    anna_client.post(reverse(f"import-runs:{name}", args=(run.pk,)))
    run.refresh_from_db()
    assert run.state == ImportState.NEEDS_CONFIRMATION


def test_all_pages_open_for_the_superuser(sofia_client: Client) -> None:
    source = make_source()
    run = import_bytes(source, berlin(course("1", beginn_datum="morgen"), {"guid": "2"}))
    record = source.records.get(key="1")
    pages = [
        reverse("import-runs:index"),
        reverse("import-runs:add"),
        reverse("import-sources:index"),
        reverse("import-sources:add"),
        reverse("import-sources:edit", args=(source.pk,)),
        reverse("import-issues:index") + f"?code=date_invalid&run={run.pk}",
        reverse("import-issues:inspect", args=(run.issues.first().pk,)),
        reverse("import-records:index"),
        reverse("import-records:inspect", args=(record.pk,)),
    ]
    answers = {page: sofia_client.get(page) for page in pages}
    assert {page: answer.status_code for page, answer in answers.items()} == dict.fromkeys(
        pages, 200
    )
    assert "Töpfern" in answers[pages[-1]].content.decode()
    listed = answers[pages[5]].content.decode()
    assert "Das Datum ist nicht lesbar" in listed
    assert "Der Titel fehlt" not in listed.rsplit('class="listing', 1)[1]
