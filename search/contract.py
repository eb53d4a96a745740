"""The search contract: what an index is, what can be asked, what is answered.

Everything here is frozen data. No word of any engine's query language appears, and nothing of a
user's text is ever parsed as one. An engine (`search.engines.*`) fulfils `Engine`; the rest of the
portal knows only this module and `search.api`.

Vocabulary: a *document* is one object found (an offer); its *parts* (an offer's runs) have keywords
and numbers of their own, and all part filters of a query must meet on **one** part. Keywords are
codes, never labels. Days are integers (`portal.clock.day_number`), money is integer cents; a number
that is absent is unknown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from django.utils.functional import Promise

from search.synonyms import NO_SYNONYMS, Synonyms

if TYPE_CHECKING:
    from search.lexicon import Lexicon

Stage = Literal["strict", "relaxed", "near", "database"]
SortName = Literal["relevance", "number", "distance", "text"]

MAX_TEXT_LENGTH = 200
MAX_WORDS = 10
MAX_WINDOW = 10_000  # offset + limit


# -- what an index is ---------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class TextField:
    """A searched text. Its compound parts are kept in a field of their own with weight x 0.7."""

    name: str
    weight: float = 1.0
    suggest: bool = False  # words of this field are offered while typing
    highlight: bool = True


@dataclass(frozen=True, kw_only=True)
class KeywordField:
    """Codes of a document or part. `values` is given where the set is small and closed (<= 64)."""

    name: str
    multiple: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NumberField:
    """One integer per document or part; absent = unknown."""

    name: str


@dataclass(frozen=True, kw_only=True)
class PartSchema:
    """What the parts of a document carry. `geo`: parts may have a latitude and longitude."""

    keywords: tuple[KeywordField, ...] = ()
    numbers: tuple[NumberField, ...] = ()
    geo: bool = False


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """A keyword field of the documents, at most one code each, whose code lowers the score:
    `factors`: code -> a factor in (0, 1]; a document with another code, or none, keeps its score."""

    field: str
    factors: tuple[tuple[str, float], ...]


@dataclass(frozen=True, kw_only=True)
class IndexSchema:
    """Names are unique over document and part fields: a filter names a field, nothing more."""

    name: str
    texts: tuple[TextField, ...]
    keywords: tuple[KeywordField, ...] = ()
    numbers: tuple[NumberField, ...] = ()
    parts: PartSchema | None = None
    ranking: Ranking | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    key: int
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    geo: tuple[float, float] | None = None  # latitude, longitude in degrees


@dataclass(frozen=True, kw_only=True)
class Document:
    """One object as the index sees it. `version` is the outbox row's `wanted` it was read at."""

    key: int
    version: int
    texts: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    sort_text: str = ""


@dataclass(frozen=True, kw_only=True)
class Index:
    """An index as the owning app declares it.

    `keys()` yields the keys of all objects that belong into the index now, in ascending order.
    `load(keys)` yields (key, document without version) for those of `keys` that belong into it now;
    a key not yielded is deleted. Both read the database only; `load` must not query per object.
    `fallback(query)` answers from the database when the engine cannot: keys in order and a total.
    For editors: `label` names the objects, `viewname` the page that asks the index with `q`, and
    `current()` gives the filters that every visitor's question bears.
    """

    schema: IndexSchema
    keys: Callable[[], Iterable[int]]
    load: Callable[[Sequence[int]], Iterable[Document]]
    fallback: Callable[["Query"], "Result"]
    label: str | Promise = ""
    viewname: str = ""
    current: Callable[[], tuple["Filter", ...]] = tuple


# -- what can be asked --------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class AnyOf:
    """The keyword field has at least one of `values`. `group`: the facet this filter belongs to."""

    field: str
    values: frozenset[str]
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Range:
    """The number lies in [ge, le]; `or_missing` also takes documents or parts without the number."""

    field: str
    ge: int | None = None
    le: int | None = None
    or_missing: bool = False
    group: str = ""


Filter = AnyOf | Range


@dataclass(frozen=True, kw_only=True)
class KeywordFacet:
    """Count documents per value of a keyword field, ignoring the filters of the group `name`.

    A document counts once per value, for a part field only through parts that meet all other part
    filters. `only` limits the values counted; `size` is the most values returned (count desc, key).
    """

    name: str
    field: str
    size: int = 50
    only: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RangeFacet:
    """Count documents per (overlapping) range of a number field: (key, ge, le), both inclusive.

    All ranges come back in their order, also those with the count 0.
    """

    name: str
    field: str
    ranges: tuple[tuple[str, int | None, int | None], ...]


Facet = KeywordFacet | RangeFacet


@dataclass(frozen=True, kw_only=True)
class Sort:
    """`relevance` needs words; `number` sorts by `field` (for part fields: the least value over the
    matching parts; values below `floor` and unknown ones come last); `distance` by the nearest
    matching part to `origin` (latitude, longitude; parts without a place last); `text` by
    `Document.sort_text`. Ties always end with the key, ascending.
    """

    by: SortName = "relevance"
    field: str = ""
    floor: int | None = None
    origin: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class Query:
    """One question to one index. `words` is the user's text, at most `MAX_TEXT_LENGTH` characters; a
    "phrase" in it must occur as it stands, what has a -word must not be found (`search.user_text`).

    `stage`: "auto" answers strict (all words) and, below 3 hits, relaxed (any word), and below 3 again
    near (also what is written alike); a name asks for that stage alone. `synonyms`: words that count
    as found by others. `parts_per_hit` matching parts per hit come back, ordered by `parts_order`
    (a number field of the parts, or the distance; as in `Sort`, then by the part's key). `rescue`: when nothing is found,
    also say how many there would be without each filter group.
    """

    words: str = ""
    synonyms: Synonyms = NO_SYNONYMS
    filters: tuple[Filter, ...] = ()
    facets: tuple[Facet, ...] = ()
    sort: Sort = Sort()
    offset: int = 0
    limit: int = 20
    stage: Stage | Literal["auto"] = "auto"
    parts_per_hit: int = 3
    parts_order: Sort | None = None
    highlight: bool = True
    did_you_mean: bool = True
    rescue: bool = True


# -- what is answered ---------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Hit:
    """`parts`: keys of matching parts; `part_total`: how many match. `distance`: km, if sorted by it."""

    key: int
    version: int = 0
    score: float = 0.0
    parts: tuple[int, ...] = ()
    part_total: int = 0
    distance: float | None = None


@dataclass(frozen=True, kw_only=True)
class FacetCount:
    value: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Result:
    """`total` and `facets` belong to `stage`. `terms` are the query's analysed terms, for highlights
    (`search.highlight`). `no_words`: only stop words were typed, so the words were not used.
    `without`: filter group -> total if that group were dropped (only when total is 0).
    """

    hits: tuple[Hit, ...]
    total: int
    stage: Stage = "strict"
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    did_you_mean: str = ""
    no_words: bool = False
    without: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A completion of what was typed, in the spelling of the catalogue, and its number of documents."""

    text: str
    count: int


# -- what an engine does ------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Change:
    """Put `document`, or delete `key` where it is None; `version` is the outbox row's `wanted`."""

    key: int
    version: int
    document: Document | None


@dataclass(frozen=True, kw_only=True)
class Applied:
    """What became of changes: `failed`, key -> reason, were refused and would be again; `waiting`,
    key -> reason, could not be taken just now (too busy, disk full) and stay due. The rest is in."""

    failed: Mapping[int, str] = field(default_factory=dict)
    waiting: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Health:
    """`state`: ok, rebuild_needed (serving with an old schema or analysis), missing, unreachable."""

    engine: str
    state: Literal["ok", "rebuild_needed", "missing", "unreachable"]
    documents: int
    detail: str = ""


class EngineError(Exception):
    """The engine cannot answer now (refused, hanging, no index); the fallback takes over."""


class EngineBusyError(EngineError):
    """Another process writes to the index now: nothing was tried, the changes stay due."""


class Engine(Protocol):
    """What `search.engines.<name>` provides as `create(options) -> Engine`."""

    name: str

    def search(self, schema: IndexSchema, query: Query) -> Result:
        """Answer `query`. Raises EngineError where the engine cannot, ValueError for a query that
        names an unknown field or passes `MAX_WINDOW`."""

    def suggest(
        self, schema: IndexSchema, text: str, *, limit: int, filters: tuple[Filter, ...]
    ) -> tuple[Suggestion, ...]:
        """Complete the last word of `text` among the documents that meet `filters`."""

    def apply(self, schema: IndexSchema, changes: Sequence[Change]) -> Applied:
        """Carry out `changes`. An older version than the one in the index is success. Raises
        EngineError when none could be tried."""

    def lexicon(self, schema: IndexSchema) -> "Lexicon":
        """Return the lexicon of the index that answers, for highlights. Raises EngineError."""

    def rebuild(
        self,
        schema: IndexSchema,
        documents: Callable[[], Iterable[Document]],
        *,
        replay: Callable[[], Iterable[Change]],
        accept: Callable[[int, int], bool],
        progress: Callable[[int], Any],
    ) -> int:
        """Build a new index from `documents()` (ascending by key; called twice by an engine that mines
        the words first and keeps nothing meanwhile), bring it up to date with `replay()`, ask
        `accept(new count, old count)`, switch atomically, prune.

        Returns the new count. Any failure leaves the old index serving and removes the new one.
        """

    def tidy(self, schema: IndexSchema) -> None:
        """Remove what earlier rebuilds left behind. Not while one is running. Raises EngineError."""

    def versions(self, schema: IndexSchema) -> Iterable[tuple[int, int]]:
        """Yield (key, version) of every document, ascending by key, for `search_verify`."""

    def health(self, schema: IndexSchema) -> Health:
        """Return the state without raising."""
