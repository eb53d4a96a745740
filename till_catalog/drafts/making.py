"""From an uploaded file to a draft."""

from pathlib import PurePath
from typing import Any, BinaryIO, cast

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from portal import clock
from portal.accounts.models import User

from ..importers.decoding import Encoding, TextPieces, detect
from ..importers.lifecycle import FILE_NAME
from ..importers.sheet.columns import own_columns
from ..importers.sheet.reading import Table, parse, read_text
from ..models import DraftRow, ImportDraft, ImportSource

BATCH = 200
KEY = 200


def read_table(file: "File[Any]", source: ImportSource) -> Table:
    """Return the table of an uploaded file. Raises FileRefused with a sentence for people."""
    stream = cast(BinaryIO, file)
    encoding: Encoding = detect(stream, override=source.encoding)
    return parse(read_text(TextPieces(stream, encoding)))


def make_draft(source: ImportSource, table: Table, *, name: str, user: User | None) -> ImportDraft:
    """Keep a table as a draft, in short transactions; its rows are still to be checked."""
    now = clock.real_now()
    draft = ImportDraft.objects.create(
        source=source,
        owner=user,
        file_name=shown_name(name),
        columns=table.columns,
        notes=_notes(table),
        created_at=now,
        changed_at=now,
    )
    for start in range(0, len(table.rows), BATCH):
        with transaction.atomic():
            DraftRow.objects.bulk_create(
                DraftRow(
                    draft=draft,
                    number=row.number,
                    key=row.cells.get("angebot_nr", "")[:KEY],
                    cells=row.cells,
                )
                for row in table.rows[start : start + BATCH]
            )
    return draft


def shown_name(name: str) -> str:
    """Return a file name without folders and unprintable characters."""
    return "".join(char for char in PurePath(name).name if char.isprintable())[-FILE_NAME:] or _(
        "ohne Namen"
    )


def _notes(table: Table) -> list[str]:
    notes = []
    if table.unknown:
        notes.append(
            _("Diese Spalten kennt das Portal nicht. Sie bleiben unbeachtet: %(names)s.")
            % {"names": ", ".join(table.unknown)[:1000]}
        )
    ours = own_columns(table.columns)
    if "beschreibung" not in ours or "form" not in ours:
        notes.append(
            _(
                "Es fehlen Spalten, die jedes Angebot braucht (beschreibung, form). Sie können die"
                " Angaben hier nachtragen, oder Sie ergänzen die Datei und laden sie neu hoch."
            )
        )
    return notes
