"""The questions of the catalogue, on the example offers: both engines give the same answers."""

import dataclasses
import random
from collections.abc import Iterator

import pytest
from django.http import QueryDict

from search import registry
from search.contract import Engine, Query, Result
from search.engine import get_engine
from search.loading import load
from search.synonyms import NO_SYNONYMS, Rule, Synonyms, both_ways
from tests.support.elasticsearch import own_prefix, refreshing
from tests.support.equal import assert_equal_answers
from till_catalog.enums import Duration
from till_catalog.indexing import SCHEMA
from till_catalog.searching import parameters
from till_catalog.searching.parameters import NEEDS
from till_catalog.searching.question import question, visibility_filters

from .golden_queries import GOLDEN, SUGGESTIONS, Golden

pytestmark = [pytest.mark.usefixtures("db"), pytest.mark.elasticsearch]

Engines = tuple[Engine, Engine]
RANDOM_QUESTIONS = 300


@pytest.fixture(scope="module")
def db(demo_offers: None) -> None:
    """The database with the example offers."""


@pytest.fixture(scope="module")
def engines(db: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """The embedded engine, and Elasticsearch with the same documents."""
    with own_prefix() as prefix:
        engine = refreshing(prefix, tmp_path_factory.mktemp("search"))
        index = registry.get("offers")
        documents, failures = load(index, dict.fromkeys(index.keys(), 1))
        assert not failures
        engine.rebuild(
            SCHEMA,
            lambda: documents,
            replay=tuple,
            accept=lambda new, old: new == len(documents),
            progress=lambda count: None,
        )
        yield get_engine(), engine


def asked(address: str) -> Query:
    return question(parameters.read(QueryDict(address)))


SYNONYMS = Synonyms("1", (*both_ways(("Sprachen", "Deutsch")), Rule("Kurs", ("lesen lernen",))))


def same(engines: Engines, query: Query) -> Result:
    """Ask both; versions are not compared, as only one of them was fed by the outbox."""
    embedded, other = engines
    answer, _ = assert_equal_answers(SCHEMA, query, _Unversioned(embedded), _Unversioned(other))
    return answer


class _Unversioned:
    """An engine whose hits all have the version 0."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def search(self, schema: object, query: Query) -> Result:
        answer = self._engine.search(SCHEMA, query)
        hits = tuple(dataclasses.replace(hit, version=0) for hit in answer.hits)
        return dataclasses.replace(answer, hits=hits)


@pytest.mark.parametrize("golden", GOLDEN, ids=str)
def test_golden_queries(engines: Engines, golden: Golden) -> None:
    query = asked(golden.address)
    for offset in (0, 20, 40):
        same(engines, dataclasses.replace(query, offset=offset))


def test_any_combination_of_filters_sorts_and_words(engines: Engines) -> None:
    chance = random.Random(11)
    everything = same(engines, asked(""))
    facets = {name: [count.value for count in everything.facets[name]] for name in OF_OFFERS}
    found = 0
    for number in range(RANDOM_QUESTIONS):
        data = QueryDict(mutable=True)
        for name, values in (CHOICES | facets).items():
            if chance.random() < 0.15:
                data.setlist(
                    name, chance.sample(values, k=min(len(values), chance.choice((1, 1, 2))))
                )
        data["seite"] = "2" if number % 10 == 0 else "1"
        query = question(parameters.read(data))
        known = SYNONYMS if number % 2 else NO_SYNONYMS
        found += same(engines, dataclasses.replace(query, synonyms=known)).total > 0
    assert found > RANDOM_QUESTIONS / 3


OF_OFFERS = (
    "thema",
    "anbieter",
    "form",
    "niveau",
    "sprache",
    "unterrichtssprache",
    "zielgruppe",
    "foerderung",
    "art",
    "abschluss",
)
CHOICES = {
    "q": [
        "Deutsch",
        "Deutschkurs",
        "Kurs",
        "Excel",
        "lesen lernen",
        "Yoga Abend",
        "Englsch",
        "und",
        '"lesen lernen"',
        "Kurs -Abend",
        'Deutsch -"für Eltern"',
        "Programmirung",
        "Sprachen",
    ],
    "ort": ["54290", "Konz", "Bitburg"],
    "umkreis": ["5", "10", "25", "50"],
    "von": ["2027-01-20", "2027-03-01"],
    "bis": ["2027-02-15", "2027-06-30"],
    "wochentag": ["mo", "di", "mi", "do", "fr", "sa", "so"],
    "tageszeit": ["vormittag", "nachmittag", "abend", "ganztags", "wochenende"],
    "preis_max": ["20", "50", "150"],
    "kostenlos": ["1"],
    "barrierefrei": list(NEEDS),
    "plaetze": ["frei"],
    "dauer": Duration.values,
    "sortierung": ["relevanz", "datum", "entfernung", "preis"],
}


@pytest.mark.parametrize("typed", [*(typed for typed, _ in SUGGESTIONS), "d", "de", "deutsch a"])
def test_completions(engines: Engines, typed: str) -> None:
    one, other = (
        engine.suggest(SCHEMA, typed, limit=8, filters=visibility_filters()) for engine in engines
    )
    assert one == other
