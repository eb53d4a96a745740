"""From a draft to an ordinary import of the mended file."""

from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User

from ..enums import Outcome
from ..importers.lifecycle import create_run
from ..importers.sheet.writing import with_problems, written
from ..models import DraftRow, ImportDraft, ImportRun


class NotPublishable(Exception):
    """This draft cannot be published now; says why."""


def publish(draft_id: int, user: User | None) -> tuple[ImportRun, bool]:
    """Make the import run of a draft as it stands, and tell whether it is a new one.

    The same state is published once, however often somebody asks. Raises NotPublishable.
    """
    with transaction.atomic():
        draft = (
            ImportDraft.objects.select_for_update(of=("self",))
            .select_related("source", "run")
            .get(pk=draft_id)
        )
        if draft.run and draft.published_version == draft.version:
            return draft.run, False
        if not draft.checked:
            raise NotPublishable(_("Die Tabelle wird noch geprüft. Warten Sie bitte einen Moment."))
        if not draft.rows.exclude(outcome=Outcome.REJECTED).exists():
            raise NotPublishable(
                _("Keine Zeile kann übernommen werden. Beheben Sie bitte zuerst die Fehler.")
            )
        rows = draft.rows.values_list("cells", flat=True)
        file = ContentFile(written(draft.columns, rows))
        run = create_run(draft.source, file, name=draft.file_name, user=user)
        draft.run, draft.published_version = run, draft.version
        draft.save(update_fields=["run", "published_version"])
    return run, True


def error_file(draft: ImportDraft) -> bytes:
    """Return the rows with problems, each with what is wrong and what to do."""
    rows = DraftRow.objects.filter(draft=draft).exclude(severity="")
    return with_problems(draft.columns, _explained(rows.iterator()))


def _explained(rows: Iterator[DraftRow]) -> Iterator[tuple[dict[str, str], str, str]]:
    for row in rows:
        said = [(problem["field"], problem) for problem in row.problems]
        wrong = " ".join(f"{field}: {problem['message']}" for field, problem in said)
        advice = " ".join(f"{field}: {problem['advice']}" for field, problem in said)
        yield row.cells, wrong, advice
