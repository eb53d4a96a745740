"""Helpers of the import tests: feeds built in memory, and imports in one line."""

import io
import json
import os
from pathlib import Path
from typing import Any

from django.core.files import File

from till_catalog.importers.lifecycle import create_run
from till_catalog.importers.running import run_import
from till_catalog.models import ImportRun, ImportSource

FIXTURES = Path(__file__).parent / "fixtures"
ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("PORTAL_SHARED_DATA", ROOT.parent / "shared" / "data"))
REAL_FILE = SHARED / "catalogue" / "berlinerkurse_masked.json"


def import_bytes(source: ImportSource, content: bytes, name: str = "feed") -> ImportRun:
    """Import content as a file of that source; return the finished run."""
    run = create_run(source, File(io.BytesIO(content)), name=name)
    return run_import(run.pk)


def import_file(source: ImportSource, path: Path) -> ImportRun:
    """Import a file."""
    return import_bytes(source, path.read_bytes(), path.name)


def fixture(name: str) -> bytes:
    """Return the content of a fixture."""
    return (FIXTURES / name).read_bytes()


def berlin(*records: object) -> bytes:
    """Return a feed of the old Berlin dialect."""
    return json.dumps({"veranstaltungen": {"veranstaltung": list(records)}}).encode()


def course(guid: str = "1", **fields: Any) -> dict[str, Any]:
    """Return a complete record of the old Berlin dialect, with some fields changed."""
    record: dict[str, Any] = {
        "guid": guid,
        "nummer": f"T{guid}",
        "name": f"Töpfern an der Scheibe {guid}",
        "untertitel": None,
        "minimale_teilnehmerzahl": "5",
        "maximale_teilnehmerzahl": "10",
        "anzahl_termine": "16",
        "beginn_datum": "2030-03-04",
        "ende_datum": "2030-04-22",
        "zielgruppe": None,
        "schlagwort": ["KULTUR", "PLASTISCHES GESTALTEN", "Keramik"],
        "text": [{"eigenschaft": "Beschreibung", "text": "Wir drehen Schalen."}],
        "veranstaltungsort": {
            "name": "Werkhaus",
            "adresse": {"plz": "54290", "ort": "Trier", "strasse": "Beispielgasse 3"},
            "barrierefrei": "true",
        },
        "preis": {"betrag": "84.70", "rabatt_moeglich": "true", "zusatz": "erm. Preis: 47,00 EUR"},
        "webadresse": {"typ": "website", "name": "Buchen", "uri": "https://vhs.example/k/1"},
    }
    return record | fields


def codes(run: ImportRun) -> list[str]:
    """Return the codes of all issues of a run, in order of appearance."""
    return list(run.issues.order_by("pk").values_list("code", flat=True))
