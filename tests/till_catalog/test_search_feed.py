"""RSS of a search: the same question as the page, the newest first."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal import clock
from tests.factories.catalogue import make_offer, make_run
from till_catalog.enums import OfferStatus
from till_catalog.models import Offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

FEED = "/kurse/feed.rss"


def offer(title: str, *, days_ago: int, **fields: Any) -> Offer:
    published = clock.now() - dt.timedelta(days=days_ago)
    found = make_offer(title=title, first_published_at=published, **fields)
    make_run(found)
    return found


def items(client: Client, address: str = "") -> list[ElementTree.Element]:
    response = client.get(f"{FEED}?{address}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall("channel/item")


def titles(client: Client, address: str = "") -> list[str]:
    return [item.findtext("title", "") for item in items(client, address)]


@pytest.fixture(params=["engine", "database"])
def three(request: pytest.FixtureRequest, index: Callable[[], None]) -> list[Offer]:
    """Three courses, answered by the engine and, without an index, by the database."""
    found = [
        offer("Nähen am Abend", days_ago=5),
        offer("Nähen am Morgen", days_ago=1),
        offer("Weben", days_ago=3),
    ]
    offer("Nähen geheim", days_ago=0, status=OfferStatus.DRAFT)
    if request.param == "engine":
        index()
    return found


def test_the_newest_stands_first(client: Client, three: list[Offer]) -> None:
    assert titles(client) == ["Nähen am Morgen", "Weben", "Nähen am Abend"]
    assert titles(client, "sortierung=preis&seite=7") == titles(client)


def test_it_answers_the_question_of_the_page(client: Client, three: list[Offer]) -> None:
    assert titles(client, "q=Nähen") == ["Nähen am Morgen", "Nähen am Abend"]
    assert titles(client, "q=Nähen&kostenlos=1") == []
    assert titles(client, "q=Weben&preis_max=viel&umkreis=-1&wochentag=xx") == ["Weben"]


def test_an_entry_names_address_and_day(client: Client, three: list[Offer]) -> None:
    (item,) = items(client, "q=Weben")
    assert item.findtext("link") == f"http://testserver{three[2].get_absolute_url()}"
    guid = item.find("guid")
    assert (guid.text, guid.attrib) == (
        f"http://testserver/kurse/{three[2].pk}/",
        {"isPermaLink": "true"},
    )
    published = dt.datetime.strptime(item.findtext("pubDate"), "%a, %d %b %Y %H:%M:%S %z")
    assert published == three[2].first_published_at.replace(microsecond=0)
    assert item.findtext("description").startswith(
        "Volkshochschule Musterstadt · Mi, 20. Januar · Ort bitte beim Anbieter erfragen · 40,00\xa0€"
    )


def test_the_channel_names_the_search(client: Client, three: list[Offer]) -> None:
    channel = ElementTree.fromstring(client.get(f"{FEED}?q=Weben&form=vor_ort").content)[0]
    assert channel.findtext("title") == "Neue Angebote: Weben, vor Ort – Lernen in Trier"
    assert channel.findtext("link") == "http://testserver/kurse/?q=Weben&form=vor_ort"


def test_at_most_fifty(client: Client, index: Callable[[], None]) -> None:
    for number in range(53):
        offer(f"Kurs {number}", days_ago=number)
    index()
    assert titles(client) == [f"Kurs {number}" for number in range(50)]


def test_only_what_has_all_words(client: Client, index: Callable[[], None]) -> None:
    """On the page near misses help; in a feed they would be noise for years."""
    offer("Nähen", days_ago=1)
    index()
    assert titles(client, "q=Nähen Klettern") == []


def test_equal_answers_are_not_sent_twice(client: Client, three: list[Offer]) -> None:
    for address in ("q=Nähen", "q=Nähen&kostenlos=1"):
        first = client.get(f"{FEED}?{address}")
        for headers in (
            {"If-None-Match": first["ETag"]},
            {"If-None-Match": f"W/{first['ETag']}"},
            {"If-Modified-Since": first["Last-Modified"]},
        ):
            assert client.get(f"{FEED}?{address}", headers=headers).status_code == 304
        assert client.get(f"{FEED}?{address}").content == first.content


def test_text_that_xml_cannot_hold_breaks_nothing(
    client: Client, index: Callable[[], None]
) -> None:
    offer("Nähen\x0b & <b>mehr</b> ]]>", days_ago=1, description="a\x1fb")
    index()
    assert titles(client) == ["Nähen  & <b>mehr</b> ]]>"]
    assert client.get(FEED, {"q": "\x0b\x1f<"}).status_code == 200


def test_the_page_names_its_feed(client: Client, three: list[Offer]) -> None:
    page = BeautifulSoup(client.get("/kurse/?q=Weben&seite=1").content, "html.parser")
    assert page.select_one("link[rel=alternate]")["href"] == f"{FEED}?q=Weben"


def test_the_number_of_queries_does_not_grow(client: Client, index: Callable[[], None]) -> None:
    def count() -> int:
        index()
        client.get(FEED)
        with CaptureQueriesContext(connection) as queries:
            client.get(FEED)
        return len(queries)

    offer("Eins", days_ago=1)
    one = count()
    offer("Zwei", days_ago=2)
    offer("Drei", days_ago=3)
    assert count() == one
