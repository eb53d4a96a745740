"""Building an index anew beside the one that serves, and switching only if it is whole.

Versions are read before objects, as in `drain`. What changes while the new index is being built is
replayed under the drain's lock, which is kept until the switch: a drain of the old index in between
would be lost with it. What changes after the replay is due and drained right after the switch.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from filelock import BaseFileLock, Timeout

from . import outbox, registry
from .aftercommit import no_drain_after_commit
from .contract import Change, Document, EngineError, Index
from .drain import drain
from .engine import get_engine, index_lock
from .loading import load
from .models import Step
from .runs import Entry, RebuildRefused, only_rebuild

__all__ = ["RebuildRefused", "Rebuilt", "rebuild"]

logger = logging.getLogger(__name__)

BATCH = 500
LOCK_SECONDS = 60
LARGEST_DROP = 0.2
STEPS = {1: Step.READING, 2: Step.BUILDING}

# Called with (pass 1 or 2, documents read in this pass, documents in all).
Progress = Callable[[int, int, int], object]


@dataclass(frozen=True, kw_only=True)
class Rebuilt:
    """What a rebuild did. `failures`: key -> reason of objects that could not be indexed."""

    documents: int
    replayed: int
    failures: dict[int, str]


def rebuild(
    index_name: str,
    progress: Progress = lambda number, done, total: None,
    *,
    force: bool = False,
) -> Rebuilt:
    """Build the index from the database and switch to it.

    `force` also takes an index with over 20 % fewer documents than the old one. Raises
    RebuildRefused if the counts do not fit or another rebuild is running, EngineError if the engine
    fails; either way the old index goes on serving. Call it outside a transaction.
    """
    index = registry.get(index_name)
    with only_rebuild(index_name, get_engine().name) as entry:
        built = _Run(index=index, entry=entry, progress=progress, force=force).carry_out()
        entry.documents = built.documents
        return built


@dataclass(kw_only=True)
class _Run:
    """One rebuild. `versions`: key -> the `wanted` at which the new index has seen the object."""

    index: Index
    entry: Entry
    progress: Progress
    force: bool
    versions: dict[int, int] = field(default_factory=dict)
    failures: dict[int, str] = field(default_factory=dict)
    passes: int = 0
    total: int = 0
    replayed: int = 0
    refusal: str = ""
    drain_lock: BaseFileLock | None = None

    @property
    def name(self) -> str:
        return self.index.schema.name

    def carry_out(self) -> Rebuilt:
        try:
            documents = get_engine().rebuild(
                self.index.schema,
                self.documents,
                replay=self.replay,
                accept=self.accept,
                progress=self.built,
            )
        except Exception as error:
            if self.refusal:
                raise RebuildRefused(self.refusal) from error
            raise
        finally:
            if self.drain_lock:
                self.drain_lock.release()
        if self.refusal:
            raise RebuildRefused(self.refusal)
        self.settle()
        return Rebuilt(documents=documents, replayed=self.replayed, failures=self.failures)

    def documents(self) -> Iterator[Document]:
        """Yield all documents, ascending by key. Each pass forgets what the one before it saw."""
        self.passes += 1
        self.failures = {}
        self.versions = outbox.wanted_versions(self.name)
        keys = list(self.index.keys())
        self.total = len(keys)
        for start in range(0, len(keys), BATCH):
            yield from self.load(keys[start : start + BATCH])
            self.tell(self.passes, min(start + BATCH, len(keys)), len(keys))

    def built(self, count: int) -> None:
        """Tell of the second pass where the engine makes it without reading the database again."""
        if self.passes == 1:
            self.tell(2, count, self.total)

    def tell(self, number: int, done: int, total: int) -> None:
        self.progress(number, done, total)
        self.entry.tell(STEPS[number], done, total)

    def load(self, keys: Sequence[int]) -> list[Document]:
        documents, failures = load(self.index, {key: self.versions.get(key, 0) for key in keys})
        for key in keys:
            self.failures.pop(key, None)
        self.failures |= failures
        return documents

    def replay(self) -> Iterator[Change]:
        """Yield what changed since its version was read, and hold drains off until the switch."""
        lock = index_lock(self.name, "drain")
        self.entry.beat()
        try:
            lock.acquire(timeout=LOCK_SECONDS)
        except Timeout as error:
            raise EngineError("the index is being drained without end") from error
        self.drain_lock = lock
        changed = self.changed()
        self.versions |= changed
        self.replayed = len(changed)
        pending = sorted(changed)
        for start in range(0, len(pending), BATCH):
            keys = pending[start : start + BATCH]
            documents = {document.key: document for document in self.load(keys)}
            for key in keys:
                yield Change(key=key, version=changed[key], document=documents.get(key))

    def changed(self) -> dict[int, int]:
        return {
            key: wanted
            for key, wanted in outbox.wanted_versions(self.name).items()
            if wanted != self.versions.get(key, 0)
        }

    def accept(self, new: int, old: int) -> bool:
        """Compare the counts; what is still changing may differ, nothing else. A rebuild that was
        taken for dead meanwhile may not switch."""
        self.entry.beat()
        expected = len(set(self.index.keys()) - self.failures.keys())
        moving = len(self.changed())
        if abs(new - expected) > moving:
            self.refusal = _(
                "Der neue Index hat %(new)d Einträge, die Datenbank %(expected)d. Der alte Index"
                " bleibt in Betrieb. Bitte versuchen Sie es noch einmal."
            ) % {"new": new, "expected": expected}
        elif new < old * (1 - LARGEST_DROP) and not self.force:
            self.refusal = _(
                "Der neue Index hätte nur noch %(new)d statt %(old)d Einträge. Der alte bleibt in"
                " Betrieb. Wenn das richtig ist, bauen Sie den Index mit --force neu auf."
            ) % {"new": new, "old": old}
        return not self.refusal

    def settle(self) -> None:
        """Note what the new index has seen, then carry out what came since."""
        rows = outbox.rows_due(self.name).values_list("key", flat=True)
        seen = {key: self.versions[key] for key in rows if key in self.versions}
        outbox.settle(self.name, {k: v for k, v in seen.items() if k not in self.failures})
        if self.failures:
            logger.warning("index %s: %d objects left out", self.name, len(self.failures))
            with transaction.atomic(), no_drain_after_commit():
                outbox.mark(self.name, self.failures)
        drain(self.name)
