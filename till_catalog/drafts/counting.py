"""What publishing a draft would do, in numbers."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q

from ..enums import Outcome, Severity
from ..importers.withdrawing import shrinks_too_much, spared, unseen_offers
from ..models import DraftRow, ImportDraft, ImportRun


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Of offers, as the import counts them; `wrong` and `doubtful` count rows. `question` says why a
    person will be asked before anything is withdrawn, "" when nobody will."""

    rows: int
    offers: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    withdrawn: int
    wrong: int
    doubtful: int
    question: str

    @property
    def publishable(self) -> int:
        """The offers that publishing takes over, in whole or in part."""
        return self.new + self.changed + self.unchanged


def counts(draft: ImportDraft) -> Counts:
    """Count in a handful of queries, however many rows there are."""
    rows = DraftRow.objects.filter(draft=draft)
    found = {
        outcome: named + nameless
        for outcome, named, nameless in rows.order_by()
        .values_list("outcome")
        .annotate(
            named=Count("key", filter=~Q(key=""), distinct=True),
            nameless=Count("pk", filter=Q(key="")),
        )
    }
    severities = dict(rows.order_by().values_list("severity").annotate(number=Count("pk")))
    total = sum(found.values())
    return Counts(
        rows=sum(severities.values()),
        offers=total,
        new=found.get(Outcome.NEW, 0),
        changed=found.get(Outcome.CHANGED, 0),
        unchanged=found.get(Outcome.UNCHANGED, 0),
        rejected=found.get(Outcome.REJECTED, 0),
        withdrawn=_withdrawn(draft),
        wrong=severities.get(Severity.ERROR, 0),
        doubtful=severities.get(Severity.WARNING, 0),
        question=shrinks_too_much(ImportRun(source=draft.source, total=total)),
    )


def _withdrawn(draft: ImportDraft) -> int:
    """Count the offers that are not in a complete table. Rejected rows count as present."""
    if not draft.source.full:
        return 0
    rows = DraftRow.objects.filter(draft=draft)
    missing = unseen_offers(draft.source_id, rows.filter(key=OuterRef("external_id")))
    nameless = {
        ("", cells.get("titel", ""))
        for cells in rows.filter(key="").values_list("cells", flat=True)
    }
    return spared(missing, nameless).count()
