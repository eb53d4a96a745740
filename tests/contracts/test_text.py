"""What words find, and in which stage."""

import pytest

from search.contract import Engine, Query, Result, Sort
from search.synonyms import Rule, Synonyms, both_ways

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
    [
        "_",
        "title:Kurs",
        "+deutsch --kurs",
        "(",
        '"',
        "*",
        "AND",
        "\\",
        "[1 TO 2]",
        "😀",
        "\0",
        "~2",
    ],
)
def test_text_is_never_a_query_language(filled: Engine, words: str) -> None:
    assert ask(filled, words).total <= 6


def test_minus_leaves_out_what_the_word_would_find(filled: Engine) -> None:
    assert sorted(keys(ask(filled, "deutsch"))) == [1, 2, 6]
    assert keys(ask(filled, "deutsch -kurs")) == [6]
    assert keys(ask(filled, "-kurs")) == [3, 5, 6]


@pytest.mark.parametrize("stage", ["strict", "relaxed", "near"])
def test_limits_hold_in_every_stage(filled: Engine, stage: str) -> None:
    assert sorted(keys(ask(filled, "kochen -backen", stage=stage))) == [3]
    assert keys(ask(filled, '"am Morgen" Deutsch', stage=stage)) == [2]


def test_a_phrase_stands_in_one_text_as_it_is(filled: Engine) -> None:
    assert keys(ask(filled, '"Deutsch Eltern"')) == [2]  # stop words between are no hindrance
    assert keys(ask(filled, '"Eltern Deutsch"')) == []
    assert keys(ask(filled, '"Eltern Kurs"')) == []  # not from one text into the next
    assert keys(ask(filled, '"Kurs"')) == [2]  # the word alone, in no compound
    assert sorted(keys(ask(filled, 'deutsch -"Kurs am Morgen"'))) == [1, 6]


def test_limits_change_no_score(filled: Engine) -> None:
    scores = {hit.key: hit.score for hit in ask(filled, "deutsch").hits}
    for words in ("deutsch -brot", '"deutsch" -brot'):
        limited = {hit.key: hit.score for hit in ask(filled, words).hits}
        assert limited == {key: pytest.approx(scores[key], rel=1e-6) for key in limited}
        assert limited.keys() == scores.keys() - ({1} if '"' in words else set())


def test_synonyms_count_less_than_the_word(filled: Engine) -> None:
    synonyms = Synonyms("1", both_ways(("Antike", "Römer")))
    assert keys(ask(filled, "Antike")) == []
    assert keys(ask(filled, "Antike", synonyms=synonyms)) == [6]
    assert ask(filled, "Antike", synonyms=synonyms).stage == "strict"
    own, other = (
        ask(filled, words, synonyms=synonyms).hits[0].score for words in ("Römer", "Antike")
    )
    assert other == pytest.approx(0.7 * own, rel=1e-5)


def test_synonyms_of_several_words_work_both_ways(filled: Engine) -> None:
    synonyms = Synonyms("1", both_ways(("Brot backen", "Bäckerei mit Café")))
    assert keys(ask(filled, "Bäckerei Café", synonyms=synonyms, stage="strict")) == [4]
    assert keys(ask(filled, "Brot Bäckerei", synonyms=synonyms, stage="strict")) == []


def test_one_way_synonyms_do_not_work_backwards(filled: Engine) -> None:
    synonyms = Synonyms("1", (Rule("Sprache", ("Deutsch",)),))
    assert sorted(keys(ask(filled, "Sprache", synonyms=synonyms))) == [1, 2, 6]
    assert "sprach" not in ask(filled, "Deutsch", synonyms=synonyms).terms


def test_nothing_exact_finds_what_is_written_alike(filled: Engine) -> None:
    found = ask(filled, "Kochne")
    assert (sorted(keys(found)), found.stage) == ([3, 4], "near")
    assert "koch" in found.terms
    assert keys(ask(filled, "Programmierung")) == [5]  # begins alike
    assert keys(ask(filled, "Kochne -suppen")) == [4]


def test_a_stage_near_that_finds_no_more_is_not_named(filled: Engine) -> None:
    found = ask(filled, "Xylophonistik")
    assert (found.total, found.stage) == (0, "strict")


def test_grades_lower_scores_by_their_factor(engine: Engine) -> None:
    last = 400
    fill(
        engine,
        [
            course(
                key,
                "Yoga",
                grade="" if key > last - 5 else "bcx"[key % 3],
                runs=[run(key, weekdays=["mo"])],
            )
            for key in range(1, last + 1)
        ],
    )
    factors = {"b": 0.9, "c": 0.85}
    order = [*range(last - 4, last + 1), *(key for key in range(1, last - 4) if key % 3 == 2)]
    order.sort()
    order += [key for key in range(1, last - 4) if key % 3 == 0]
    order += [key for key in range(1, last - 4) if key % 3 == 1]
    for filters in ((), (any_of("weekday", "mo"),)):
        assert keys(ask(engine, "yoga", filters=filters, limit=last)) == order
        pages = [
            keys(ask(engine, "yoga", filters=filters, offset=at, limit=30))
            for at in range(0, last, 30)
        ]
        assert [key for page in pages for key in page] == order
        hits = ask(engine, "yoga", filters=filters, limit=last).hits
        best = hits[0].score
        for hit in hits:
            factor = 1.0 if hit.key > last - 5 else factors.get("bcx"[hit.key % 3], 1.0)
            assert hit.score == pytest.approx(best * factor, rel=1e-5)


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
