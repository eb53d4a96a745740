"""What is waiting for whom: rows of the panel on the admin's first page. Rooms register theirs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class Work:
    """A number that leads to a list.

    `rows` returns what is counted, `url` the address of the list filtered in the same way;
    `permission` decides who is asked at all, `position` orders the rows.
    """

    key: str
    label: str | Promise
    rows: Callable[[], QuerySet[Any]]
    url: Callable[[], str]
    permission: str
    position: int = 100


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A row as the panel shows it."""

    label: str
    number: int
    url: str


_work: dict[str, Work] = {}


def register_work(work: Work) -> None:
    """Show `work` to those who may do it (call it in `AppConfig.ready()`)."""
    _work[work.key] = work


def waiting_for(user: Any) -> list[Waiting]:
    """Return the rows for `user`: one query for all numbers, beside those for the rights."""
    mine = [work for work in _work.values() if user.has_perm(work.permission)]
    numbers = _numbers(mine)
    return [
        Waiting(label=str(work.label), number=numbers.get(work.key, 0), url=work.url())
        for work in sorted(mine, key=lambda work: (work.position, work.key))
    ]


def _numbers(works: Sequence[Work]) -> dict[str, int]:
    """Return key -> number; what has no rows is missing."""
    if not works:
        return {}
    first, *more = (
        work.rows()
        .order_by()
        .annotate(work=Value(work.key, output_field=CharField()))
        .values("work")
        .annotate(number=Count("pk"))
        .values_list("work", "number")
        for work in works
    )
    return dict(first.union(*more, all=True))
