"""What words find, and in which stage."""

import pytest

from search.contract import Engine, Query, Result, Sort

from .library import SCHEMA, any_of, course, fill, keys, run


def ask(engine: Engine, words: str, **more: object) -> Result:
    return engine.search(SCHEMA, Query(words=words, did_you_mean=False, **more))  # type: ignore[arg-type]


@pytest.fixture
def filled(engine: Engine) -> Engine:
    fill(
        engine,
        [
            course(1, "Deutschkurs am Abend", runs=[run(1, weekdays=["mo"])]),
            course(2, "Deutsch für Eltern", body="Ein Kurs am Morgen", runs=[run(2)]),
            course(3, "Kochen für Anfänger", body="Suppen und Soßen"),
            course(4, "Kochkurs: Brot backen"),
            course(5, "Programmieren in C++"),
            course(6, "Geschichte der Römer", body="Deutsch wird gesprochen"),
        ],
    )
    return engine


def test_compound_is_found_by_itself_and_by_its_parts(filled: Engine) -> None:
    found = ask(filled, "Deutschkurse", stage="strict")
    assert (keys(found), found.total, found.stage) == ([1, 2], 2, "strict")


def test_all_words_must_be_met_in_the_strict_stage(filled: Engine) -> None:
    assert keys(ask(filled, "Deutsch Eltern", stage="strict")) == [2]
    assert keys(ask(filled, "Deutsch Brot", stage="strict")) == []


def test_few_strict_hits_make_the_answer_relaxed(filled: Engine) -> None:
    found = ask(filled, "Deutsch Brot")
    assert (sorted(keys(found)), found.stage) == ([1, 2, 4, 6], "relaxed")


def test_enough_strict_hits_stay_strict(filled: Engine) -> None:
    found = ask(filled, "deutsch")
    assert (sorted(keys(found)), found.stage) == ([1, 2, 6], "strict")


def test_relaxed_answer_that_finds_no_more_is_called_strict(filled: Engine) -> None:
    assert ask(filled, "Römer").stage == "strict"


def test_facets_and_total_belong_to_the_stage(filled: Engine) -> None:
    found = ask(filled, "Brot backen Suppen", stage="relaxed")
    assert (sorted(keys(found)), found.total) == ([3, 4], 2)


def test_title_counts_more_than_body(filled: Engine) -> None:
    assert keys(ask(filled, "deutsch"))[-1] == 6


def test_stop_words_alone_are_no_text(filled: Engine) -> None:
    found = ask(filled, "und für")
    assert (found.no_words, found.total, keys(found)) == (True, 6, [1, 2, 3, 4, 5, 6])


def test_no_words_list_everything_by_key(filled: Engine) -> None:
    found = ask(filled, "")
    assert (found.no_words, found.total, keys(found)) == (False, 6, [1, 2, 3, 4, 5, 6])


@pytest.mark.parametrize(
    "words",
    ["_", "title:Kurs", "+deutsch -kurs", "(", '"', "*", "AND", "\\", "[1 TO 2]", "😀", "\0", "~2"],
)
def test_text_is_never_a_query_language(filled: Engine, words: str) -> None:
    assert ask(filled, words).total <= 6


def test_minus_does_not_exclude(filled: Engine) -> None:
    assert keys(ask(filled, "deutsch -eltern", stage="strict")) == [2]


def test_umlaut_and_its_transcription_are_one(filled: Engine) -> None:
    assert keys(ask(filled, "Roemer")) == keys(ask(filled, "römer")) == [6]


def test_special_name_is_found_apart_from_its_letter(filled: Engine) -> None:
    assert keys(ask(filled, "C++", stage="strict")) == [5]
    assert keys(ask(filled, "C", stage="strict")) == []


def test_terms_come_back_for_highlights(filled: Engine) -> None:
    assert "deutsch" in ask(filled, "Deutsch Eltern").terms


def test_words_and_part_filters_meet(filled: Engine) -> None:
    found = ask(filled, "deutsch", filters=(any_of("weekday", "mo"),), stage="strict")
    assert (keys(found), found.total) == ([1], 1)


def test_equal_scores_are_ordered_by_key_on_both_ways(engine: Engine) -> None:
    fill(engine, [course(key, "Yoga", runs=[run(key, weekdays=["mo"])]) for key in range(1, 80)])
    for filters in ((), (any_of("weekday", "mo"),)):
        pages = [
            keys(ask(engine, "yoga", filters=filters, offset=at, limit=7)) for at in range(0, 80, 7)
        ]
        assert [key for page in pages for key in page] == list(range(1, 80))


def test_words_may_be_sorted_otherwise(filled: Engine) -> None:
    found = ask(filled, "deutsch", sort=Sort(by="text"))
    assert keys(found) == [2, 1, 6]


def test_nothing_found_says_what_to_drop(filled: Engine) -> None:
    filters = (any_of("weekday", "di", group="day"), any_of("topic", "x", group="topic"))
    found = ask(filled, "Deutschkurs", filters=filters, stage="strict")
    assert (found.total, found.without) == (0, {"day": 0, "topic": 0})
    found = ask(filled, "Deutschkurs", filters=filters[:1], stage="strict")
    assert (found.total, found.without) == (0, {"day": 2})
