"""Feeding the engine right after a commit, so that an editor finds what was just published.

A fast engine is fed at once. A server over the network may hang and must never hold a save: there the
worker is asked to do it, within a second or two.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.db import transaction

from .engine import FED_AFTER_COMMIT

logger = logging.getLogger(__name__)

# What a save may cost at most; the rest is the worker's.
MOST_ROWS = 300
MOST_SECONDS = 0.3

_suppressed: ContextVar[bool] = ContextVar("suppressed", default=False)
_scheduled: ContextVar[frozenset[str]] = ContextVar("scheduled", default=frozenset())


@contextmanager
def no_drain_after_commit() -> Iterator[None]:
    """Leave everything marked in this block to the worker (imports, other bulk work)."""
    token = _suppressed.set(True)
    try:
        yield
    finally:
        _suppressed.reset(token)


def drain_after_commit(index_name: str) -> None:
    """Schedule one drain of the index for the moment the present transaction is committed."""
    if _suppressed.get():
        return
    _scheduled.set(_scheduled.get() | {index_name})
    transaction.on_commit(partial(_drain_once, index_name), robust=True)


def _drain_once(index_name: str) -> None:
    """Drain for the first of the callbacks that the marks of one transaction left behind."""
    if index_name not in _scheduled.get():
        return
    _scheduled.set(_scheduled.get() - {index_name})
    from .drain import drain  # the drain settles through the outbox, which marks through here
    from .engine import get_engine
    from .tasks import drain_index, drain_is_waiting

    try:
        if get_engine().name in FED_AFTER_COMMIT:
            drain(index_name, limit=MOST_ROWS, seconds=MOST_SECONDS)
        elif not drain_is_waiting(index_name):  # one that has not begun will see this change too
            drain_index.enqueue(index_name)
    except Exception:  # the change is saved and its row is due: nothing to tell the visitor
        logger.exception("index %s: drain after commit failed", index_name)
