"""What a search finds and why: the words as the index reads them, and where they stand in the hits."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from search import api, registry
from search.contract import Document, EngineError, Hit, Index, Query, Result
from search.engine import get_engine
from search.german import QueryTerms, analyse_query, words
from search.lexicon import Lexicon
from search.loading import load
from search.near import widened
from search.wordlists import current_synonyms

HITS = 10
SNIPPET_LENGTH = 200

STAGES: Mapping[str, str | Promise] = {
    "strict": _("Die Einträge haben alle Wörter."),
    "relaxed": _(
        "Zu wenige Einträge haben alle Wörter. Deshalb ist gesucht worden, was wenigstens eines hat."
    ),
    "near": _("Gefunden ist auch, was den Wörtern nur nahe kommt."),
    "database": _(
        "Die Antwort kommt aus der Datenbank: Es zählt die Schreibweise, und Wörter werden nicht zerlegt."
    ),
}


@dataclass(frozen=True, kw_only=True)
class HitExplained:
    """One hit. `title` is the first text of the index, words found marked; empty where the object is
    no longer public, and will leave the index. `found_in`: name and extract of the other texts."""

    rank: int
    key: int
    score: float
    title: SafeString | str
    found_in: tuple[tuple[str, SafeString], ...]


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """The answer to a search, taken apart. `ignored`: stop words. `trouble`: why the database had to
    answer, in the engine's own words."""

    result: Result
    stage: str | Promise
    terms: QueryTerms
    ignored: tuple[str, ...]
    hits: tuple[HitExplained, ...]
    trouble: str


def explain(index_name: str, text: str) -> Explanation:
    """Search the index for `text`, without filters, and say why it answers as it does.

    Raises LookupError for an unknown index, never EngineError.
    """
    index = registry.get(index_name)
    result = api.search(index_name, Query(words=text, limit=HITS))
    by_database = result.stage == "database"
    lexicon = _lexicon(index)
    terms = analyse_query(text, lexicon, current_synonyms())
    return Explanation(
        result=result,
        stage=STAGES[result.stage],
        terms=widened(terms, lexicon) if result.stage == "near" else terms,
        ignored=tuple(word.surface for word in words(text) if word.is_stop),
        hits=_hits(index, result),
        trouble=get_engine().health(index.schema).detail if by_database else "",
    )


def _lexicon(index: Index) -> Lexicon:
    try:
        return get_engine().lexicon(index.schema)
    except EngineError:  # the answer came from the database, which takes no word apart
        return Lexicon()


def _hits(index: Index, result: Result) -> tuple[HitExplained, ...]:
    hits = result.hits[:HITS]
    documents, _failures = load(index, {hit.key: hit.version for hit in hits})
    present = {document.key: document for document in documents}
    mark = api.highlighter(index.schema.name, result.terms)
    return tuple(
        _hit(index, rank, hit, present.get(hit.key), mark) for rank, hit in enumerate(hits, 1)
    )


def _hit(
    index: Index, rank: int, hit: Hit, document: Document | None, mark: api.Highlighter
) -> HitExplained:
    title: SafeString | str = ""
    found_in: list[tuple[str, SafeString]] = []
    if document is not None:
        first, *others = [field.name for field in index.schema.texts]
        title = mark(document.texts.get(first, ""))
        snippets = [(name, mark(document.texts.get(name, ""), SNIPPET_LENGTH)) for name in others]
        found_in = [(name, snippet) for name, snippet in snippets if "<mark>" in snippet]
    return HitExplained(
        rank=rank, key=hit.key, score=hit.score, title=title, found_in=tuple(found_in)
    )
