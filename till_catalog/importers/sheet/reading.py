"""From the text of a CSV file to rows of named cells, whatever program wrote it."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..cleaning import storable
from ..decoding import TextPieces
from ..records import FileRefused
from .columns import ADVICE, BY_NAME, INDISPENSABLE, PROBLEM, canonical

MAX_SIZE = 10 * 1024 * 1024  # characters; the upload form counts bytes
MAX_ROWS = 20_000
MAX_CELL = 10_000
MAX_COLUMNS = 200
# What stands behind the last column: a delimiter in a text without quotation marks moves cells.
SURPLUS = "überzählig"

_END = "\ue000"
_DELIMITERS = ";,\t"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_FORMULA = re.compile(r"'([=+\-@\t\r])")


@dataclass(frozen=True, kw_only=True)
class Row:
    """`number` counts as spreadsheets do: the header is 1. `cells` holds what is not empty."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """`columns` in the order of the file, ours by their names; `unknown` are those that are not ours."""

    columns: list[str]
    rows: list[Row]
    unknown: list[str] = field(default_factory=list)


def read_text(pieces: TextPieces) -> str:
    """Return the whole text. Raises FileRefused beyond the limit."""
    parts: list[str] = []
    size = 0
    while piece := pieces.read():
        size += len(piece)
        if size > MAX_SIZE:
            raise FileRefused(_("Die Datei ist zu groß. Erlaubt sind höchstens 10 MB."))
        parts.append(piece)
    return "".join(parts)


def parse(text: str) -> Table:
    """Return the rows of a table. Raises FileRefused, with a sentence for people, for what is none."""
    text = text.removeprefix("\ufeff")
    if text.startswith("PK\x03\x04"):
        raise FileRefused(
            _(
                "Das ist eine Excel-Datei. Speichern Sie sie in Excel mit „Speichern unter“ als"
                " „CSV UTF-8“ und laden Sie diese Datei hoch."
            )
        )
    # A character of Windows-1252 that does not exist is no reason to refuse a table; a NUL is.
    if "\x00" in text:
        raise FileRefused(_("Das ist keine Textdatei. Laden Sie bitte eine CSV-Datei hoch."))
    if match := _SEPARATOR_LINE.match(text):
        text = text[match.end() :]
    lines = _lines(text, _delimiter(text))
    _number, header = next(lines, (0, []))
    columns = _columns(header)
    rows = [row for row in _rows(lines, columns) if row.cells]
    if not rows:
        raise FileRefused(_("In der Datei steht unter den Überschriften keine einzige Zeile."))
    if any(SURPLUS in row.cells for row in rows):
        columns = [*columns, SURPLUS]
    ignored = {PROBLEM, ADVICE}
    return Table(
        columns=[name for name in columns if name and name not in ignored],
        rows=rows,
        unknown=[name for name in columns if name and name not in BY_NAME and name not in ignored],
    )


def _delimiter(text: str) -> str:
    """Return the character that makes most of the header ours."""
    first = text.lstrip("\r\n").split("\n", 1)[0]

    def ours(delimiter: str) -> int:
        return sum(canonical(name.strip().strip('"')) in BY_NAME for name in first.split(delimiter))

    return max(_DELIMITERS, key=ours)


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of every line that is not empty."""
    # An opened quotation mark that nowhere ends swallows the end mark too.
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter)
    number, cells = 0, [""]
    try:
        for number, cells in enumerate(reader, 1):
            if cells == [_END]:
                return
            if any(len(cell) > MAX_CELL for cell in cells):
                raise _too_long(number)
            if any(cell.strip() for cell in cells) and _END not in cells[-1]:
                yield number, cells
    except csv.Error as error:
        raise _too_long(number + 1) from error
    raise FileRefused(
        _('In Zeile %(line)s beginnt ein Text mit einem Anführungszeichen ("), das nirgends endet.')
        % {"line": number}
    )


def _too_long(number: int) -> FileRefused:
    return FileRefused(
        _(
            "In Zeile %(line)s steht eine Zelle mit mehr als 10.000 Zeichen. Meist fehlt dort ein"
            ' Anführungszeichen (") am Ende eines Textes.'
        )
        % {"line": number}
    )


def _columns(header: Sequence[str]) -> list[str]:
    columns = [storable(canonical(name)) for name in header]
    while columns and not columns[-1]:
        columns.pop()
    missing = [name for name in INDISPENSABLE if name not in columns]
    if missing:
        shown = ", ".join(filter(None, columns[:8]))[:200] or _("nichts")
        raise FileRefused(
            _(
                "In der ersten Zeile fehlen die Überschriften %(missing)s. Dort steht: %(found)s."
                " Nehmen Sie am besten unsere Vorlage."
            )
            % {"missing": ", ".join(missing), "found": shown}
        )
    if len(columns) > MAX_COLUMNS:
        raise FileRefused(_("Die Datei hat mehr als 200 Spalten."))
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise FileRefused(
            _("Diese Überschriften stehen zweimal da: %(names)s.") % {"names": ", ".join(twice)}
        )
    return columns


def _rows(lines: Iterator[tuple[int, list[str]]], columns: list[str]) -> Iterator[Row]:
    count = 0
    for number, cells in lines:
        if cells[0].lstrip().startswith("#"):  # the explanations of the template
            continue
        count += 1
        if count > MAX_ROWS:
            raise FileRefused(
                _(
                    "Die Datei hat mehr als 20.000 Zeilen. Teilen Sie sie bitte auf mehrere Quellen auf."
                )
            )
        named = {
            name: text
            for name, cell in zip(columns, cells, strict=False)
            if name and name not in (PROBLEM, ADVICE) and (text := clean_cell(cell))
        }
        if surplus := " | ".join(filter(None, map(clean_cell, cells[len(columns) :]))):
            named[SURPLUS] = surplus[:MAX_CELL]
        yield Row(number=number, cells=named)


def clean_cell(cell: str) -> str:
    """Return a cell without outer blanks and without the mark that keeps formulas from running."""
    text = storable(cell).strip()
    return _FORMULA.sub(r"\1", text, count=1) if _FORMULA.match(text) else text
