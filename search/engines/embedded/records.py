"""One document as it is kept inside the index: the truth from which every table is made again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from search.contract import Document, IndexSchema, Part
from search.lexicon import Lexicon
from search.tokens import read_token, tokens

Tokens = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Record:
    """`words`: normalised word -> its spelling here, from the texts that complete while typing."""

    document: Document
    words: dict[str, str]


def tokens_of(schema: IndexSchema, document: Document) -> Tokens:
    """Return the tokens of the document's texts, by field."""
    return {text.name: tokens(document.texts.get(text.name, "")) for text in schema.texts}


def record_of(schema: IndexSchema, document: Document, tokens_by_field: Tokens) -> Record:
    """Return what is kept of `document`: everything but its texts."""
    found: dict[str, str] = {}
    for text in schema.texts:
        if text.suggest:
            for token in tokens_by_field[text.name]:
                surface, norm, is_stop = read_token(token)
                if norm and not is_stop:
                    found.setdefault(norm, surface)
    return Record(document, found)


def spelling(lexicon: Lexicon, norm: str, here: str) -> str:
    """Return the catalogue's spelling of a word, or the one found `here` if it is a new word."""
    return lexicon.vocabulary[norm][0] if norm in lexicon.vocabulary else here


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
