"""What every engine decides alike: which fields exist, what a query may ask, which stage answers."""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

from search.contract import (
    MAX_WINDOW,
    AnyOf,
    EngineError,
    Filter,
    IndexSchema,
    KeywordField,
    NumberField,
    PartSchema,
    Query,
    Ranking,
    Result,
    Sort,
    Stage,
    TextField,
)

FEW = 3  # below so many hits the next stage answers
STAGES: tuple[Stage, ...] = ("strict", "relaxed", "near")
PARTS_WEIGHT = 0.7
SYNONYM_WEIGHT = 0.7
ALIKE_WEIGHT = 0.3

Kind = Literal["keyword", "number"]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Fields:
    """The filterable fields of a schema by name, for documents and for parts."""

    document: Mapping[str, Kind]
    part: Mapping[str, Kind]

    @classmethod
    def of(cls, schema: IndexSchema) -> "Fields":
        return cls(document=_kinds(schema), part=_kinds(schema.parts) if schema.parts else {})

    def kind(self, name: str) -> Kind:
        """Return the kind of the field `name`. Raises ValueError for an unknown one."""
        found = self.document.get(name) or self.part.get(name)
        if found is None:
            raise ValueError(f"the index has no field {name!r}")
        return found

    def is_part(self, name: str) -> bool:
        return name in self.part


def _kinds(owner: IndexSchema | PartSchema) -> dict[str, Kind]:
    kinds: dict[str, Kind] = {field.name: "keyword" for field in owner.keywords}
    kinds.update({field.name: "number" for field in owner.numbers})
    return kinds


def check_query(schema: IndexSchema, fields: Fields, query: Query) -> None:
    """Raise ValueError for a query that names an unknown field or leaves the window."""
    if query.offset < 0 or query.limit < 0 or query.offset + query.limit > MAX_WINDOW:
        raise ValueError(f"offset + limit must lie between 0 and {MAX_WINDOW}")
    if query.stage not in ("auto", *STAGES):
        raise ValueError(f"no engine answers the stage {query.stage!r}")
    check_filters(fields, query.filters)
    for facet in query.facets:
        wanted: Kind = "number" if hasattr(facet, "ranges") else "keyword"
        _demand(fields, facet.field, wanted)
    _check_sort(schema, fields, query.sort)
    if query.parts_order:
        _check_sort(schema, fields, query.parts_order)
        if query.parts_order.by not in ("number", "distance"):
            raise ValueError("parts are ordered by a number or by distance")
        if query.parts_order.by == "number" and not fields.is_part(query.parts_order.field):
            raise ValueError(f"parts have no field {query.parts_order.field!r}")


def _check_sort(schema: IndexSchema, fields: Fields, sort: Sort) -> None:
    if sort.by == "number":
        _demand(fields, sort.field, "number")
    if sort.by == "distance" and not (sort.origin and _has_geo(schema)):
        raise ValueError("sorting by distance needs an origin and parts with a place")


def check_filters(fields: Fields, filters: tuple[Filter, ...]) -> None:
    """Raise ValueError where a filter names an unknown field or one of the other kind."""
    for item in filters:
        _demand(fields, item.field, "keyword" if isinstance(item, AnyOf) else "number")


def _demand(fields: Fields, name: str, kind: Kind) -> None:
    if fields.kind(name) != kind:
        raise ValueError(f"{name!r} is not a {kind} field")


def _has_geo(schema: IndexSchema) -> bool:
    return schema.parts is not None and schema.parts.geo


@contextmanager
def asked_rightly() -> Iterator[None]:
    """What the schema allows and the index does not know: asked rightly, but not to be answered."""
    try:
        yield
    except ValueError as error:
        raise EngineError(f"the index must be rebuilt: {error}") from error


def answer_in_stages(query: Query, ask: Callable[[Query, Stage], Result]) -> Result:
    """Ask stage after stage while fewer than `FEW` are found; take a later answer if it finds more."""
    best: Result | None = None
    for stage in stages_of(query):
        found = ask(query, stage)
        if best is None or found.total > best.total:
            best = found
        if best.total >= FEW or best.no_words or not best.terms:
            break
    assert best is not None  # there is always a stage
    return best


def stages_of(query: Query) -> tuple[Stage, ...]:
    """Return the stages that can answer `query`, in their order."""
    return STAGES if query.stage == "auto" else (query.stage,)


def invites_correction(query: Query, result: Result) -> bool:
    """Tell whether so little was found, or only what is written alike, that it may be a slip of the
    pen."""
    few = result.total < FEW or result.stage == "near"
    return bool(few and result.terms and query.did_you_mean)


def total_in_stages(totals: Mapping[Stage, int]) -> int:
    """Return the total of the stage that `answer_in_stages` would take."""
    best = 0
    for stage in STAGES:
        best = max(best, totals.get(stage, 0))
        if best >= FEW:
            break
    return best


def filter_groups(query: Query) -> list[str]:
    """Return the groups of the query's filters."""
    return sorted({item.group for item in query.filters if item.group})


def without_group(query: Query, group: str) -> Query:
    """Return the query that counts what is found if the filters of `group` are dropped."""
    kept = tuple(item for item in query.filters if item.group != group)
    return dataclasses.replace(query, filters=kept, facets=(), limit=0, offset=0, rescue=False)


def schema_to_json(schema: IndexSchema) -> dict[str, Any]:
    return dataclasses.asdict(schema)


def schema_from_json(data: Mapping[str, Any]) -> IndexSchema:
    """Rebuild the schema that `schema_to_json` wrote beside an index."""
    parts = data["parts"]
    return IndexSchema(
        name=data["name"],
        texts=tuple(TextField(**item) for item in data["texts"]),
        keywords=_keywords(data["keywords"]),
        numbers=tuple(NumberField(**item) for item in data["numbers"]),
        parts=None
        if parts is None
        else PartSchema(
            keywords=_keywords(parts["keywords"]),
            numbers=tuple(NumberField(**item) for item in parts["numbers"]),
            geo=parts["geo"],
        ),
        ranking=_ranking(data.get("ranking")),
    )


def _ranking(data: Mapping[str, Any] | None) -> Ranking | None:
    if data is None:
        return None
    return Ranking(
        field=data["field"], factors=tuple((code, factor) for code, factor in data["factors"])
    )


def _keywords(items: list[dict[str, Any]]) -> tuple[KeywordField, ...]:
    return tuple(
        KeywordField(name=item["name"], multiple=item["multiple"], values=tuple(item["values"]))
        for item in items
    )


def schema_hash(schema: IndexSchema) -> str:
    """Return eight hex digits that change when a document must be written differently."""
    data = schema_to_json(schema)
    del data["ranking"]  # like weights and highlights the query's business
    for text in data["texts"]:
        del text["weight"], text["highlight"]
    for owner in (data, data["parts"] or {"keywords": []}):
        for keyword in owner["keywords"]:
            del keyword["values"]
    canonical = json.dumps(data, sort_keys=True).encode()
    return hashlib.sha256(canonical).hexdigest()[:8]
