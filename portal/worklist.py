"""What is waiting for whom: rows of the panel on the admin's first page. Rooms register theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class Work:
    """A number that leads to a list. `count` is one query, `permission` decides who is asked at all.

    `position` orders the rows; `url` returns the address of the filtered list.
    """

    key: str
    label: str | Promise
    count: Callable[[], int]
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
    """Return the rows for `user`, one query each beside those for the rights."""
    mine = [work for work in _work.values() if user.has_perm(work.permission)]
    return [
        Waiting(label=str(work.label), number=work.count(), url=work.url())
        for work in sorted(mine, key=lambda work: (work.position, work.key))
    ]
