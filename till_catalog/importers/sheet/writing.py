"""Tables for spreadsheets: UTF-8 with BOM and semicolons, as Excel in Germany expects them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from portal.spreadsheets import harmless

from .columns import ADVICE, COLUMNS, PROBLEM

Cells = Mapping[str, str]


def written(columns: Sequence[str], rows: Iterable[Cells]) -> bytes:
    """Return rows as a file that `reading` reads back unchanged."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(name) for name in columns])
    writer.writerows([harmless(row.get(name, "")) for name in columns] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def with_problems(columns: Sequence[str], rows: Iterable[tuple[Cells, str, str]]) -> bytes:
    """Return rows with what is wrong with them and what to do, in two more columns."""
    return written(
        [*columns, PROBLEM, ADVICE],
        ({**cells, PROBLEM: problem, ADVICE: advice} for cells, problem, advice in rows),
    )


def template() -> bytes:
    """Return the empty table: headers, a line of explanations that imports skip, an example."""
    explained = {
        column.name: f"{_('Pflicht.')} {column.help}" if column.required else str(column.help)
        for column in COLUMNS
    }
    first = COLUMNS[0].name
    explained[first] = f"# {explained[first]}"
    return written(
        [column.name for column in COLUMNS],
        [explained, {column.name: column.example for column in COLUMNS}],
    )
