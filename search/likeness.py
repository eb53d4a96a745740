"""The words of a vocabulary, laid out so that those which share letters with another are found at once:
looking at each of fifty thousand would take longer than the search itself."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from search.stemming import stem

END = "\n"  # in no word


class LikeWords:
    """`words`: the normalised words, in alphabetical order."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _lines(self) -> str:
        """All words in one text, each between two ends."""
        return END + "".join(f"{word}{END}" for word in self.words)

    @cached_property
    def _by_first_letter(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            found[word[0]].append(word)
        return {letter: tuple(words) for letter, words in found.items()}

    def beginning_with(self, term: str) -> Iterator[str]:
        """Yield the words that begin with `term`."""
        for at in range(bisect_left(self.words, term), len(self.words)):
            if not self.words[at].startswith(term):
                return
            yield self.words[at]

    def holding(self, term: str) -> Iterator[str]:
        """Yield the words that have `term` anywhere."""
        at = self._lines.find(term)
        while at >= 0:
            end = self._lines.index(END, at)
            yield self._lines[self._lines.rindex(END, 0, at + 1) + 1 : end]
            at = self._lines.find(term, end)

    def ending(self, norm: str, *, least: int) -> Iterator[str]:
        """Yield the words of at least `least` letters that `norm` ends with."""
        ends = (norm[at:] for at in range(len(norm) - least + 1))
        return (end for end in ends if end in self._known)

    def whose_stem_begins(self, norm: str, *, least: int) -> Iterator[str]:
        """Yield the words whose stem, of at least `least` letters, `norm` begins with."""
        for word in self.beginning_with(norm[:least]):  # a stem is the beginning of its word
            term = stem(word)
            if len(term) >= least and norm.startswith(term):
                yield word

    def slips_of(self, norm: str, *, most: int) -> Iterator[tuple[str, int]]:
        """Yield (word, number of slips) of those with the same first letter and at most `most` slips."""
        choices = self._by_first_letter.get(norm[0], ())
        for word, slips, _ in extract_iter(norm, choices, scorer=OSA.distance, score_cutoff=most):
            yield word, int(slips)
