"""Who comes to an offer that is over or gone finds others like it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.topics.models import Topic
from tests.factories.catalogue import make_offer, make_run
from till_catalog.enums import OfferStatus
from till_catalog.models import Offer, Run

from .looking import Seen

pytestmark = [pytest.mark.db, pytest.mark.django_db]

TODAY = dt.date(2027, 1, 13)
Index = Callable[[], None]


@pytest.fixture
def topic(db: None) -> Topic:
    return Topic.objects.create(slug="handarbeit", label="Handarbeit")


def offer(title: str, *topics: Topic, start: int = 10, **fields: Any) -> Offer:
    made = make_offer(title=title, **fields)
    made.topics.set(topics)
    return make_run(made, start=TODAY + dt.timedelta(days=start)).offer


def look(client: Client, over: Offer, status: int) -> Seen:
    response = client.get(over.get_absolute_url())
    assert response.status_code == status
    return Seen(response)


def over_or_gone(index: Index, over: Offer, *, gone: bool) -> int:
    if gone:
        Run.objects.filter(offer=over).update(last_day=TODAY - dt.timedelta(days=91))
    index()
    return 410 if gone else 200


@pytest.mark.parametrize("gone", [False, True])
def test_words_within_the_topic_then_the_topic_then_words(
    client: Client, index: Index, topic: Topic, gone: bool
) -> None:
    over = offer("Nähen am Abend", topic, start=-30)
    offer("Stricken", topic)
    offer("Nähen für Kinder", topic)
    offer("Nähen auf dem Dorf")
    offer("Kochen")
    offer("Nähen geheim", topic, status=OfferStatus.DRAFT)
    offer("Nähen vorbei", topic, start=-20)
    status = over_or_gone(index, over, gone=gone)
    seen = look(client, over, status)
    assert seen.titles == ["Nähen für Kinder", "Stricken", "Nähen auf dem Dorf"]
    assert seen.link("Alle Kurse durchsuchen") == "/kurse/"
    assert [tag["content"] for tag in seen.soup.select('meta[name="robots"]')] == ["noindex"]
    assert seen.marked == []


def test_at_most_five(client: Client, index: Index, topic: Topic) -> None:
    over = offer("Nähen", topic, start=-30)
    for number in range(8):
        offer(f"Nähen {number}", topic)
    index()
    assert len(look(client, over, 200).titles) == 5


def test_nothing_alike_still_leads_on(client: Client, index: Index) -> None:
    over = offer("Nähen", start=-30)
    offer("Kochen")
    index()
    seen = look(client, over, 200)
    assert (seen.titles, seen.link("Alle Kurse durchsuchen")) == ([], "/kurse/")


def test_without_the_engine_the_database_answers(
    client: Client, no_engine: None, topic: Topic
) -> None:
    over = offer("Nähen", topic, start=-30)
    offer("Nähen für alle", topic)
    assert look(client, over, 200).titles == ["Nähen für alle"]


def test_what_takes_place_shows_no_others(client: Client, index: Index, topic: Topic) -> None:
    current = offer("Nähen", topic)
    offer("Nähen für alle", topic)
    index()
    assert look(client, current, 200).titles == []


@pytest.mark.parametrize("title", ['"Nähen" -Kochen', "!!!", "a " * 150, "„Ganz“ – anders"])
def test_any_title_can_be_asked_for(client: Client, index: Index, title: str) -> None:
    over = offer(title, start=-30)
    offer("Kochen")
    index()
    look(client, over, 200)


def test_it_asks_as_often_for_one_as_for_many(client: Client, index: Index, topic: Topic) -> None:
    def queries(number: int) -> int:
        over = offer(f"Thema{number}", topic, start=-30)
        for position in range(number):
            offer(f"Thema{number} {position}", topic)
        index()
        look(client, over, 200)
        with CaptureQueriesContext(connection) as context:
            look(client, over, 200)
        return len(context)

    assert queries(1) >= queries(5)
