"""A small invented index: courses with runs, enough of everything the contract speaks of."""

from collections.abc import Callable, Iterable, Sequence

from search.contract import (
    AnyOf,
    Change,
    Document,
    Engine,
    IndexSchema,
    KeywordField,
    NumberField,
    Part,
    PartSchema,
    Ranking,
    Result,
    TextField,
)

WEEKDAYS = ("mo", "di", "mi")
TRIER = (49.7596, 6.6439)

SCHEMA = IndexSchema(
    name="courses",
    texts=(TextField(name="title", weight=3.0, suggest=True), TextField(name="body")),
    keywords=(
        KeywordField(name="topic", multiple=True),
        KeywordField(name="provider"),
        KeywordField(name="grade"),
    ),
    numbers=(NumberField(name="age"),),
    parts=PartSchema(
        keywords=(
            KeywordField(name="weekday", multiple=True, values=WEEKDAYS),
            KeywordField(name="place"),
        ),
        numbers=(NumberField(name="start"), NumberField(name="price")),
        geo=True,
    ),
    ranking=Ranking(field="grade", factors=(("b", 0.9), ("c", 0.85))),
)


def course(
    key: int,
    title: str = "",
    *,
    body: str = "",
    topics: Sequence[str] = (),
    provider: str = "",
    grade: str = "",
    age: int | None = None,
    runs: Iterable[Part] = (),
    version: int = 1,
) -> Document:
    return Document(
        key=key,
        version=version,
        texts={"title": title, "body": body},
        keywords={
            "topic": tuple(topics),
            "provider": (provider,) if provider else (),
            "grade": (grade,) if grade else (),
        },
        numbers={} if age is None else {"age": age},
        parts=tuple(runs),
        sort_text=title.lower(),
    )


def run(
    key: int,
    *,
    weekdays: Sequence[str] = (),
    place: str = "",
    start: int | None = None,
    price: int | None = None,
    geo: tuple[float, float] | None = None,
) -> Part:
    numbers = {"start": start, "price": price}
    return Part(
        key=key,
        keywords={"weekday": tuple(weekdays), "place": (place,) if place else ()},
        numbers={name: number for name, number in numbers.items() if number is not None},
        geo=geo,
    )


def fill(
    engine: Engine,
    documents: Iterable[Document],
    *,
    schema: IndexSchema = SCHEMA,
    replay: Callable[[], Iterable[Change]] = tuple,
) -> int:
    kept = tuple(documents)
    return engine.rebuild(
        schema,
        lambda: kept,
        replay=replay,
        accept=lambda new, old: True,
        progress=lambda done: None,
    )


def put(document: Document, version: int) -> Change:
    return Change(key=document.key, version=version, document=document)


def delete(key: int, version: int) -> Change:
    return Change(key=key, version=version, document=None)


def keys(result: Result) -> list[int]:
    return [hit.key for hit in result.hits]


def any_of(field: str, *values: str, group: str = "") -> AnyOf:
    return AnyOf(field=field, values=frozenset(values), group=group)


def counted(result: Result, facet: str) -> list[tuple[str, int]]:
    return [(count.value, count.count) for count in result.facets[facet]]
