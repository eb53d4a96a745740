"""Judging the rows of a draft: what is wrong, and what publishing would make of them.

The very code that will import them is asked, in transactions that are rolled back: what the preview
counts is what the import will do.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from django.db import DatabaseError, transaction
from django.db.models import Q

from portal import clock
from search.aftercommit import no_drain_after_commit

from ..enums import ImportFormat, Outcome, Severity
from ..importers import sheet
from ..importers.context import Context
from ..importers.formats import FORMATS
from ..importers.issues import Issue
from ..importers.preparing import Prepared, identify, prepare
from ..importers.records import RawRecord
from ..importers.sheet.advice import problems_of
from ..importers.sheet.reading import Row
from ..importers.store import write
from ..importers.vocabulary import Vocabulary
from ..models import DraftRow, ImportDraft, ImportRun, ImportSource
from .showing import as_offer

BATCH = 50
ROWS = 200


def check(
    draft: ImportDraft, *, keys: Collection[str] | None = None, numbers: Collection[int] = ()
) -> None:
    """Judge all rows, or those of the offers `keys` and the single rows `numbers`."""
    rows = DraftRow.objects.filter(draft=draft)
    if keys is not None:
        rows = rows.filter(Q(key__in=[key for key in keys if key]) | Q(number__in=numbers))
    context = Context(vocabulary=Vocabulary.load(), today=clock.today())
    by_number = {row.number: row for row in rows.order_by("number")}
    records = sheet.group(Row(number=row.number, cells=row.cells) for row in by_number.values())
    for batch in _batches(records):
        judged = _judge(batch, draft.source, context, by_number)
        for start in range(0, len(judged), ROWS):
            with transaction.atomic():
                DraftRow.objects.bulk_update(
                    judged[start : start + ROWS], ["outcome", "severity", "problems", "shown"]
                )
    if not draft.checked:
        draft.checked = True
        draft.save(update_fields=["checked"])


def _batches(records: Iterator[RawRecord]) -> Iterator[list[RawRecord]]:
    while batch := list(islice(records, BATCH)):
        yield batch


def _judge(
    batch: Sequence[RawRecord],
    source: ImportSource,
    context: Context,
    rows: dict[int, DraftRow],
) -> list[DraftRow]:
    seen: set[str] = set()
    found = [identify(record, key=sheet.key(record), salt="", seen=seen) for record in batch]
    prepared = [prepare(item, FORMATS[ImportFormat.CSV], context) for item in found]
    outcomes = rehearse(prepared, source=source)
    judged: list[DraftRow] = []
    for record, item in zip(batch, prepared, strict=True):
        outcome = outcomes[item.key]
        issues = list(item.issues)
        if item.data is not None and outcome == Outcome.REJECTED:
            issues.append(Issue(code="store_failed", line=record.line))
        mine = [rows[row["line"]] for row in record.fields["rows"]]
        runs = iter(item.data.runs if item.data else ())
        for row in mine:
            problems = problems_of([issue for issue in issues if issue.line == row.number])
            severities = {problem.severity for problem in problems}
            wrong = Severity.ERROR in severities
            row.outcome = outcome
            row.severity = Severity.ERROR if wrong else Severity.WARNING if severities else ""
            row.problems = [problem.as_json() for problem in problems]
            row.shown = as_offer(
                item.data, None if wrong else next(runs, None), row.cells, today=context.today
            )
            judged.append(row)
    return judged


def rehearse(batch: Sequence[Prepared], *, source: ImportSource) -> dict[str, Outcome]:
    """Return what storing a batch would make of each key; nothing of it stays.

    What the database refuses is rejected alone, as in an import.
    """
    with no_drain_after_commit():
        try:
            return _rehearse(batch, source)
        except DatabaseError:
            outcomes: dict[str, Outcome] = {}
            for item in batch:
                try:
                    outcomes |= _rehearse([item], source)
                except DatabaseError:
                    outcomes[item.key] = Outcome.REJECTED
            return outcomes


def _rehearse(batch: Sequence[Prepared], source: ImportSource) -> dict[str, Outcome]:
    now = clock.now()
    with transaction.atomic():
        run = ImportRun.objects.create(source=source, created_at=now)
        outcomes = write(batch, source=source, run=run, now=now)
        transaction.set_rollback(True)
    return outcomes
