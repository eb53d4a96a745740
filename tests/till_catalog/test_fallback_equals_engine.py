"""With filters alone the database answers what the engine answers: the same offers, in the same order.

On the example offers, with questions that Hypothesis makes up.
"""

import dataclasses
import datetime as dt

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import api
from till_catalog import fallback
from till_catalog.enums import DeliveryMode, Duration, Level, OfferKind, Weekday
from till_catalog.searching.parameters import CERTIFICATES, LISTS, NEEDS, TIMES, read
from till_catalog.searching.question import question

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("db")]


@pytest.fixture(scope="module")
def db(demo_offers: None) -> None:
    """The database with the example offers."""


FILTERS = {
    "wochentag": st.sampled_from(Weekday.values),
    "tageszeit": st.sampled_from(TIMES),
    "thema": st.sampled_from(["sprachen", "englisch", "grundbildung", "beruf", "nichts"]),
    "form": st.sampled_from(DeliveryMode.values),
    "niveau": st.sampled_from(Level.values),
    "sprache": st.sampled_from(["de", "en", "fr", "lb", "tlh"]),
    "unterrichtssprache": st.sampled_from(["de", "en", "gsg", "tlh"]),
    "zielgruppe": st.sampled_from(["zugewanderte", "eltern", "beschaeftigte", "niemand"]),
    "foerderung": st.sampled_from(["ermaessigung", "bildungsgutschein", "avgs", "nichts"]),
    "barrierefrei": st.sampled_from(NEEDS),
    "plaetze": st.just("frei"),
    "dauer": st.sampled_from(Duration.values),
    "art": st.sampled_from(OfferKind.values),
    "abschluss": st.sampled_from(CERTIFICATES),
    "preis_max": st.sampled_from(["0", "20", "50", "99.50", "1000"]),
    "von": st.dates(dt.date(2026, 12, 1), dt.date(2027, 9, 1)).map(str),
    "bis": st.dates(dt.date(2026, 12, 1), dt.date(2027, 9, 1)).map(str),
    "ort": st.sampled_from(["54290", "Wittlich", "Konz", "Berlin"]),
    "umkreis": st.sampled_from(["3", "10", "40"]),
    "sortierung": st.sampled_from(["datum", "preis"]),
}
QUESTIONS = st.fixed_dictionaries(
    {},
    optional={
        name: st.lists(one, min_size=1, max_size=3 if name in LISTS else 1)
        for name, one in FILTERS.items()
    },
)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(asked=QUESTIONS)
def test_filters_mean_the_same_in_both(asked: dict[str, list[str]]) -> None:
    data = QueryDict(mutable=True)
    for name, values in asked.items():
        data.setlist(name, values)
    query = dataclasses.replace(question(read(data)), limit=1000, did_you_mean=False)
    engine, database = api.search("offers", query), fallback.answer(query)
    assert database.total == engine.total
    assert [(hit.key, hit.parts, hit.part_total) for hit in database.hits] == [
        (hit.key, hit.parts, hit.part_total) for hit in engine.hits
    ]
