"""What was worked out for one state of an index and will be asked for again, such as the mask of a filter
that a site sends with every query. It lives in what it belongs to, and goes with it."""

from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class Remembered:
    """At most `size` results, the oldest forgotten first. Threads may work out one result twice."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: dict[Hashable, object] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        try:
            return self._kept[key]  # type: ignore[return-value]  # only `make` of this key put it
        except KeyError:
            made = make()
        self._kept[key] = made
        while len(self._kept) > self._size:
            self._kept.pop(next(iter(tuple(self._kept)), None), None)
        return made
