"""Which offers of different providers look alike."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from till_catalog.domain.duplicates import Candidate, likely_duplicates, likeness

DAY = dt.date(2027, 3, 1)


def candidate(offer: int, **changes: Any) -> Candidate:
    values: dict[str, Any] = {
        "offer": offer,
        "provider": offer,
        "title": "Englisch für den Beruf",
        "place": "54290",
        "start": DAY,
        "price": Decimal(80),
    }
    return Candidate(**values | changes)


def test_two_providers_one_course() -> None:
    found = likely_duplicates([candidate(2), candidate(1, title="Englisch für den Beruf!")])
    assert found == {(1, 2): 1.0}


@pytest.mark.parametrize(
    ("changes", "alike"),
    [
        ({"start": DAY + dt.timedelta(days=1)}, True),
        ({"start": DAY - dt.timedelta(days=1)}, True),
        ({"start": DAY + dt.timedelta(days=2)}, False),
        ({"price": Decimal(81)}, True),
        ({"price": Decimal("81.01")}, False),
        ({"price": None}, False),
        ({"place": "54292"}, False),
        ({"provider": 1}, False),
        ({"title": "Spanisch für den Urlaub"}, False),
    ],
)
def test_each_condition_counts(changes: dict[str, Any], alike: bool) -> None:
    found = likely_duplicates([candidate(1), candidate(2, **changes)])
    assert bool(found) is alike


def test_two_unknown_prices_are_the_same() -> None:
    pair = [candidate(1, price=None), candidate(2, price=None)]
    assert likely_duplicates(pair) == {(1, 2): 1.0}


def test_likeness_is_the_share_of_trigrams_in_common() -> None:
    # "  w", " wo", "wor", "ord", "rd " and "  w", " wo", "wor", "ort", "rt "
    assert likeness("word", "wort") == 3 / 7
    assert (likeness("", ""), likeness("a", "b"), likeness("Yoga", "yoga")) == (0.0, 0.0, 1.0)
