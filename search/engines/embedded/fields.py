"""The tantivy index of a schema: its fields, its tokenizers, its documents."""

from pathlib import Path
from typing import NamedTuple

import tantivy

from search.contract import IndexSchema
from search.engines.terms import (
    Tokens,
    keyword_field,
    number_field,
    parts_field,
    ready,
    text_field,
)
from search.german import analyse_tokens
from search.lexicon import Lexicon

from .records import Record, to_bytes

KEY, VERSION, SEQUENCE, RECORD = "key", "version", "sequence", "record"
WHITESPACE = "ready_terms"


def tantivy_schema(schema: IndexSchema) -> tantivy.Schema:
    """Return the fields of `schema`. The key is signed: deleting by an unsigned term does nothing."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field(KEY, indexed=True, fast=True)
    builder.add_integer_field(VERSION, fast=True)
    builder.add_integer_field(SEQUENCE, indexed=True, fast=True)
    builder.add_bytes_field(RECORD, stored=True)
    for text in schema.texts:
        for name in (text_field(text.name), parts_field(text.name)):
            builder.add_text_field(name, tokenizer_name=WHITESPACE, index_option="position")
    for keyword in schema.keywords:
        builder.add_text_field(
            keyword_field(keyword.name), tokenizer_name="raw", fast=True, index_option="basic"
        )
    for number in schema.numbers:
        builder.add_integer_field(number_field(number.name), indexed=True, fast=True)
    return builder.build()


def create_index(schema: IndexSchema, path: Path) -> tantivy.Index:
    path.mkdir(parents=True)
    return _with_tokenizers(tantivy.Index(tantivy_schema(schema), path=str(path)))


def open_index(path: Path) -> tantivy.Index:
    """Open the index at `path`. Raises ValueError where there is none that this library can read."""
    if not tantivy.Index.is_compatible(str(path)):
        raise ValueError(f"index at {path} was written by another version of the library")
    return _with_tokenizers(tantivy.Index.open(str(path)))


def _with_tokenizers(index: tantivy.Index) -> tantivy.Index:
    """Tokenizers are not stored with an index: without this every process fails on its own."""
    analyser = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(WHITESPACE, analyser)
    index.config_reader("manual")  # readers reload by themselves, once per search
    return index


class Unread(NamedTuple):
    """A document as far as it can be made without a lexicon: its texts are tokens yet."""

    key: int
    version: int
    record: bytes
    tokens: Tokens
    keywords: list[tuple[str, str]]
    numbers: list[tuple[str, int]]


def unread(schema: IndexSchema, record: Record, tokens: Tokens) -> Unread:
    """Return all that a table needs of the document, its filters, and its texts as tokens."""
    document = record.document
    return Unread(
        key=document.key,
        version=document.version,
        record=to_bytes(record),
        tokens=tokens,
        keywords=[
            (keyword_field(keyword.name), value)
            for keyword in schema.keywords
            for value in dict.fromkeys(document.keywords.get(keyword.name, ()))
        ],
        numbers=[
            (number_field(number.name), document.numbers[number.name])
            for number in schema.numbers
            if number.name in document.numbers
        ],
    )


def tantivy_document(document: Unread, lexicon: Lexicon, sequence: int) -> tantivy.Document:
    """Return the document with the ready terms of its texts."""
    made = tantivy.Document()
    made.add_integer(KEY, document.key)
    made.add_integer(VERSION, document.version)
    made.add_integer(SEQUENCE, sequence)
    made.add_bytes(RECORD, document.record)
    for name, tokens in document.tokens.items():
        analysed = analyse_tokens(tokens, lexicon)
        made.add_text(text_field(name), ready(analysed.terms))
        made.add_text(parts_field(name), ready(analysed.parts))
    for name, value in document.keywords:
        made.add_text(name, value)
    for name, number in document.numbers:
        made.add_integer(name, number)
    return made


def tombstone(key: int, version: int, sequence: int) -> tantivy.Document:
    """Return what stands for a deleted document: readers learn of it, older versions meet it."""
    made = tantivy.Document()
    made.add_integer(KEY, key)
    made.add_integer(VERSION, version)
    made.add_integer(SEQUENCE, sequence)
    return made
