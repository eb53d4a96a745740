"""Suggestions while typing: words, topics and providers, only what has offers now, with their number."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.topics.models import Topic
from tests.factories.catalogue import make_provider

from .courses import Index, course
from .looking import Seen

pytestmark = pytest.mark.db

Found = dict[str, list[tuple[str, str]]]


@pytest.fixture
def offers(index: Index) -> None:
    handicraft = Topic.objects.create(
        slug="textil", label="Textiles", plain_label="Nähen und Stoff"
    )
    Topic.objects.create(slug="naehe", label="Nähe", plain_label="")
    house, hidden = make_provider("Nähwerk"), make_provider("Nähgeheim", public=False)
    course("Nähen für Anfänger", provider=house).topics.add(handicraft)
    course("Übungen", provider=make_provider("Haus Übermorgen")).topics.add(handicraft)
    course("Nähfreude", provider=hidden).topics.add(handicraft)
    index()


def suggested(client: Client, typed: str) -> Found:
    response = client.get("/kurse/vorschlaege/", {"q": typed})
    assert response["Cache-Control"] == "public, max-age=60"
    found: Found = {}
    for option in Seen(response).soup.select("[role=option]"):
        label, count = (span.get_text() for span in option.find_all("span"))
        assert option["aria-selected"] == "false"
        found.setdefault(str(option["data-name"]), []).append(
            (str(option["data-value"]), f"{label}, {count}")
        )
    return found


@pytest.mark.usefixtures("offers")
@pytest.mark.parametrize("typed", ["näh", "NAEH", "nah"])
def test_words_topics_and_providers_however_umlauts_are_typed(client: Client, typed: str) -> None:
    assert suggested(client, typed) == {
        "q": [("Nähen", "Nähen, 1 Angebot")],
        "thema": [("textil", "Nähen und Stoff, 2 Angebote")],
        "anbieter": [("nahwerk", "Nähwerk, 1 Angebot")],
    }


@pytest.mark.usefixtures("offers")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("stoff", {"thema": [("textil", "Nähen und Stoff, 2 Angebote")]}),  # a later word
        ("textiles", {"thema": [("textil", "Nähen und Stoff, 2 Angebote")]}),  # the other label
        ("haus über", {"anbieter": [("haus-ubermorgen", "Haus Übermorgen, 1 Angebot")]}),
        ("toff", {}),  # no word begins so
        ("xyz", {}),
        ("", {}),
        ("!!!", {}),
    ],
)
def test_what_begins_a_word_of_the_name(client: Client, typed: str, found: Found) -> None:
    assert {k: v for k, v in suggested(client, typed).items() if k != "q"} == found


@pytest.mark.usefixtures("offers")
def test_the_groups_are_named(client: Client) -> None:
    soup = Seen(client.get("/kurse/vorschlaege/?q=näh")).soup
    names = [
        soup.find(id=group["aria-labelledby"]).get_text() for group in soup.select("[role=group]")
    ]
    assert names == ["Wörter", "Themen", "Anbieter"]
    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.usefixtures("no_engine")
def test_without_the_engine_nothing_is_offered(client: Client) -> None:
    course("Nähen")
    assert client.get("/kurse/vorschlaege/?q=näh").content.strip() == b""


def test_one_provider_costs_as_many_questions_as_three(client: Client, index: Index) -> None:
    def queries(number: int) -> int:
        for at in range(number):
            course(f"Nähen {at}", provider=make_provider(f"Nähwerk {number} {at}"))
        index()
        client.get("/kurse/vorschlaege/?q=näh")
        with CaptureQueriesContext(connection) as context:
            client.get("/kurse/vorschlaege/?q=näh")
        return len(context)

    assert queries(1) == queries(3) <= 2


@pytest.mark.usefixtures("offers")
def test_the_fields_of_home_and_search_ask_for_suggestions(client: Client) -> None:
    field = Seen(client.get("/kurse/")).soup.find(id="suche-q")
    assert (field["data-suggest"], field["name"]) == ("/kurse/vorschlaege/", "q")
    # Without JavaScript a plain field: no role promises a list that will never come.
    assert field.get("role") is None


@pytest.mark.usefixtures("offers")
def test_the_page_says_what_one_can_type(client: Client) -> None:
    tips: Any = Seen(client.get("/kurse/")).soup.select_one("details.tips")
    assert tips.summary.get_text().strip() == "Suchtipps"
    assert len(tips.select("li")) == 4
