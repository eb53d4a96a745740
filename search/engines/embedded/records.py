"""One document as it is kept inside the index: the truth from which every table is made again."""

import json
from dataclasses import dataclass

from search.contract import Document, IndexSchema, Part
from search.engines.terms import Tokens, completions


@dataclass(frozen=True, slots=True)
class Record:
    """`words`: normalised word -> its spelling here, from the texts that complete while typing."""

    document: Document
    words: dict[str, str]


def record_of(schema: IndexSchema, document: Document, tokens_by_field: Tokens) -> Record:
    """Return what is kept of `document`: everything but its texts."""
    return Record(document, completions(schema, tokens_by_field))


def to_bytes(record: Record) -> bytes:
    document = record.document
    data = [
        document.version,
        document.sort_text,
        {name: list(codes) for name, codes in document.keywords.items()},
        dict(document.numbers),
        [[part.key, dict(part.keywords), dict(part.numbers), part.geo] for part in document.parts],
        record.words,
    ]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(key: int, data: bytes) -> Record:
    """Read what `to_bytes` wrote; the document comes back without texts."""
    version, sort_text, keywords, numbers, parts, found = json.loads(data)
    document = Document(
        key=key,
        version=version,
        texts={},
        keywords={name: tuple(codes) for name, codes in keywords.items()},
        numbers=numbers,
        parts=tuple(
            Part(
                key=part_key,
                keywords={name: tuple(codes) for name, codes in part_keywords.items()},
                numbers=part_numbers,
                geo=None if geo is None else (geo[0], geo[1]),
            )
            for part_key, part_keywords, part_numbers, geo in parts
        ),
        sort_text=sort_text,
    )
    return Record(document, found)
