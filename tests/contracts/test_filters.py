"""Filters, facets, order and pages, one meaning at a time."""

import pytest

from search.contract import (
    MAX_WINDOW,
    AnyOf,
    Engine,
    Filter,
    KeywordFacet,
    Query,
    Range,
    RangeFacet,
    Result,
    Sort,
)

from .library import SCHEMA, TRIER, any_of, counted, course, fill, keys, run

KONZ = (49.7003, 6.5795)  # about 8 km from Trier
BITBURG = (49.9686, 6.5272)  # about 25 km


def ask(engine: Engine, *filters: Filter, **more: object) -> Result:
    return engine.search(SCHEMA, Query(filters=filters, **more))  # type: ignore[arg-type]


@pytest.fixture
def filled(engine: Engine) -> Engine:
    fill(
        engine,
        [
            course(
                1,
                "B",
                topics=["art", "craft"],
                provider="vhs",
                age=6,
                runs=[
                    run(11, weekdays=["mo"], start=10, price=0, geo=BITBURG),
                    run(12, weekdays=["di", "mi"], start=30, price=900, geo=KONZ),
                ],
            ),
            course(2, "a", topics=["art"], age=99, runs=[run(21, weekdays=["mo"], start=20)]),
            course(3, "c", topics=["sport"], provider="asv", runs=[run(31, start=5, geo=TRIER)]),
            course(4, "A", provider="vhs", age=18),
        ],
    )
    return engine


def test_part_filters_meet_on_one_part(filled: Engine) -> None:
    assert keys(ask(filled, any_of("weekday", "di"), Range(field="start", ge=30))) == [1]
    assert keys(ask(filled, any_of("weekday", "mo"), Range(field="start", ge=30))) == []


def test_zero_is_a_price_and_unknown_is_none(filled: Engine) -> None:
    assert keys(ask(filled, Range(field="price", le=0))) == [1]
    assert keys(ask(filled, Range(field="price", le=0, or_missing=True))) == [1, 2, 3]


def test_document_number_may_be_missing(filled: Engine) -> None:
    assert keys(ask(filled, Range(field="age", ge=6, le=18))) == [1, 4]
    assert keys(ask(filled, Range(field="age", ge=18, or_missing=True))) == [2, 3, 4]
    assert keys(ask(filled, Range(field="age"))) == [1, 2, 4]


def test_an_open_part_range_takes_what_is_known(filled: Engine) -> None:
    assert keys(ask(filled, Range(field="price"))) == [1]
    assert keys(ask(filled, Range(field="price", or_missing=True))) == [1, 2, 3]


def test_any_value_will_do_and_an_unknown_one_finds_nothing(filled: Engine) -> None:
    assert keys(ask(filled, any_of("topic", "craft", "sport", "no such"))) == [1, 3]
    assert keys(ask(filled, any_of("topic", "no such"))) == []
    assert keys(ask(filled, AnyOf(field="topic", values=frozenset()))) == []


def test_filters_of_one_group_still_all_hold(filled: Engine) -> None:
    filters = any_of("topic", "art", group="g"), any_of("provider", "vhs", group="g")
    assert keys(ask(filled, *filters)) == [1]


def test_facets_ignore_their_own_group_only(filled: Engine) -> None:
    found = ask(
        filled,
        any_of("topic", "sport", group="topic"),
        any_of("provider", "vhs", "asv", group="provider"),
        facets=(
            KeywordFacet(name="topic", field="topic"),
            KeywordFacet(name="provider", field="provider"),
            KeywordFacet(name="weekday", field="weekday"),
        ),
    )
    assert keys(found) == [3]
    assert counted(found, "topic") == [("art", 1), ("craft", 1), ("sport", 1)]
    assert counted(found, "provider") == [("asv", 1)]
    assert counted(found, "weekday") == []


def test_part_facet_counts_documents_through_matching_parts(filled: Engine) -> None:
    weekdays = KeywordFacet(name="weekday", field="weekday")
    found = ask(filled, facets=(weekdays,))
    assert counted(found, "weekday") == [("mo", 2), ("di", 1), ("mi", 1)]
    found = ask(filled, Range(field="start", ge=15), facets=(weekdays,))
    assert counted(found, "weekday") == [("di", 1), ("mi", 1), ("mo", 1)]
    found = ask(
        filled,
        Range(field="start", ge=15),
        any_of("weekday", "mo", group="weekday"),
        facets=(weekdays,),
    )
    assert (keys(found), counted(found, "weekday")) == ([2], [("di", 1), ("mi", 1), ("mo", 1)])


def test_a_document_counts_once_per_value_however_many_parts(engine: Engine) -> None:
    runs = [run(number, weekdays=["mo"], start=number) for number in range(1, 6)]
    fill(engine, [course(1, runs=runs)])
    found = ask(
        engine,
        facets=(
            KeywordFacet(name="weekday", field="weekday"),
            RangeFacet(name="start", field="start", ranges=(("early", None, 3), ("late", 2, None))),
        ),
    )
    assert counted(found, "weekday") == [("mo", 1)]
    assert counted(found, "start") == [("early", 1), ("late", 1)]


def test_range_facets_overlap_keep_their_order_and_show_zero(filled: Engine) -> None:
    ranges = (("old", 60, None), ("any", None, None), ("baby", None, 3), ("six", 6, 6))
    facet = RangeFacet(name="age", field="age", ranges=ranges)
    expected = [("old", 1), ("any", 3), ("baby", 0), ("six", 1)]
    assert counted(ask(filled, facets=(facet,)), "age") == expected


def test_facet_can_be_limited_to_values_and_size(filled: Engine) -> None:
    only = KeywordFacet(name="topic", field="topic", only=("sport", "craft", "no such"))
    first = KeywordFacet(name="first", field="topic", size=1)
    found = ask(filled, facets=(only, first))
    assert counted(found, "topic") == [("craft", 1), ("sport", 1)]
    assert counted(found, "first") == [("art", 2)]


@pytest.mark.parametrize("values", [11, 60, 130])
def test_facet_counts_every_value(engine: Engine, values: int) -> None:
    fill(
        engine,
        [
            course(
                key, "Yoga", topics=[f"t{key % values}"], runs=[run(key, place=f"p{key % values}")]
            )
            for key in range(1, 2 * values + 2)
        ],
    )
    topics = KeywordFacet(name="topic", field="topic", size=1000)
    places = KeywordFacet(name="place", field="place", size=1000)
    for words in ("", "yoga"):
        for facets in ((topics,), (topics, places)):
            found = ask(engine, words=words, facets=facets)
            for facet in facets:
                counts = dict(counted(found, facet.name))
                assert (len(counts), sum(counts.values())) == (values, 2 * values + 1)


def test_number_sort_takes_the_least_of_the_matching_parts(filled: Engine) -> None:
    by_start = Sort(by="number", field="start")
    assert keys(ask(filled, sort=by_start)) == [3, 1, 2, 4]
    assert keys(ask(filled, any_of("weekday", "di", "mo"), sort=by_start)) == [1, 2]
    assert keys(ask(filled, any_of("weekday", "di", "mo"), Range(field="start", ge=15),
                    sort=by_start)) == [2, 1]  # fmt: skip


def test_number_sort_puts_what_is_below_the_floor_last(filled: Engine) -> None:
    assert keys(ask(filled, sort=Sort(by="number", field="start", floor=20))) == [2, 1, 3, 4]
    assert keys(ask(filled, sort=Sort(by="number", field="age", floor=7))) == [4, 2, 1, 3]


def test_distance_is_that_of_the_nearest_matching_part(filled: Engine) -> None:
    by_distance = Sort(by="distance", origin=TRIER)
    found = ask(filled, sort=by_distance)
    assert keys(found) == [3, 1, 2, 4]
    assert [hit.distance and round(hit.distance, 1) for hit in found.hits] == [0, 8.1, None, None]
    found = ask(filled, any_of("weekday", "mo"), sort=by_distance)
    assert [(hit.key, hit.distance and round(hit.distance)) for hit in found.hits] == [
        (1, 25),
        (2, None),
    ]


def test_text_sort_ends_with_the_key(filled: Engine) -> None:
    assert keys(ask(filled, sort=Sort(by="text"))) == [2, 4, 1, 3]


def by_number(field: str, floor: int | None = None) -> Sort:
    return Sort(by="number", field=field, floor=floor)


def test_parts_below_the_floor_come_last(engine: Engine) -> None:
    fill(engine, [course(1, runs=[run(1, start=3), run(2, start=9), run(3, start=5)])])
    assert ask(engine, parts_order=by_number("start", 5)).hits[0].parts == (3, 2, 1)


def test_hits_name_their_matching_parts_in_order(filled: Engine) -> None:
    found = ask(filled, parts_order=by_number("price"))
    assert [(hit.parts, hit.part_total) for hit in found.hits] == [
        ((11, 12), 2),
        ((21,), 1),
        ((31,), 1),
        ((), 0),
    ]
    found = ask(
        filled, Range(field="start", ge=10), parts_order=by_number("start"), parts_per_hit=1
    )
    assert [(hit.parts, hit.part_total) for hit in found.hits] == [((11,), 2), ((21,), 1)]


def test_parts_of_unknown_number_come_last_then_by_key(engine: Engine) -> None:
    runs = [run(4), run(3, start=9), run(2), run(1, start=9)]
    fill(engine, [course(1, runs=runs)])
    assert ask(engine, parts_order=by_number("start")).hits[0].parts == (1, 3, 2)
    assert ask(engine).hits[0].parts == (1, 2, 3)


def test_pages_cover_everything_once(filled: Engine) -> None:
    pages = [keys(ask(filled, offset=at, limit=3)) for at in (0, 3, 6)]
    assert pages == [[1, 2, 3], [4], []]
    assert ask(filled, limit=0).total == 4


@pytest.mark.parametrize(
    "query",
    [
        Query(offset=MAX_WINDOW, limit=1),
        Query(offset=-1),
        Query(stage="database"),
        Query(filters=(any_of("colour", "red"),)),
        Query(filters=(any_of("start", "1"),)),
        Query(filters=(Range(field="topic", ge=1),)),
        Query(facets=(KeywordFacet(name="age", field="age"),)),
        Query(facets=(RangeFacet(name="topic", field="topic", ranges=()),)),
        Query(sort=Sort(by="number", field="title")),
        Query(sort=Sort(by="distance")),
        Query(parts_order=by_number("age")),
        Query(parts_order=Sort(by="text")),
    ],
)
def test_a_query_the_schema_does_not_know_is_refused(filled: Engine, query: Query) -> None:
    with pytest.raises(ValueError):
        filled.search(SCHEMA, query)


def test_the_last_page_of_the_window_is_answered(filled: Engine) -> None:
    assert keys(ask(filled, offset=MAX_WINDOW - 1, limit=1, words="B")) == []


def test_hit_in_the_far_north_and_at_the_antipode(engine: Engine) -> None:
    places = [(90.0, 0.0), (-49.7596, 6.6439 - 180), (0.0, 180.0), (49.7596, 6.6439)]
    fill(engine, [course(n, runs=[run(n, geo=place)]) for n, place in enumerate(places, start=1)])
    found = ask(engine, sort=Sort(by="distance", origin=TRIER))
    assert [(hit.key, round(hit.distance or 0)) for hit in found.hits] == [
        (4, 0),
        (1, 4475),
        (3, 14446),
        (2, 20015),
    ]
