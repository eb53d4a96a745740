"""Typing into the cells of a draft. What somebody typed is kept, or given back with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from portal import clock

from ..importers.sheet.columns import BY_NAME
from ..importers.sheet.reading import MAX_CELL, clean_cell
from ..models import DraftRow, ImportDraft
from .checking import check
from .making import KEY


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What a form sent for one row: the version it showed, and column -> text."""

    version: int
    cells: Mapping[str, str]


@dataclass(kw_only=True)
class Saved:
    """`changed`: numbers of rows; `kept_back`: number -> why what was typed there is not saved."""

    changed: set[int] = field(default_factory=set)
    kept_back: dict[int, str] = field(default_factory=dict)


def save(draft: ImportDraft, typed: Mapping[int, Typed]) -> Saved:
    """Write what was typed, and judge the offers it touches again.

    A row that somebody else changed since the form was made is not overwritten.
    """
    saved = Saved()
    keys: set[str] = set()
    with transaction.atomic():
        draft = ImportDraft.objects.select_for_update().get(pk=draft.pk)
        touched: list[DraftRow] = []
        for row in DraftRow.objects.filter(draft=draft, number__in=typed):
            cells = _merged(row, typed[row.number].cells)
            if cells == row.cells:
                continue
            if reason := _refusal(draft, row, typed[row.number], cells):
                saved.kept_back[row.number] = reason
                continue
            keys.add(row.key)
            row.cells, row.key = cells, cells.get("angebot_nr", "")[:KEY]
            row.version += 1
            keys.add(row.key)
            touched.append(row)
        DraftRow.objects.bulk_update(touched, ["key", "cells", "version"])
        if touched:
            _note_change(draft, {name for row in touched for name in row.cells})
    saved.changed = {row.number for row in touched}
    if touched:
        check(draft, keys=keys, numbers=saved.changed)
    return saved


def delete_row(draft: ImportDraft, number: int) -> None:
    """Take a row out of the table, and judge the rest of its offer again."""
    with transaction.atomic():
        draft = ImportDraft.objects.select_for_update().get(pk=draft.pk)
        row = DraftRow.objects.filter(draft=draft, number=number).first()
        if row is None:
            return
        row.delete()
        _note_change(draft, set())
    check(draft, keys={row.key})


def _merged(row: DraftRow, typed: Mapping[str, str]) -> dict[str, str]:
    cells = row.cells | {name: clean_cell(text) for name, text in typed.items()}
    return {name: text for name, text in cells.items() if text}


def _refusal(draft: ImportDraft, row: DraftRow, typed: Typed, cells: Mapping[str, str]) -> str:
    """Return why these cells are not written, or ""."""
    if not draft.checked:
        return _("Die Tabelle wird noch geprüft. Speichern Sie bitte in einem Moment noch einmal.")
    if typed.version != row.version:
        return _(
            "Diese Zeile wurde inzwischen geändert. Vergleichen Sie bitte und speichern Sie noch"
            " einmal, wenn Ihre Angaben gelten sollen."
        )
    if any(len(text) > MAX_CELL for text in cells.values()):
        return _("Eine Zelle darf höchstens 10.000 Zeichen haben. Kürzen Sie bitte den Text.")
    return ""


def _note_change(draft: ImportDraft, used: set[str]) -> None:
    draft.columns = [*draft.columns, *(name for name in BY_NAME if name in used - {*draft.columns})]
    draft.version += 1
    draft.changed_at = clock.real_now()
    draft.save(update_fields=["columns", "version", "changed_at"])
