"""How a document's texts become ready terms, in the same fields of every engine: so that engines find
the same and score the same."""

from collections.abc import Iterable, Mapping

from search.contract import Document, IndexSchema
from search.lexicon import Lexicon
from search.tokens import read_token, tokens

Tokens = Mapping[str, list[str]]

# Every text begins with it: Elasticsearch counts only documents that have a field for its statistics,
# tantivy all; with it, all have every field. No user can type it.
FIRST_TERM = "_"


def text_field(name: str) -> str:
    return f"t_{name}"


def parts_field(name: str) -> str:
    return f"p_{name}"


def keyword_field(name: str) -> str:
    return f"k_{name}"


def number_field(name: str) -> str:
    return f"n_{name}"


def ready(terms: Iterable[str]) -> str:
    """Return the terms as the one text of a whitespace-analysed field."""
    return " ".join((FIRST_TERM, *terms))


def tokens_of(schema: IndexSchema, document: Document) -> Tokens:
    """Return the tokens of the document's texts, by field."""
    return {text.name: tokens(document.texts.get(text.name, "")) for text in schema.texts}


def completions(schema: IndexSchema, tokens_by_field: Tokens) -> dict[str, str]:
    """Return normalised word -> its spelling here, from the texts that complete while typing."""
    found: dict[str, str] = {}
    for text in schema.texts:
        if text.suggest:
            for token in tokens_by_field[text.name]:
                surface, norm, is_stop = read_token(token)
                if norm and not is_stop:
                    found.setdefault(norm, surface)
    return found


def spelling(lexicon: Lexicon, norm: str, here: str) -> str:
    """Return the catalogue's spelling of a word, or the one found `here` if it is a new word."""
    return lexicon.vocabulary[norm][0] if norm in lexicon.vocabulary else here
