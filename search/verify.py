"""Comparing an index with the database, both ways, and repairing what differs by marking it.

Nightly, because a database update that marks nothing, a restored backup and a page that expired
leave no trace in the outbox.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from . import outbox, registry
from .engine import get_engine
from .models import OutboxRow

BATCH = 1000  # documents between two calls of `progress`


@dataclass(frozen=True, kw_only=True)
class Verified:
    """Keys that differ though nothing is due for them, and how many rows are due or failed.

    `missing`: not in the index; `extra`: in the index, but no longer meant to be; `stale`: in the
    index at another version than the outbox says (its last commit was lost, or the database was
    restored from a backup).
    """

    index: str
    documents: int
    missing: tuple[int, ...]
    extra: tuple[int, ...]
    stale: tuple[int, ...]
    due: int
    failed: int
    repaired: bool

    @property
    def drift(self) -> int:
        """How many keys differ."""
        return len(self.missing) + len(self.extra) + len(self.stale)

    def __str__(self) -> str:
        """One German line for the table of jobs and the command."""
        if self.drift:
            text = _(
                "%(missing)d fehlten, %(extra)d waren zu viel, %(stale)d veraltet (zum Beispiel"
                " Nummer %(example)s)"
            ) % {
                "missing": len(self.missing),
                "extra": len(self.extra),
                "stale": len(self.stale),
                "example": (*self.missing, *self.extra, *self.stale)[0],
            }
        else:
            text = _("%(count)d Einträge, alle stimmen") % {"count": self.documents}
        if self.failed:
            text += _("; %(failed)d lassen sich nicht übernehmen") % {"failed": self.failed}
        return f"{self.index}: {text}"


def verify(
    index_name: str,
    repair: bool = True,
    progress: Callable[[int], object] = lambda documents_read: None,
) -> Verified:
    """Compare keys and versions of the index with the database; `repair` marks what differs.

    Rows that are due, or were carried out while this ran, are no drift. Raises EngineError if the
    engine cannot be read.
    """
    index = registry.get(index_name)
    before = _rows(index_name)
    indexed: dict[int, int] = {}
    for key, version in get_engine().versions(index.schema):
        indexed[key] = version
        if len(indexed) % BATCH == 0:
            progress(len(indexed))
    progress(len(indexed))
    present = set(index.keys())
    after = _rows(index_name)
    settled = {
        key for key in indexed.keys() | present if _is_settled(before.get(key), after.get(key))
    }
    missing = (present - indexed.keys()) & settled
    extra = (indexed.keys() - present) & settled
    stale = {
        key
        for key in indexed.keys() & present & settled
        if indexed[key] != after.get(key, (0, 0))[1]
    }
    keys = missing | extra | stale
    if repair and keys:
        # A version in the index above the row's would swallow every change up to it.
        with transaction.atomic():
            outbox.mark_above(index_name, {key: indexed.get(key, 0) for key in keys})
    lag = outbox.lag(index_name)
    return Verified(
        index=index_name,
        documents=len(indexed),
        missing=tuple(sorted(missing)),
        extra=tuple(sorted(extra)),
        stale=tuple(sorted(stale)),
        due=lag.due,
        failed=lag.failed,
        repaired=bool(repair and keys),
    )


def _rows(index_name: str) -> Mapping[int, tuple[int, int]]:
    """Return key -> (wanted, done)."""
    rows = OutboxRow.objects.filter(index_name=index_name).values_list("key", "wanted", "done")
    return {key: (wanted, done) for key, wanted, done in rows.iterator(chunk_size=5000)}


def _is_settled(before: tuple[int, int] | None, after: tuple[int, int] | None) -> bool:
    return before == after and (after is None or after[0] == after[1])
