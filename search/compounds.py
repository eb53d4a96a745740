"""Split German compounds into the parts a list knows: Deutschkurs = deutsch + kurs."""

from collections.abc import Iterable

from search.stemming import stem

MIN_COMPOUND = 7
MIN_PART = 3
MAX_DEPTH = 2
LINKS = ("s", "es", "n", "en", "er", "e")


class Splitter:
    """Splits normalised, unstemmed words by a list of normalised parts."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._parts = frozenset(parts)
        self._stems = frozenset(stem(part) for part in self._parts)

    def split(self, norm: str) -> tuple[str, ...]:
        """Return the parts of `norm` in their order, unstemmed; empty if it is no compound."""
        if len(norm) < MIN_COMPOUND or not norm.isalpha():
            return ()
        return self._split(norm, MAX_DEPTH)

    def _split(self, word: str, depth: int) -> tuple[str, ...]:
        for at in range(MIN_PART, len(word) - MIN_PART + 1):
            head = word[at:]
            if head not in self._parts and stem(head) not in self._stems:
                continue
            front = self._front(word[:at], depth)
            if front:
                return (*front, head)
        return ()

    def _front(self, front: str, depth: int) -> tuple[str, ...]:
        if front in self._parts:
            return (front,)
        for link in LINKS:
            base = front.removesuffix(link)
            if base != front and len(base) >= MIN_PART and base in self._parts:
                return (base,)
        if depth <= 1:
            return ()
        return self._split(front, depth - 1)
