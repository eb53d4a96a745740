"""The cells of a row as form fields, each with what is wrong with it and what belongs there."""

import re
from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from ..enums import Severity
from ..importers.sheet.columns import BY_NAME, Column
from ..importers.sheet.reading import MAX_CELL, SURPLUS
from ..models import DraftRow
from .editing import Typed

_NAME = re.compile(r"zeile-(\d{1,7})-(.+)", re.DOTALL)
_VERSION = "version"
# A cell that is wrong may be mended in another one.
_RELATED = {"beginn": ("laufender_einstieg",), "plaetze_frei": ("plaetze_max",)}


def problem_columns(row: DraftRow) -> list[str]:
    """Return the columns to be shown for mending a row, in the order of the table."""
    wrong = {problem["field"] for problem in row.problems}
    wrong |= {name for column in wrong for name in _RELATED.get(column, ())}
    return [name for name in (*BY_NAME, SURPLUS) if name in wrong]


def all_columns(row: DraftRow) -> list[str]:
    """Return all columns of the table that somebody may type into."""
    return [*BY_NAME, *([SURPLUS] if SURPLUS in row.cells else [])]


def row_form(row: DraftRow, columns: Iterable[str], typed: Mapping[str, str]) -> forms.Form:
    """Return a form for some cells of a row. `typed` is shown in place of what is stored."""
    prefix = f"zeile-{row.number}"
    cells = {name: typed.get(name, row.cells.get(name, "")) for name in columns}
    data = {f"{prefix}-{name}": text for name, text in cells.items()}
    data[f"{prefix}-{_VERSION}"] = str(row.version)
    form = forms.Form(data, prefix=prefix)
    form.fields[_VERSION] = forms.IntegerField(widget=forms.HiddenInput)
    for name in cells:
        form.fields[name] = _field(name, BY_NAME.get(name), cells[name])
    for problem in row.problems:
        if problem["field"] in cells:
            form.add_error(problem["field"], _sentence(problem))
    return form


def _field(name: str, column: Column | None, text: str) -> forms.CharField:
    long = column is None or column.long or len(text) > 100 or "\n" in text
    widget = forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput()
    widget.attrs |= {"maxlength": MAX_CELL, "autocomplete": "off"}
    return forms.CharField(
        label=name,
        required=False,
        strip=False,
        widget=widget,
        help_text=str(column.help) if column else _("Was hinter der letzten Spalte steht."),
    )


def _sentence(problem: Mapping[str, str]) -> str:
    said = problem["message"]
    if problem["advice"] != str(getattr(BY_NAME.get(problem["field"]), "help", "")):
        said = f"{said} {problem['advice']}"
    return (
        said if problem["severity"] == Severity.ERROR else _("Hinweis: %(text)s") % {"text": said}
    )


def typed_rows(data: QueryDict) -> dict[int, Typed]:
    """Return what a form sent, by row; cells of unknown columns and rows without version are none."""
    cells: dict[int, dict[str, str]] = {}
    versions: dict[int, int] = {}
    for name, text in data.items():
        match = _NAME.fullmatch(name)
        if match is None:
            continue
        number, column = int(match[1]), match[2]
        if column == _VERSION:
            versions[number] = int(str(text)) if re.fullmatch("[0-9]{1,9}", str(text)) else 0
        elif column in BY_NAME or column == SURPLUS:
            cells.setdefault(number, {})[column] = str(text).replace("\r\n", "\n")
    return {
        number: Typed(version=versions[number], cells=cells[number])
        for number in cells
        if number in versions
    }
