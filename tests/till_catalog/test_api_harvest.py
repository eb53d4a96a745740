"""The JSON interface for programs that keep a copy: walking, conditional requests, refusals."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.topics.models import Topic
from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue
from till_catalog.enums import OfferStatus
from till_catalog.models import Offer
from till_catalog.searching import walk

pytestmark = pytest.mark.db

Index = Callable[[], None]


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "STEP_SIZE", 3)


def harvest(client: Client, address: str) -> tuple[list[int], int]:
    """Follow `next` to its end; return the ids in their order and the number of answers."""
    ids: list[int] = []
    answers, following = 0, address
    while following:
        answer = client.get(following).json()
        ids += [one["id"] for one in answer["results"]]
        following, answers = answer["next"], answers + 1
        assert answers < 100
    return ids, answers


@pytest.mark.usefixtures("index", "small_steps")
def test_a_walk_meets_every_offer_once_in_the_order_of_ids(client: Client) -> None:
    made = [make_run().offer_id for _ in range(7)]
    make_run(make_offer(status=OfferStatus.DRAFT))
    make_run(make_offer(provider=make_provider("Geheim", public=False)))
    assert harvest(client, "/api/v1/offers/?nach=0") == (made, 3)
    first = client.get("/api/v1/offers/?nach=0").json()
    assert (first["total"], first["stage"], first["facets"]) == (7, "strict", {})
    assert first["next"] == f"http://testserver/api/v1/offers/?nach={made[2]}"


@pytest.mark.usefixtures("index", "small_steps")
def test_a_walk_ends_without_an_empty_step(client: Client) -> None:
    made = [make_run().offer_id for _ in range(6)]
    assert harvest(client, "/api/v1/offers/?nach=0") == (made, 2)
    assert client.get(f"/api/v1/offers/?nach={made[-1]}").json()["results"] == []


@pytest.mark.usefixtures("index", "small_steps")
def test_what_changes_during_a_walk_shifts_nothing(client: Client) -> None:
    made = [make_run().offer_id for _ in range(7)]
    first = client.get("/api/v1/offers/?nach=0").json()
    Offer.objects.filter(pk__in=made[:2]).update(status=OfferStatus.WITHDRAWN)
    new = make_run().offer_id
    assert harvest(client, first["next"])[0] == [*made[3:], new]


@pytest.mark.usefixtures("index", "small_steps")
def test_a_walk_takes_filters(client: Client) -> None:
    mondays = [
        make_run(make_offer(level_min="b1"), start=dt.date(2027, 1, 18)).offer_id for _ in range(4)
    ]
    make_run(make_offer(level_min="a1"), start=dt.date(2027, 1, 18))
    make_run(make_offer(level_min="b1"), start=dt.date(2027, 1, 19))
    found = client.get("/api/v1/offers/?nach=0&wochentag=mo&niveau=b1").json()
    assert found["total"] == 4
    assert "wochentag=mo&niveau=b1&nach=" in found["next"]
    assert harvest(client, "/api/v1/offers/?nach=0&wochentag=mo&niveau=b1") == (mondays, 2)
    last = client.get(found["next"]).json()
    assert last["total"] == 4


@pytest.mark.parametrize(
    ("address", "errors"),
    [
        ("nach=x", [("nach", "x")]),
        ("nach=-1", [("nach", "-1")]),
        ("nach=", [("nach", "")]),
        ("nach=9223372036854775808", [("nach", "9223372036854775808")]),
        ("nach=²", [("nach", "²")]),
        ("nach=0&q=nähen", [("q", "nähen")]),
        ("nach=0&seite=2&sortierung=preis", [("sortierung", "preis"), ("seite", "2")]),
    ],
)
@pytest.mark.usefixtures("index")
def test_a_walk_that_cannot_be_is_refused(
    client: Client, address: str, errors: list[tuple[str, str]]
) -> None:
    response = client.get(f"/api/v1/offers/?{address}")
    assert response.status_code == 400
    assert [(one["parameter"], one["value"]) for one in response.json()["errors"]] == errors
    assert {one["reason"] for one in response.json()["errors"]} <= {
        "Bitte geben Sie die Nummer des letzten Angebots an, zum Anfang 0.",
        "Das geht nicht zusammen mit „nach“.",
    }


@pytest.mark.usefixtures("small_steps")
def test_next_goes_on_where_the_window_of_a_search_ends(
    client: Client, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {make_run(make_offer(title="Nähen")).offer_id for _ in range(45)}
    index()
    monkeypatch.setattr("till_catalog.searching.answer.MAX_WINDOW", 40)
    ids, _answers = harvest(client, "/api/v1/offers/")
    assert set(ids) == made
    assert ids[40:] == sorted(made)  # and some of them for a second time
    last = client.get("/api/v1/offers/?sortierung=preis&preis_max=50&seite=2").json()
    assert last["next"] == "http://testserver/api/v1/offers/?preis_max=50&nach=0"
    # With words the order is that of relevance, and the window is the end.
    assert client.get("/api/v1/offers/?q=nähen&seite=2").json()["next"] is None


@pytest.mark.parametrize("address", ["", "?nach=0", "?q=kurs"])
def test_the_queries_of_a_list_do_not_grow(client: Client, index: Index, address: str) -> None:
    topic = Topic.objects.create(slug="stoff", label="Stoff")

    def queries(number: int) -> int:
        Offer.objects.all().delete()
        for _ in range(number):
            offer = make_offer(title="Kurs")
            offer.topics.add(topic)
            make_run(offer, venue=make_venue())
            make_run(offer)
        index()
        with CaptureQueriesContext(connection) as captured:
            assert len(client.get(f"/api/v1/offers/{address}").json()["results"]) == number
        return len(captured)

    queries(1)  # the first search of a process loads what later ones share
    assert queries(1) == queries(3)


@pytest.mark.usefixtures("index")
def test_the_queries_of_a_detail_do_not_grow(client: Client) -> None:
    def queries(number: int) -> int:
        offer = make_offer()
        for _ in range(number):
            make_run(offer)
        with CaptureQueriesContext(connection) as captured:
            assert len(client.get(f"/api/v1/offers/{offer.pk}/").json()["runs"]) == number
        return len(captured)

    assert queries(1) == queries(3)


def test_what_is_unchanged_is_not_sent_again(client: Client, index: Index) -> None:
    offer = make_run().offer
    index()
    detail = f"/api/v1/offers/{offer.pk}/"
    for address in ("/api/v1/offers/", "/api/v1/offers/?nach=0", detail, "/api/v1/openapi.json"):
        first = client.get(address)
        assert first["Cache-Control"] == "public, no-cache"
        for headers in ({"If-None-Match": first["ETag"]}, {"If-None-Match": f"W/{first['ETag']}"}):
            again = client.get(address, headers=headers)
            assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
            assert again["Access-Control-Allow-Origin"] == "*"
        assert client.head(address)["ETag"] == first["ETag"]
        assert client.get(address, headers={"If-None-Match": '"x"'}).content == first.content
    before = client.get(detail)["ETag"]
    Offer.objects.filter(pk=offer.pk).update(title="Anders")
    assert client.get(detail, headers={"If-None-Match": before}).status_code == 200


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("offers/999999/", "Dieses Angebot gibt es nicht."),
        ("offers/99999999999999999999999/", "Dieses Angebot gibt es nicht."),
        ("offers/x/", "Diese Adresse gibt es nicht. Beschrieben ist alles in openapi.json."),
        ("", "Diese Adresse gibt es nicht. Beschrieben ist alles in openapi.json."),
        ("quark", "Diese Adresse gibt es nicht. Beschrieben ist alles in openapi.json."),
        (
            "offers/1/../../admin",
            "Diese Adresse gibt es nicht. Beschrieben ist alles in openapi.json.",
        ),
    ],
)
@pytest.mark.usefixtures("index")
def test_an_unknown_address_is_refused_in_json(client: Client, path: str, reason: str) -> None:
    response = client.get(f"/api/v1/{path}")
    assert (response.status_code, response.json()) == (404, {"errors": [{"reason": reason}]})
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.usefixtures("index")
def test_only_the_missing_slash_is_forgiven(client: Client) -> None:
    response = client.get("/api/v1/offers?wochentag=mo")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/offers/?wochentag=mo")


@pytest.mark.usefixtures("index")
def test_a_post_without_a_token_is_told_that_one_can_only_read() -> None:
    response: Any = Client(enforce_csrf_checks=True).post("/api/v1/offers/")
    assert (response.status_code, response.json()) == (
        405,
        {"errors": [{"reason": "Hier kann man nur lesen (GET)."}]},
    )
