"""From records to a table."""

from collections.abc import Iterable, Mapping

import numpy as np

from search.contract import IndexSchema

from .dictionaries import WORDS, Dictionaries, Dictionary
from .records import Record
from .rows import MISSING, Codes, Rows, starts_of
from .table import Table

REMEMBERED = 10_000


def empty_table(schema: IndexSchema) -> Table:
    return TableBuilder(schema, Dictionaries.of(schema)).table(0)


class TableBuilder:
    """Collects records, whose keys must ascend."""

    def __init__(self, schema: IndexSchema, dictionaries: Dictionaries) -> None:
        self._schema = schema
        self._dictionaries = dictionaries
        parts = schema.parts
        self._documents = _Block(
            [field.name for field in schema.numbers],
            [*(field.name for field in schema.keywords), WORDS],
            dictionaries,
        )
        self._parts = _Block(
            [field.name for field in parts.numbers] if parts else [],
            [field.name for field in parts.keywords] if parts else [],
            dictionaries,
        )
        self._versions: list[int] = []
        self._sort_texts: list[str] = []
        self._part_counts: list[int] = []

    def add(self, record: Record) -> None:
        document = record.document
        keywords = {**document.keywords, WORDS: record.words}
        self._documents.add(document.key, document.numbers, keywords)
        for word, spelled in record.words.items():
            self._dictionaries.spellings.setdefault(word, spelled)
        self._versions.append(document.version)
        self._sort_texts.append(document.sort_text)
        self._part_counts.append(len(document.parts))
        for part in sorted(document.parts, key=lambda part: part.key):
            self._parts.add(part.key, part.numbers, part.keywords)
            self._parts.places.append(part.geo or (np.nan, np.nan))

    def table(self, sequence: int) -> Table:
        sort_texts = np.empty(len(self._sort_texts), dtype=object)
        sort_texts[:] = self._sort_texts
        return Table(
            schema=self._schema,
            sequence=sequence,
            documents=self._documents.rows(),
            versions=np.array(self._versions, dtype=np.int64),
            sort_texts=sort_texts,
            parts=self._parts.rows(),
            part_starts=starts_of(np.array(self._part_counts, dtype=np.int64)),
            dictionaries=self._dictionaries,
            gone={},
        )


class _Block:
    """The growing columns of documents, or of parts."""

    def __init__(
        self, numbers: Iterable[str], keywords: Iterable[str], dictionaries: Dictionaries
    ) -> None:
        self.places: list[tuple[float, float]] = []
        self._keys: list[int] = []
        self._numbers: dict[str, list[int]] = {name: [] for name in numbers}
        self._codes: dict[str, tuple[Dictionary, list[int], list[int]]] = {
            name: (dictionaries[name], [], []) for name in keywords
        }
        # The same few sets of values again and again (weekdays, venues): each is looked up once.
        self._known: dict[tuple[str, tuple[str, ...]], list[int]] = {}

    def add(
        self, key: int, numbers: Mapping[str, int], keywords: Mapping[str, Iterable[str]]
    ) -> None:
        self._keys.append(key)
        for name, values in self._numbers.items():
            values.append(numbers.get(name, MISSING))
        for name, (dictionary, lengths, codes) in self._codes.items():
            named = keywords.get(name, ())
            known = (name, named) if isinstance(named, tuple) else None
            found = self._known.get(known) if known else None
            if found is None:
                found = list({dictionary.code(value) for value in named})
                if known and len(self._known) < REMEMBERED:
                    self._known[known] = found
            lengths.append(len(found))
            codes.extend(found)

    def rows(self) -> Rows:
        return Rows(
            keys=np.array(self._keys, dtype=np.int64),
            numbers={name: np.array(v, dtype=np.int64) for name, v in self._numbers.items()},
            codes={
                name: Codes(
                    starts_of(np.array(lengths, dtype=np.int64)), np.array(codes, dtype=np.int32)
                )
                for name, (_, lengths, codes) in self._codes.items()
            },
            places=np.array(self.places, dtype=np.float64).reshape(-1, 2),
        )
