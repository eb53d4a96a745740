"""What an import brought, in words and numbers."""

from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from ..enums import ImportState
from ..models import ImportIssue, ImportRun, Offer, Run
from .issues import MESSAGES


def summary(run: ImportRun) -> str:
    """Return a few plain sentences about a run."""
    counts = _(
        "%(total)s Datensätze in der Datei: %(created)s neu, %(updated)s geändert,"
        " %(unchanged)s unverändert, %(rejected)s abgelehnt, %(withdrawn)s zurückgezogen."
    ) % {
        "total": run.total,
        "created": run.created,
        "updated": run.updated,
        "unchanged": run.unchanged,
        "rejected": run.rejected,
        "withdrawn": run.withdrawn,
    }
    parts = [f"{run.source.name}: {ImportState(run.state).label}.", counts, run.message]
    if run.unchanged and run.state == ImportState.DONE:
        parts.append(
            _("Hinweise zu unveränderten Datensätzen stehen bei dem Import, der sie änderte.")
        )
    return " ".join(part for part in parts if part)


def issue_counts(run: ImportRun) -> dict[tuple[str, str], int]:
    """Return (code, sentence) -> number of issues of a run."""
    rows = run.issues.order_by().values_list("code").annotate(number=Count("pk"))
    return {(code, str(MESSAGES.get(code, code))): number for code, number in rows}


def stats(source_id: int) -> dict[str, Any]:
    """Return what a source brought into the catalogue, for tests and the admin."""
    offers = Offer.objects.filter(source_id=source_id)
    runs = Run.objects.filter(offer__source_id=source_id)
    issues = ImportIssue.objects.filter(run__source_id=source_id)
    return {
        "offers": offers.count(),
        "runs": runs.count(),
        "dates": runs.aggregate(number=Count("dates"))["number"],
        "venues": runs.exclude(venue=None).values("venue").distinct().count(),
        "keywords": offers.aggregate(number=Count("offer_keywords__tag", distinct=True))["number"],
        "issues": dict(issues.order_by("code").values_list("code").annotate(number=Count("pk"))),
    }
