"""The table of golden queries on the example offers: through the page, as a person asks."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

from search.rebuild import rebuild
from tests.support.elasticsearch import ENGINE_NAMES, own_prefix, settings_for
from till_catalog.demo.catalogue import OFFERS

from .golden_queries import GOLDEN, SUGGESTIONS, Golden, titles
from .looking import Seen, look

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(scope="module", params=ENGINE_NAMES)
def db(
    demo_offers: None, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The database with the example offers; they are indexed in each of the engines in turn."""
    if request.param == "embedded":
        yield
        return
    with own_prefix() as prefix:
        search = settings_for(prefix, tmp_path_factory.mktemp("search"))
        with override_settings(SEARCH=search):
            rebuild("offers")
            yield


NO_WORDS = "Ihre Wörter kommen überall vor. Wir zeigen deshalb alle Angebote."


def all_titles(client: Client, golden: Golden) -> tuple[Seen, list[str]]:
    """The first page, and the titles of all pages in order."""
    first = look(client, golden.address)
    found, seen, page = list(first.titles), first, 1
    while seen.soup.find("a", rel="next"):
        page += 1
        seen = look(client, f"{golden.address}&seite={page}")
        found += seen.titles
    return first, found


@pytest.mark.parametrize("golden", GOLDEN, ids=str)
def test_golden_query(golden: Golden) -> None:
    seen, found = all_titles(Client(), golden)
    assert len(found) == len(set(found))
    assert set(found[: len(golden.first)]) == titles(golden.first)
    assert titles(golden.contains) - set(found) == set()
    assert titles(golden.absent) & set(found) == set()
    if golden.exactly is not None:
        assert set(found) == titles(golden.exactly)
    assert (NO_WORDS in seen.notices) is golden.no_words
    if golden.did_you_mean:
        assert f"Meinten Sie {golden.did_you_mean}" in seen.text


@pytest.mark.parametrize(("typed", "word"), SUGGESTIONS)
def test_completions(typed: str, word: str) -> None:
    seen = Seen(Client().get("/kurse/vorschlaege/", {"q": typed}))
    assert word in [option["data-value"] for option in seen.soup.select("[data-name=q]")]


def test_every_example_with_a_date_to_come_is_listed() -> None:
    total = Client().get("/api/v1/offers/").json()["total"]
    assert 0.9 * len(OFFERS) <= total <= len(OFFERS)
