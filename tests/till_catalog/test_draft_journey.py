"""A provider's broken CSV is repaired and published in the browser, without a developer: each step
as a browser without JavaScript takes it."""

import re
from typing import Any

import lxml.html
import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from tests.factories.catalogue import make_source
from till_catalog.enums import ImportFormat, ImportState
from till_catalog.models import ImportDraft, ImportRun, Offer
from till_catalog.tasks import import_file

from .tables import line, table, upload

pytestmark = [pytest.mark.db, pytest.mark.django_db]


class Browser:
    """Follows links, fills in fields and presses buttons of the page it shows."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def open(self, url: str) -> None:
        self._show(self.client.get(url, follow=True))

    def follow(self, label: str) -> None:
        [target] = {a.get("href") for a in self.page.iter("a") if _text(a) == label}
        self.open(target)

    def press(self, label: str, **fields: Any) -> None:
        """Press the (first) button called `label`, with some fields of its form filled in."""
        button = next(one for one in self.page.iter("button") if _text(one) == label)
        form = next(one for one in button.iterancestors("form"))
        values = dict(form.form_values())
        assert set(fields) <= set(form.fields.keys())
        values |= fields
        if button.get("name"):
            values[button.get("name")] = button.get("value")
        self._show(self.client.post(form.action or self.url, values, follow=True))

    def _show(self, response: Any) -> None:
        assert response.status_code == 200
        self.url = (
            response.redirect_chain[-1][0]
            if response.redirect_chain
            else response.request["PATH_INFO"]
        )
        self.page = lxml.html.fromstring(response.content.decode())

    @property
    def said(self) -> str:
        return _text(self.page.find("body"))

    def value(self, name: str) -> str:
        [form] = [one for one in self.page.forms if name in one.fields]
        return str(form.fields[name])

    def numbers(self) -> dict[str, str]:
        """The numbers of the preview, by what they count."""
        counts = next(table for table in self.page.iter("table") if "neu" in table.text_content())
        cells = map(_text, counts.iter("td"))
        return dict(zip(map(_text, counts.iter("th")), cells, strict=True))


def _text(element: Any) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


@pytest.fixture
def browser(anna_client: Client) -> Browser:
    """Anna, whose group was given the right to add imports."""
    Group.objects.get(name="Redaktion").permissions.add(
        Permission.objects.get(content_type__app_label="till_catalog", codename="add_importrun")
    )
    return Browser(anna_client)


def test_a_broken_table_is_mended_and_published(browser: Browser) -> None:
    source = make_source("naehstube", ImportFormat.CSV)
    broken = (
        table(
            line("N1"),
            line("N2", titel="Stricken", beginn="31.02.2030", preis="zwölf"),
            line("N3", titel="", form="irgendwie"),
            line("N4", titel="Filzen", mail="kein Postfach", ort_plz="5429"),
        )
        .decode("utf-8-sig")
        .encode("cp1252")
    )

    browser.open(reverse("import-runs:add"))
    browser.press("Einlesen", source=source.pk, file=upload(broken))
    # The preview: nothing is written.
    assert browser.numbers() == {
        "neu": "2",
        "geändert": "0",
        "unverändert": "0",
        "abgelehnt": "2",
        "zurückgezogen": "0",
    }
    assert "2 Zeilen haben Fehler und werden so nicht übernommen." in browser.said
    assert (Offer.objects.count(), ImportRun.objects.count()) == (0, 0)

    # First round: one row right, one half, one not at all.
    browser.follow("Hier verbessern")
    assert "Der Beginn fehlt oder ist nicht lesbar." in browser.said
    assert browser.value("zeile-3-preis") == "zwölf"
    browser.press(
        "Speichern und prüfen",
        **{
            "zeile-3-beginn": "28.2.30",
            "zeile-3-preis": "12,50",
            "zeile-4-titel": "Weben",
            "zeile-5-mail": "buero@example",
        },
    )
    assert "3 Zeilen gespeichert. Noch 1 Zeile hat Fehler." in browser.said
    assert browser.value("zeile-5-mail") == "buero@example"  # still wrong, and still there
    assert browser.value("zeile-4-form") == "irgendwie"

    # Second round, in the whole row.
    browser.press("Speichern und ganze Zeile zeigen: 4", **{"zeile-4-form": "online"})
    assert browser.value("zeile-4-titel") == "Weben"
    browser.press("Speichern und prüfen", **{"zeile-4-untertitel": "Am Rahmen"})
    assert "Keine Zeile hat mehr Fehler." in browser.said

    browser.follow("Zurück zur Vorschau")
    assert browser.numbers()["neu"] == "4"
    assert Offer.objects.count() == 0
    browser.press("Veröffentlichen")
    run = ImportRun.objects.get()
    assert (run.state, run.file_name) == (ImportState.QUEUED, "kurse.csv")
    import_file.func(run.pk)
    run.refresh_from_db()
    assert (run.state, run.total, run.created, run.rejected) == (ImportState.DONE, 4, 4, 0)
    offers = {offer.external_id: offer for offer in Offer.objects.all()}
    assert {key: offer.title for key, offer in offers.items()} == {
        "N1": "Nähen für den Einstieg",
        "N2": "Stricken",
        "N3": "Weben",
        "N4": "Filzen",
    }
    assert str(offers["N2"].runs.get().start) == "2030-02-28"
    assert offers["N3"].subtitle == "Am Rahmen"
    with run.original.open("rb") as kept:  # the mended file is the original
        assert "Weben" in kept.read().decode("utf-8-sig")

    # Pressed once more, nothing is doubled.
    draft = ImportDraft.objects.get()
    browser.client.post(reverse("import-drafts:publish", args=(draft.pk,)))
    assert ImportRun.objects.count() == 1
