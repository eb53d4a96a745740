"""What an index knows of its own words: the parts of compounds, and the vocabulary.

A lexicon is made while an index is built, kept with it, and used for every query the index answers:
documents and queries are split by the same list.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from search.alternatives import Alternatives
from search.compounds import Splitter
from search.likeness import LikeWords
from search.stemming import stem
from search.synonyms import Synonyms
from search.tokens import CACHED_WORDS, normalise, read_token, tokens
from search.words.education import EDUCATION_WORDS

Entry = tuple[str, tuple[str, ...]]  # term, parts
Reading = tuple[str, str, tuple[str, ...]]  # norm, term, parts

MIN_WORD = 4
MIN_DOCUMENTS = 2
MIN_COMPOUNDS = 2
MAX_COUNTED = 500_000
MIN_ALIKE = 4  # letters; shorter words are alike to too many


@dataclass(frozen=True)
class Lexicon:
    """`parts`: normalised parts of compounds. `vocabulary`: normalised word -> (its most frequent
    spelling, number of documents). `digest` changes when documents would be analysed otherwise."""

    parts: frozenset[str] = frozenset()
    vocabulary: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits over the parts; the vocabulary does not change the analysis."""
        return hashlib.sha256("\n".join(sorted(self.parts)).encode()).hexdigest()[:12]

    @cached_property
    def entry(self) -> Callable[[str], Entry]:
        """Normalised word -> (stem, stems of its parts; none if it is no compound). Cached."""
        splitter = Splitter(self.parts)

        @lru_cache(maxsize=CACHED_WORDS)
        def entry(norm: str) -> Entry:
            return stem(norm), splitter.split(norm)

        return entry

    @cached_property
    def reading(self) -> Callable[[str], Reading | None]:
        """Token as it stands in a text -> (norm, term, parts), None for a stop word. Cached: the
        one look-up per word that indexing needs."""

        @lru_cache(maxsize=CACHED_WORDS)
        def reading(raw: str) -> Reading | None:
            _, norm, is_stop = read_token(raw)
            return None if is_stop or not norm else (norm, *self.entry(norm))

        return reading

    @cached_property
    def alternatives(self) -> Callable[[Synonyms], Alternatives]:
        """Synonyms -> the same in the terms of this lexicon. The last few are kept."""
        return lru_cache(maxsize=8)(lambda synonyms: Alternatives.of_synonyms(synonyms, self.entry))

    @cached_property
    def known_stems(self) -> frozenset[str]:
        """The stems of the vocabulary and of the parts."""
        return frozenset(map(stem, (*self.vocabulary, *self.parts)))

    def is_unknown(self, norm: str) -> bool:
        """Tell whether neither the word nor another form of it occurs, nor is it a compound of known
        parts."""
        term, parts = self.entry(norm)
        return not parts and term not in self.known_stems

    @cached_property
    def by_first_letter(self) -> Mapping[str, tuple[str, ...]]:
        """The vocabulary's words by their first letter."""
        found: dict[str, list[str]] = defaultdict(list)
        for norm in self.vocabulary:
            found[norm[0]].append(norm)
        return {letter: tuple(norms) for letter, norms in found.items()}

    @cached_property
    def like_words(self) -> LikeWords:
        """The vocabulary's words of at least `MIN_ALIKE` letters, for the stage near."""
        return LikeWords(
            norm for norm in self.vocabulary if len(norm) >= MIN_ALIKE and norm.isalpha()
        )

    def to_json(self) -> str:
        """Return the lexicon as JSON, stable for equal lexicons."""
        return json.dumps(
            {"parts": sorted(self.parts), "vocabulary": dict(sorted(self.vocabulary.items()))},
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> "Lexicon":
        """Read what `to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
        data = json.loads(text)
        return cls(
            parts=frozenset(data["parts"]),
            vocabulary={norm: (best, count) for norm, (best, count) in data["vocabulary"].items()},
        )


class Miner:
    """Reads every document once and makes the lexicon of an index.

    `extra`: parts of compounds to know beside the mined ones, in plain spelling. Memory is bounded:
    beyond `MAX_COUNTED` spellings those seen once so far are forgotten.
    """

    def __init__(self, extra: Iterable[str] = EDUCATION_WORDS) -> None:
        self._extra = frozenset(normalise(word) for word in extra)
        self._documents: Counter[str] = Counter()
        self._surfaces: Counter[str] = Counter()

    def add(self, texts_by_field: Mapping[str, str]) -> None:
        """Count the words of one document (field name -> text)."""
        self.add_tokens(token for text in texts_by_field.values() for token in tokens(text))

    def add_tokens(self, document: Iterable[str]) -> None:
        """The same for one document's tokens."""
        found = list(map(read_token, document))
        self._surfaces.update([surface for surface, norm, is_stop in found if not is_stop and norm])
        self._documents.update({norm for _, norm, is_stop in found if not is_stop and norm})
        if len(self._surfaces) > MAX_COUNTED:
            self._forget_rare()

    def lexicon(self) -> Lexicon:
        """Return what was learnt from the documents added so far."""
        return Lexicon(self._mined() | self._extra, self._vocabulary())

    def _mined(self) -> frozenset[str]:
        """Words of enough documents that begin or end enough other words. Other words are words of
        another stem: Bilder does not make a part of Bild."""
        candidates = {
            norm: stem(norm)
            for norm, count in self._documents.items()
            if count >= MIN_DOCUMENTS and len(norm) >= MIN_WORD and norm.isalpha()
        }
        others: dict[str, set[str]] = defaultdict(set)
        for norm in self._documents:
            if len(norm) <= MIN_WORD or not norm.isalpha():
                continue
            whole = stem(norm)
            pieces = [norm[:at] for at in range(MIN_WORD, len(norm))]
            pieces += [norm[at:] for at in range(1, len(norm) - MIN_WORD + 1)]
            for piece in pieces:
                if candidates.get(piece, whole) != whole and len(others[piece]) < MIN_COMPOUNDS:
                    others[piece].add(whole)
        return frozenset(part for part, found in others.items() if len(found) >= MIN_COMPOUNDS)

    def _vocabulary(self) -> dict[str, tuple[str, int]]:
        best: dict[str, tuple[int, str]] = {}
        for surface, count in self._surfaces.items():
            norm = read_token(surface)[1]
            # Among equals the one that sorts last: it is in lower case or has the umlaut.
            best[norm] = max(best.get(norm, (0, "")), (count, surface))
        return {
            norm: (best[norm][1], count) for norm, count in self._documents.items() if norm in best
        }

    def _forget_rare(self) -> None:
        for counter in (self._documents, self._surfaces):
            for word in [word for word, count in counter.items() if count == 1]:
                del counter[word]
