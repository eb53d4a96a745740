"""Marking what changed, in the transaction that changes it; reading and settling what is due.

The indexes follow the database: whoever changes something that an index shows marks its key in the
same transaction. If that is rolled back, nothing is due; if the process dies right after the commit,
the row is still there.
"""

import datetime as dt
import warnings
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from portal import clock
from portal.siteconfig.generation import begin_generation

from .aftercommit import drain_after_commit
from .models import OutboxRow

CHUNK = 500
BACK_OFF = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 360, 1440))

# One statement for many keys: `wanted` rises under each row's lock. (A number drawn before the lock
# could arrive in the wrong order, and the engine would drop the newer change as the older one.)
# Sorted keys give all writers the same order of locks.
_MARK = """
    INSERT INTO search_outboxrow
        (index_name, "key", wanted, done, changed_at, tries, next_try, error)
    VALUES {rows}
    ON CONFLICT (index_name, "key") DO UPDATE SET
        wanted = CASE WHEN search_outboxrow.wanted < excluded.wanted
                      THEN excluded.wanted ELSE search_outboxrow.wanted + 1 END,
        changed_at = excluded.changed_at, tries = 0, next_try = NULL, error = ''
"""
_MARK_ROW = "(%s, %s, %s, 0, %s, 0, NULL, '')"


def mark(index_name: str, keys: Iterable[int]) -> None:
    """Note that the objects `keys` changed, appeared or went. Call it inside their transaction,
    after the objects are written: locking in one order keeps writers from deadlocking.

    One statement per 500 keys. After the commit a fast engine is fed at once (see
    `aftercommit.no_drain_after_commit` for bulk work); otherwise the worker does it within a minute.
    """
    mark_above(index_name, dict.fromkeys(keys, 0))


def mark_above(index_name: str, versions: Mapping[int, int]) -> None:
    """Like `mark`, for key -> a version that the new `wanted` must exceed."""
    if not versions:
        return
    if not connection.in_atomic_block:
        warnings.warn(
            f"search index {index_name!r}: mark() outside a transaction; a crash between the save"
            " and the mark would lose it. Wrap both in transaction.atomic().",
            RuntimeWarning,
            stacklevel=3,
        )
    now = connection.ops.adapt_datetimefield_value(clock.real_now())
    ordered = sorted(versions.items())
    with transaction.atomic(), connection.cursor() as cursor:
        for start in range(0, len(ordered), CHUNK):
            chunk = ordered[start : start + CHUNK]
            parameters = [
                value for key, version in chunk for value in (index_name, key, version + 1, now)
            ]
            cursor.execute(_MARK.format(rows=", ".join([_MARK_ROW] * len(chunk))), parameters)
        begin_generation()  # pages show what the index shows; what leaves it leaves them at once
        drain_after_commit(index_name)


def rows_due(index_name: str) -> QuerySet[OutboxRow]:
    """Return the rows whose change is not in the index yet, failed ones included."""
    return OutboxRow.objects.filter(index_name=index_name, done__lt=F("wanted"))


def rows_ready(index_name: str) -> QuerySet[OutboxRow]:
    """Return the due rows to be carried out now: those whose next try is not later."""
    return rows_due(index_name).filter(Q(next_try=None) | Q(next_try__lte=clock.real_now()))


def next_due(index_name: str, limit: int) -> list[OutboxRow]:
    """Return at most `limit` rows to be carried out now, longest waiting first."""
    return list(rows_ready(index_name).order_by("changed_at", "pk")[:limit])


def settle(index_name: str, versions: Mapping[int, int]) -> set[int]:
    """Note that the index has seen key -> version; return the keys that could not be noted.

    `done` is never lowered. Rows held by a writer are left out: they are due again anyway, and
    waiting for a lock while holding others could deadlock with the writer, who would lose the save.
    """
    held: set[int] = set()
    keys_of: dict[int, list[int]] = defaultdict(list)
    for key, version in versions.items():
        keys_of[version].append(key)
    for version, keys in sorted(keys_of.items()):
        for start in range(0, len(keys), CHUNK):
            with transaction.atomic():
                rows = _free_rows(index_name, keys[start : start + CHUNK])
                OutboxRow.objects.filter(pk__in=rows.values(), done__lt=version).update(
                    done=version, tries=0, next_try=None, error=""
                )
                held.update(key for key in keys[start : start + CHUNK] if key not in rows)
    return held


def note_failures(
    index_name: str, failures: Mapping[int, str], versions: Mapping[int, int]
) -> set[int]:
    """Note key -> reason for changes refused at `versions`; return keys that could not be noted.

    The row stays due and is tried again later and later; a change in the meantime has it tried at
    once.
    """
    held: set[int] = set()
    for key, reason in failures.items():
        with transaction.atomic():
            rows = _free_rows(index_name, [key])
            for row in OutboxRow.objects.filter(pk__in=rows.values(), wanted=versions[key]):
                row.next_try = clock.real_now() + BACK_OFF[min(row.tries, len(BACK_OFF) - 1)]
                row.tries = min(row.tries + 1, 30_000)
                row.error = reason[:1000]
                row.save(update_fields=("next_try", "tries", "error"))
            if not rows:
                held.add(key)
    return held


def failed_rows() -> QuerySet[OutboxRow]:
    """Return the rows of all indexes whose change was refused and is still due."""
    return OutboxRow.objects.filter(done__lt=F("wanted"), tries__gt=0)


def try_again(rows: QuerySet[OutboxRow]) -> None:
    """Make failed rows ready to be carried out, as if they had never failed.

    Rows held by a writer are left out: a change makes them ready anyway.
    """
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        with transaction.atomic():
            held = OutboxRow.objects.filter(pk__in=keys[start : start + CHUNK])
            free = held.select_for_update(skip_locked=True).values_list("pk", flat=True)
            OutboxRow.objects.filter(pk__in=list(free)).update(tries=0, next_try=None, error="")


def wanted_versions(index_name: str) -> dict[int, int]:
    """Return key -> `wanted` of every row of the index."""
    rows = OutboxRow.objects.filter(index_name=index_name)
    return dict(rows.values_list("key", "wanted").iterator(chunk_size=5000))


def _free_rows(index_name: str, keys: Collection[int]) -> dict[int, int]:
    """Lock the rows that nobody else holds; return key -> row id (SQLite: all; it has one writer)."""
    rows = OutboxRow.objects.filter(index_name=index_name, key__in=keys)
    return dict(rows.select_for_update(skip_locked=True).values_list("key", "pk"))


@dataclass(frozen=True, kw_only=True)
class Lag:
    """How far an index is behind: rows due, of them failed, age of the oldest in seconds."""

    due: int
    failed: int
    oldest_seconds: int


def lag(index_name: str) -> Lag:
    """Return how far the index is behind the database."""
    rows = rows_due(index_name)
    oldest = rows.order_by("changed_at").values_list("changed_at", flat=True).first()
    age = clock.real_now() - oldest if oldest else dt.timedelta()
    return Lag(
        due=rows.count(),
        failed=rows.filter(tries__gt=0).count(),
        oldest_seconds=max(0, int(age.total_seconds())),
    )
