"""The fields of an index, and the document that fills them."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from search.contract import Document, IndexSchema, KeywordField, NumberField
from search.engines.common import schema_hash, schema_to_json
from search.engines.terms import (
    Tokens,
    completions,
    keyword_field,
    number_field,
    parts_field,
    ready,
    text_field,
    tokens_of,
)
from search.german import ANALYSIS_VERSION, analyse_tokens
from search.lexicon import Lexicon

KEY, PARTS, GEO, RECORD, SORT_TEXT = "key", "parts", "geo", "record", "sort_text"
WORDS, SPELLINGS = "words", "spellings"
NUMBERS = "numbers"  # the document's numbers once more, nested: see `ordering`
BETWEEN = "\x1f"  # a word and its spelling; in no word
LONGEST_SORT_TEXT = 1000

Source = dict[str, Any]


def mapping(schema: IndexSchema) -> dict[str, Any]:
    """Return the strict mapping of `schema`, with what it was made for in `_meta`.

    The source is not kept: nothing reads it, and an index is always built from the database. What a
    hit needs of its parts lies in a stored field of its own.
    """
    ready_terms = {"type": "text", "analyzer": "whitespace"}
    fields: dict[str, Any] = {
        KEY: {"type": "long"},
        SORT_TEXT: {"type": "keyword"},
        WORDS: {"type": "keyword"},
        SPELLINGS: {"type": "keyword"},
        # A text, though nobody searches it: a stored keyword may have 32,766 bytes, 200 parts have more.
        RECORD: {"type": "text", "index": False, "store": True},
    }
    for text in schema.texts:
        fields |= {text_field(text.name): ready_terms, parts_field(text.name): ready_terms}
    fields |= _filterable(schema.keywords, schema.numbers)
    if schema.numbers:
        numbers = _filterable((), schema.numbers)
        fields[NUMBERS] = {"type": "nested", "dynamic": "strict", "properties": numbers}
    if schema.parts:
        properties = _filterable(schema.parts.keywords, schema.parts.numbers)
        if schema.parts.geo:
            properties[GEO] = {"type": "geo_point"}
        fields[PARTS] = {"type": "nested", "dynamic": "strict", "properties": properties}
    return {
        "dynamic": "strict",
        "_source": {"enabled": False},
        "_meta": {
            "schema_hash": schema_hash(schema),
            "schema": json.dumps(schema_to_json(schema)),
            "analysis": ANALYSIS_VERSION,
            "fields": _digest(fields),
        },
        "properties": fields,
    }


def fields_digest(schema: IndexSchema) -> str:
    """Return what changes when this software would lay out the index otherwise."""
    return str(mapping(schema)["_meta"]["fields"])


def _digest(fields: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:8]


def _filterable(keywords: Sequence[KeywordField], numbers: Sequence[NumberField]) -> dict[str, Any]:
    fields: dict[str, Any] = {keyword_field(field.name): {"type": "keyword"} for field in keywords}
    fields.update({number_field(field.name): {"type": "long"} for field in numbers})
    return fields


def source(schema: IndexSchema, document: Document, lexicon: Lexicon) -> Source:
    """Return what is sent for `document`."""
    return source_of_tokens(schema, document, tokens_of(schema, document), lexicon)


def source_of_tokens(
    schema: IndexSchema, document: Document, tokens_by_field: Tokens, lexicon: Lexicon
) -> Source:
    """Return the same for a document whose texts were taken apart before."""
    words = completions(schema, tokens_by_field)
    numbers = _numbers(schema.numbers, document.numbers)
    made: Source = {
        KEY: document.key,
        SORT_TEXT: document.sort_text[:LONGEST_SORT_TEXT],
        WORDS: list(words),
        SPELLINGS: [f"{norm}{BETWEEN}{spelled}" for norm, spelled in words.items()],
        **_keywords(schema.keywords, document.keywords),
        **numbers,
    }
    for name, found in tokens_by_field.items():
        analysed = analyse_tokens(found, lexicon)
        made[text_field(name)] = ready(analysed.terms)
        made[parts_field(name)] = ready(analysed.parts)
    if numbers:
        made[NUMBERS] = numbers
    if schema.parts and document.parts:
        parts = sorted(document.parts, key=lambda part: part.key)
        made[RECORD] = json.dumps(
            [[part.key, dict(part.keywords), dict(part.numbers), part.geo] for part in parts],
            separators=(",", ":"),
        )
        made[PARTS] = []
        for part in parts:
            fields = _keywords(schema.parts.keywords, part.keywords)
            fields |= _numbers(schema.parts.numbers, part.numbers)
            if part.geo:
                fields[GEO] = {"lat": part.geo[0], "lon": part.geo[1]}
            made[PARTS].append(fields)
    return made


def _keywords(
    fields: Sequence[KeywordField], values: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    return {keyword_field(f.name): list(values[f.name]) for f in fields if values.get(f.name)}


def _numbers(fields: Sequence[NumberField], values: Mapping[str, int]) -> dict[str, Any]:
    return {number_field(f.name): values[f.name] for f in fields if f.name in values}
