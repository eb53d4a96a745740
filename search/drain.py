"""Carrying out what is due, in the one order that loses nothing.

Take the lock (busy: leave); read the due rows **first, then** each object's present state, and send
that, never an old payload; let the engine commit; note as done the `wanted` that was read; release;
look again, for a writer may have found the lock busy meanwhile.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from filelock import Timeout

from portal.siteconfig.generation import begin_generation

from . import outbox, registry
from .contract import Change, EngineError, Index
from .engine import get_engine, index_lock
from .loading import load

BATCH = 200


@dataclass
class Drained:
    """What a drain did. `busy`: another process drains. `error`: the engine could not be reached, or
    takes nothing just now (`waiting` changes were refused for the moment)."""

    done: int = 0
    failed: int = 0
    waiting: int = 0
    busy: bool = False
    error: str = ""
    held: dict[int, int] = field(default_factory=dict, repr=False)

    def __str__(self) -> str:
        """One German line for the table of jobs and the command."""
        parts = [_("%(done)d übernommen") % {"done": self.done}]
        if self.failed:
            parts.append(_("%(failed)d nicht gelungen") % {"failed": self.failed})
        if self.busy:
            parts.append(_("ein anderer Vorgang ist gerade dabei"))
        if self.error:
            parts.append(_("Suchmaschine nimmt nichts an: %(error)s") % {"error": self.error})
        return ", ".join(parts)


def drain(
    index_name: str,
    limit: int = 5000,
    seconds: float | None = None,
    progress: Callable[[int], object] = lambda carried_out: None,
) -> Drained:
    """Carry out at most `limit` due changes, beginning none after `seconds`; tell `progress` after
    each batch how many it were so far.

    Never raises EngineError: then the rows stay due, untried. A key that fails alone is noted on its
    row and tried again later.
    """
    index = registry.get(index_name)
    report = Drained()
    stop_at = None if seconds is None else time.monotonic() + seconds
    while _has_more(index_name, report, limit, stop_at):
        try:
            with index_lock(index_name, "drain").acquire(timeout=0):
                while _has_more(index_name, report, limit, stop_at):
                    _carry_out(index, report, limit)
                    progress(report.done + report.failed)
        except Timeout:
            report.busy = True
            break
        except EngineError as error:
            report.error = str(error) or type(error).__name__
            break
    return report


def _has_more(index_name: str, report: Drained, limit: int, stop_at: float | None) -> bool:
    if report.error or report.done + report.failed >= limit:
        return False
    if stop_at is not None and time.monotonic() >= stop_at:
        return False
    return bool(_unsent(index_name, report, 1))


def _unsent(index_name: str, report: Drained, limit: int) -> dict[int, int]:
    """Return key -> wanted of due rows that this drain has not sent in that state yet.

    A row sent while a writer holds it stays due; it must not make this drain run in circles.
    """
    rows = outbox.next_due(index_name, limit + len(report.held))
    unsent = [(row.key, row.wanted) for row in rows if report.held.get(row.key) != row.wanted]
    return dict(unsent[:limit])


def _carry_out(index: Index, report: Drained, limit: int) -> None:
    name = index.schema.name
    versions = _unsent(name, report, min(BATCH, limit - report.done - report.failed))
    documents, failures = load(index, versions)
    present = {document.key: document for document in documents}
    changes = [
        Change(key=key, version=version, document=present.get(key))
        for key, version in versions.items()
        if key not in failures
    ]
    waiting: Mapping[int, str] = {}
    if changes:
        applied = get_engine().apply(index.schema, changes)
        failures |= applied.failed
        waiting = applied.waiting
    unseen = failures.keys() | waiting.keys()
    seen = {key: version for key, version in versions.items() if key not in unseen}
    held = outbox.settle(name, seen) | outbox.note_failures(name, failures, versions)
    report.held |= {key: versions[key] for key in held}
    report.failed += len(failures)
    report.done += len(seen)
    if seen:
        begin_generation()  # lists of hits stand on pages
    if waiting:  # they stay due, and nothing is counted against them: the next drain goes on
        report.waiting += len(waiting)
        report.error = next(iter(waiting.values()))
