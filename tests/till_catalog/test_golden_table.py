"""The table of golden queries itself: it names offers that exist and asks what can be asked."""

import pytest
from django.http import QueryDict

from till_catalog.demo.catalogue import OFFERS
from till_catalog.searching.parameters import KNOWN, read

from .golden_queries import GOLDEN, Golden, titles

KEYS = {offer.key for offer in OFFERS}


@pytest.mark.parametrize("golden", GOLDEN, ids=str)
def test_it_asks_what_can_be_asked_and_expects_what_exists(golden: Golden) -> None:
    parameters = read(QueryDict(golden.address))
    assert parameters.problems == ()
    assert set(golden.ask) <= KNOWN
    named = {*golden.first, *golden.contains, *(golden.exactly or ()), *golden.absent}
    assert named <= KEYS
    assert named or golden.exactly == () or golden.no_words
    assert golden.reason


def test_there_are_many_and_none_twice() -> None:
    questions = [(g.address, g.first, g.contains, g.exactly) for g in GOLDEN]
    assert len(set(questions)) == len(questions) >= 70


def test_titles_are_those_of_the_examples() -> None:
    assert titles(("zumba", "qigong")) == {
        "Zumba: tanzen bis zum Muskelkater",
        "Qigong im Park am Morgen",
    }
