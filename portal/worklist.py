"""What is waiting for whom: rows of the panel on the admin's first page. Rooms register theirs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class Work:
    """A number that leads to a list, whose address `url` returns filtered in the same way.

    Either `rows` and `permission`, for what is the same for everybody who may do it, or `rows_for` and
    `shown_to`, for what each person has of her own. `position` orders the rows.
    """

    key: str
    label: str | Promise
    url: Callable[[], str]
    rows: Callable[[], QuerySet[Any]] | None = None
    permission: str = ""
    rows_for: Callable[[Any], QuerySet[Any]] | None = None
    shown_to: Callable[[Any], bool] | None = None
    position: int = 100

    def __post_init__(self) -> None:
        if bool(self.rows and self.permission) == bool(self.rows_for and self.shown_to):
            raise ValueError(f"{self.key}: say what to count, and for whom")

    def concerns(self, user: Any) -> bool:
        """Tell whether `user` does this work."""
        return self.shown_to(user) if self.shown_to else bool(user.has_perm(self.permission))

    def waiting(self, user: Any) -> QuerySet[Any]:
        """Return what waits for `user`."""
        if self.rows_for:
            return self.rows_for(user)
        assert self.rows is not None
        return self.rows()


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
    mine = [work for work in _work.values() if work.concerns(user)]
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
        work.waiting(user)
        .order_by()
        .annotate(work=Value(work.key, output_field=CharField()))
        .values("work")
        .annotate(number=Count("pk"))
        .values_list("work", "number")
        for work in works
    )
    return dict(first.union(*more, all=True))
