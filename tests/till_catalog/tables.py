"""Tables for the tests of the CSV format: rows that are right, and files made of them."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from till_catalog.drafts.checking import check
from till_catalog.drafts.making import make_draft, read_table
from till_catalog.importers.sheet.writing import written
from till_catalog.models import ImportDraft, ImportSource

RIGHT = {
    "angebot_nr": "N1",
    "titel": "Nähen für den Einstieg",
    "beschreibung": "Wir nähen eine Tasche.",
    "form": "vor_ort",
    "beginn": "02.09.2030",
    "ende": "14.10.2030",
    "wochentage": "Mo",
    "uhrzeit_von": "18:00",
    "uhrzeit_bis": "19:30",
    "ort_name": "Bürgerhaus Beispiel",
    "ort_strasse": "Beispielgasse 3",
    "ort_plz": "54290",
    "ort_ort": "Trier",
    "preis": "84,50",
}


def line(number: str = "N1", **cells: str) -> dict[str, str]:
    """Return a complete row, with some cells changed."""
    return RIGHT | {"angebot_nr": number} | cells


def table(*rows: dict[str, str]) -> bytes:
    """Return rows as a file, with all columns that any of them has."""
    return written(list(dict.fromkeys(name for row in rows for name in row)), rows)


def upload(content: bytes, name: str = "kurse.csv") -> SimpleUploadedFile:
    """Return a file as a form sends it."""
    return SimpleUploadedFile(name, content)


def draft_of(source: ImportSource, *rows: dict[str, str], user: Any = None) -> ImportDraft:
    """Return a checked draft of these rows."""
    found = read_table(ContentFile(table(*rows)), source)
    draft = make_draft(source, found, name="kurse.csv", user=user)
    check(draft)
    return draft
