"""What is waiting for whom: rows of the panel on the admin's first page. Rooms register theirs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class Work:
    """A number that leads to a list, whose address `url` returns filtered in the same way.

    `shown_to` tells who does this work, `rows` what waits for that person. `position` orders the rows.
    """

    key: str
    label: str | Promise
    url: Callable[[], str]
    rows: Callable[[Any], QuerySet[Any]]
    shown_to: Callable[[Any], bool]
    position: int = 100


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A row as the panel shows it."""

    label: str
    number: int
    url: str


_work: dict[str, Work] = {}


def holders_of(permission: str) -> Callable[[Any], bool]:
    """Return who does the work that a right allows."""
    return lambda user: bool(user.has_perm(permission))


def register_work(work: Work) -> None:
    """Show `work` to those who may do it (call it in `AppConfig.ready()`)."""
    _work[work.key] = work


def waiting_for(user: Any) -> list[Waiting]:
    """Return the rows for `user`: one query for all numbers, beside those for the rights."""
    mine = [work for work in _work.values() if work.shown_to(user)]
    numbers = _numbers(mine, user)
    return [
        Waiting(label=str(work.label), number=numbers.get(work.key, 0), url=work.url())
        for work in sorted(mine, key=lambda work: (work.position, work.key))
    ]


def _numbers(works: Sequence[Work], user: Any) -> dict[str, int]:
    """Return key -> number; what has no rows is missing."""
    if not works:
        return {}
    first, *more = (
        work.rows(user)
        .order_by()
        .annotate(work=Value(work.key, output_field=CharField()))
        .values("work")
        .annotate(number=Count("pk"))
        .values_list("work", "number")
        for work in works
    )
    return dict(first.union(*more, all=True))
