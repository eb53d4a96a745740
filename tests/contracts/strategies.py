"""Invented documents and queries for the comparison with `reference`."""

from hypothesis import strategies as st

from search.contract import (
    AnyOf,
    Document,
    Filter,
    KeywordFacet,
    Part,
    Query,
    Range,
    RangeFacet,
    Sort,
)
from search.synonyms import NO_SYNONYMS, Rule, Synonyms, both_ways

from .library import TRIER, WEEKDAYS, course, run

WORDS = (
    "Deutschkurs",
    "Deutsch",
    "Kurs",
    "Kochkurs",
    "Kochen",
    "Yoga",
    "für",
    "B 2",
    "C++",
    "Übung",
)
TOPICS = ("art", "craft", "sport")
PLACES = ("p1", "p2", "online")
GEOS = (TRIER, (49.7, 6.58), (49.97, 6.53), (0.0, 0.0))

small = st.integers(-3, 6)
maybe = st.none() | small
texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
limits = st.sampled_from(WORDS).map("-{}".format) | st.builds(
    '{}"{}"'.format,
    st.sampled_from(("", "-")),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join),
)
asked_texts = st.builds("{} {}".format, texts, st.just("") | limits)
SYNONYMS = Synonyms("1", (*both_ways(("Deutsch", "Yoga")), Rule("Übung C++", ("Kochkurs",))))


def some(values: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


@st.composite
def parts(draw: st.DrawFn, key: int) -> Part:
    return run(
        key,
        weekdays=draw(some(WEEKDAYS)),
        place=draw(st.sampled_from(("", *PLACES))),
        start=draw(maybe),
        price=draw(maybe),
        geo=draw(st.none() | st.sampled_from(GEOS)),
    )


@st.composite
def documents(draw: st.DrawFn, key: int, version: int = 1) -> Document:
    return course(
        key,
        draw(texts),
        body=draw(texts),
        topics=draw(some(TOPICS)),
        provider=draw(st.sampled_from(("", "vhs", "asv"))),
        grade=draw(st.sampled_from(("", "a", "b", "c"))),
        age=draw(maybe),
        runs=[draw(parts(100 * key + n)) for n in draw(st.permutations(range(draw(small))))],
        version=version,
    )


@st.composite
def libraries(draw: st.DrawFn) -> list[Document]:
    keys = draw(st.lists(st.integers(1, 30), max_size=10, unique=True))
    return [draw(documents(key)) for key in sorted(keys)]


groups = st.sampled_from(("", "topic", "weekday", "start", "age", "price"))


def any_of(field: str, values: tuple[str, ...]) -> st.SearchStrategy[AnyOf]:
    chosen = st.frozensets(st.sampled_from(values), min_size=1)
    return st.builds(AnyOf, field=st.just(field), values=chosen, group=groups)


ranges = st.builds(
    Range,
    field=st.sampled_from(("age", "start", "price")),
    ge=maybe,
    le=maybe,
    or_missing=st.booleans(),
    group=groups,
)
filters: st.SearchStrategy[Filter] = st.one_of(
    any_of("topic", (*TOPICS, "none")),
    any_of("provider", ("vhs", "asv")),
    any_of("weekday", WEEKDAYS),
    any_of("place", PLACES),
    ranges,
)
FACETS = (
    KeywordFacet(name="topic", field="topic"),
    KeywordFacet(name="weekday", field="weekday"),
    KeywordFacet(name="place", field="place", size=2),
    KeywordFacet(name="provider", field="provider", only=("vhs",)),
    RangeFacet(name="start", field="start", ranges=(("low", None, 2), ("high", 2, None))),
    RangeFacet(name="age", field="age", ranges=(("any", None, None), ("mid", 0, 3))),
)
sorts = st.one_of(
    st.just(Sort()),
    st.just(Sort(by="text")),
    st.builds(Sort, by=st.just("number"), field=st.sampled_from(("age", "start")), floor=maybe),
    st.just(Sort(by="distance", origin=TRIER)),
)
queries = st.builds(
    Query,
    words=st.just("") | asked_texts,
    synonyms=st.sampled_from((NO_SYNONYMS, SYNONYMS)),
    filters=st.lists(filters, max_size=3).map(tuple),
    facets=st.lists(st.sampled_from(FACETS), max_size=4, unique=True).map(tuple),
    sort=sorts,
    limit=st.just(50),
    stage=st.sampled_from(("strict", "relaxed", "near")),
    parts_per_hit=st.integers(0, 5),
    parts_order=st.one_of(
        st.none(),
        st.just(Sort(by="distance", origin=TRIER)),
        st.builds(
            Sort, by=st.just("number"), field=st.sampled_from(("start", "price")), floor=maybe
        ),
    ),
    did_you_mean=st.just(False),
)
