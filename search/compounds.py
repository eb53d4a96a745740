"""Split German compounds into the parts a list knows: Deutschkurs = deutsch + kurs."""

from collections.abc import Iterable

from search.stemming import masculine, stem

MIN_COMPOUND = 7
MIN_PART = 3
MIN_INFLECTED_HEAD = 4  # a shorter head counts only in the form the list has: no Mail + and(ere)
MAX_DEPTH = 2
LINKS = ("s", "es", "n", "en", "er", "e")
NO_HEADS = frozenset({"ende", "enden", "ender", "endes"})  # Mitarbeitende is no kind of end


class Splitter:
    """Splits normalised, unstemmed words by a list of normalised parts."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._parts = frozenset(parts)
        self._stems = frozenset(stem(part) for part in self._parts)

    def split(self, norm: str) -> tuple[str, ...]:
        """Return the stems of the parts of `norm` in their order, each once; empty if it is no
        compound.

        A part that is a compound itself is followed by its own parts, so that Kurs finds the
        Englischsprachkurs as well: englisch, sprachkurs, sprach, kurs.
        """
        if len(norm) < MIN_COMPOUND or not norm.isalpha():
            return ()
        parts: list[str] = []
        for part in self._split(masculine(norm), MAX_DEPTH):
            parts.append(stem(part))
            parts.extend(self.split(part))
        return tuple(dict.fromkeys(parts))

    def _split(self, word: str, depth: int) -> tuple[str, ...]:
        for at in range(MIN_PART, len(word) - MIN_PART + 1):  # the longest head first
            head = word[at:]
            if head not in NO_HEADS and self._known(head, MIN_INFLECTED_HEAD):
                front = self._front(word[:at], depth)
                if front:
                    return (*front, head)
        return ()

    def _front(self, front: str, depth: int) -> tuple[str, ...]:
        if self._known(front, MIN_PART):  # Malkurs: of malen the stem alone
            return (front,)
        for link in LINKS:
            base = front.removesuffix(link)
            if base != front and len(base) >= MIN_PART and base in self._parts:
                return (base,)
        return self._split(front, depth - 1) if depth > 1 else ()

    def _known(self, piece: str, min_inflected: int) -> bool:
        return piece in self._parts or (len(piece) >= min_inflected and stem(piece) in self._stems)
