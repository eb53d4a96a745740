"""The JSON interface: same parameters, same answers as the page, refusals with field and reason."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from portal.topics.models import Topic
from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue
from till_catalog.enums import Need, OfferStatus
from till_catalog.models import (
    FundingProgramme,
    ImportSource,
    Offer,
    OfferFunding,
    TargetGroup,
)

from .looking import look

pytestmark = pytest.mark.db

Index = Callable[[], None]
HOST = "http://testserver"


def ask(client: Client, address: str = "", status: int = 200) -> Any:
    response = client.get(f"/api/v1/offers/?{address}")
    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    return response.json()


@pytest.fixture
def sewing(index: Index) -> Offer:
    """An offer with two runs, and another offer."""
    offer = make_offer(
        title="Nähen",
        subtitle="für Neue",
        number="N-1",
        description="<p>Mit <b>Nadel</b></p>",
        provider=make_provider("Haus am Markt"),
        level_min="a1",
        level_max="a2",
        teaching_languages=["de"],
        booking_url="https://example.org/n1",
        slow_pace="yes",
        digital_accessible="no",
        certificate_type="proof",
        certificate_title="Nähbrief",
    )
    offer.target_groups.add(TargetGroup.objects.create(slug="neue", label="Neugierige"))
    voucher = FundingProgramme.objects.create(code="gut", label="Gutschein")
    OfferFunding.objects.create(
        offer=offer, programme=voucher, recognition_number="7", valid_until=dt.date(2027, 2, 1)
    )
    over = FundingProgramme.objects.create(
        code="alt", label="Vorbei", valid_until=dt.date(2027, 1, 12)
    )
    OfferFunding.objects.create(offer=offer, programme=over)
    offer.topics.add(Topic.objects.create(slug="stoff", label="Stoff"))
    venue = make_venue(name="Werkhof", street="Weg 1", step_free="yes")
    make_run(
        offer,
        start=dt.date(2027, 1, 18),
        time_from=dt.time(18),
        time_to=dt.time(20, 15),
        venue=venue,
        price=Decimal("12.50"),
        price_reduced=Decimal(0),
    )
    make_run(
        offer, start=dt.date(2027, 2, 6), price=None, is_online=True, places_max=9, places_booked=1
    )
    make_run(make_offer(title="Rechnen"), price=Decimal(0), start=dt.date(2027, 1, 20))
    index()
    return offer


ACCESS = dict.fromkeys(Need.values, "unknown") | {"langsam": "yes", "digital": "no"}
FIRST_RUN = {
    "number": "N-1",
    "booking_url": "https://example.org/n1",
    "start": "2027-01-18",
    "end": "2027-01-18",
    "flexible_start": False,
    "weekdays": ["mo"],
    "time_from": "18:00:00",
    "time_to": "20:15:00",
    "price": "12.50",
    "price_reduced": "0.00",
    "online": False,
    "venue": {
        "name": "Werkhof",
        "street": "Weg 1",
        "postcode": "54290",
        "city": "Trier",
        "step_free": "yes",
    },
    "places_free": None,
    "duration": "tag",
    "access": ACCESS | {"stufenfrei": "yes"},
    "cancelled": False,
}
SECOND_RUN = {
    "number": "N-1",
    "booking_url": "https://example.org/n1",
    "start": "2027-02-06",
    "end": "2027-02-06",
    "flexible_start": False,
    "weekdays": ["sa"],
    "time_from": None,
    "time_to": None,
    "price": None,
    "price_reduced": None,
    "online": True,
    "venue": None,
    "places_free": True,
    "duration": "tag",
    "access": ACCESS | {"stufenfrei": "yes"},
    "cancelled": False,
}


def test_a_result_carries_the_next_matching_run(client: Client, sewing: Offer) -> None:
    offer = {
        "id": sewing.pk,
        "url": f"{HOST}/kurse/{sewing.pk}-nahen/",
        "title": "Nähen",
        "provider": {"id": "haus-am-markt", "name": "Haus am Markt"},
        "topics": [{"id": "stoff", "label": "Stoff"}],
    }
    answer = ask(client, "q=nähen&ort=54290")
    assert (answer["total"], answer["stage"], answer["next"]) == (1, "strict", None)
    assert answer["results"] == [offer | {"run": FIRST_RUN, "distance_km": 1.1}]
    assert ask(client, "q=nähen&wochentag=sa")["results"] == [
        offer | {"run": SECOND_RUN, "distance_km": None}
    ]


def test_sorted_by_distance_the_distance_is_told(client: Client, sewing: Offer) -> None:
    found = ask(client, "ort=54290&sortierung=entfernung")["results"]
    assert [(one["title"], one["distance_km"]) for one in found] == [("Nähen", 1.1)]


def test_facets_are_told_in_values_that_can_be_sent_back(client: Client, sewing: Offer) -> None:
    answer = ask(client, "wochentag=mo")
    assert answer["facets"] == {
        "thema": [{"value": "stoff", "label": "Stoff", "count": 1}],
        "tageszeit": [{"value": "abend", "label": "Abend", "count": 1}],
        "wochentag": [
            {"value": "mo", "label": "Montag", "count": 1},
            {"value": "mi", "label": "Mittwoch", "count": 1},
            {"value": "sa", "label": "Samstag", "count": 1},
        ],
        "preis_max": [
            {"value": "50", "label": "bis 50 €", "count": 1},
            {"value": "150", "label": "bis 150 €", "count": 1},
            {"value": "300", "label": "bis 300 €", "count": 1},
        ],
        "form": [{"value": "vor_ort", "label": "vor Ort", "count": 1}],
        "niveau": [
            {"value": "a1", "label": "A1", "count": 1},
            {"value": "a2", "label": "A2", "count": 1},
        ],
        "barrierefrei": [
            {"value": "stufenfrei", "label": "ohne Stufen erreichbar", "count": 1},
            {"value": "langsam", "label": "langsames Lerntempo", "count": 1},
        ],
        "foerderung": [{"value": "gut", "label": "Gutschein", "count": 1}],
        "zielgruppe": [{"value": "neue", "label": "Neugierige", "count": 1}],
        "unterrichtssprache": [{"value": "de", "label": "Deutsch", "count": 1}],
        "dauer": [{"value": "tag", "label": "ein Tag", "count": 1}],
        "art": [{"value": "kurs", "label": "Kurs", "count": 1}],
        "abschluss": [{"value": "proof", "label": "Teilnahmebescheinigung", "count": 1}],
        "anbieter": [{"value": "haus-am-markt", "label": "Haus am Markt", "count": 1}],
    }
    for name, values in ask(client)["facets"].items():
        for value in values:
            sent = ask(client, f"{name}={value['value']}")
            assert sent["total"] == value["count"], (name, value)


def test_one_offer_with_all_its_current_runs(client: Client, sewing: Offer) -> None:
    source = ImportSource.objects.create(
        slug="haus", name="Haus", format="berlin", provider=sewing.provider, licence="CC0"
    )
    sewing.source = source
    sewing.save()
    make_run(sewing, start=dt.date(2027, 1, 12))
    make_run(sewing, start=dt.date(2027, 3, 1), publish_from=dt.date(2027, 2, 1))
    cancelled = {"start": dt.date(2027, 4, 5), "cancelled": True, "price": None}
    make_run(sewing, **cancelled)
    detail = client.get(f"/api/v1/offers/{sewing.pk}/").json()
    runs = detail.pop("runs")
    assert runs[:2] == [FIRST_RUN, SECOND_RUN]
    assert [(run["start"], run["cancelled"]) for run in runs[2:]] == [("2027-04-05", True)]
    assert detail == {
        "id": sewing.pk,
        "url": f"{HOST}/kurse/{sewing.pk}-nahen/",
        "title": "Nähen",
        "provider": {"id": "haus-am-markt", "name": "Haus am Markt"},
        "topics": [{"id": "stoff", "label": "Stoff"}],
        "subtitle": "für Neue",
        "number": "N-1",
        "description": "<p>Mit <b>Nadel</b></p>",
        "extra_info": "",
        "prerequisites": "",
        "kind": "kurs",
        "delivery_mode": "vor_ort",
        "level_min": "a1",
        "level_max": "a2",
        "languages_taught": [],
        "teaching_languages": ["de"],
        "target_groups": [{"id": "neue", "label": "Neugierige"}],
        "fundings": [
            {
                "code": "gut",
                "label": "Gutschein",
                "recognition_number": "7",
                "valid_until": "2027-02-01",
            }
        ],
        "certificate_type": "proof",
        "certificate_title": "Nähbrief",
        "booking_url": "https://example.org/n1",
        "licence": "CC0",
    }


def test_texts_are_cleaned_as_on_the_page(client: Client, index: Index) -> None:
    offer = make_offer(
        description='<p onclick="x()">Gut</p><script>alert(1)</script><img src=x onerror=y()>',
        extra_info="<iframe src=//boese.example></iframe>Ende",
    )
    make_run(offer)
    detail = client.get(f"/api/v1/offers/{offer.pk}/").json()
    assert detail["description"] == "<p>Gut</p>"
    assert "iframe" not in detail["extra_info"]


@pytest.mark.parametrize("status", [s for s in OfferStatus if s != OfferStatus.PUBLISHED])
@pytest.mark.usefixtures("index")
def test_what_is_not_public_is_unknown(client: Client, status: str) -> None:
    offer = make_offer(status=status)
    make_run(offer)
    assert client.get(f"/api/v1/offers/{offer.pk}/").status_code == 404


@pytest.mark.usefixtures("index")
def test_of_a_hidden_provider_nothing_is_told(client: Client) -> None:
    offer = make_offer(provider=make_provider("Geheim", public=False))
    make_run(offer)
    assert client.get(f"/api/v1/offers/{offer.pk}/").status_code == 404


def test_next_leads_to_the_end_and_each_offer_comes_once(client: Client, index: Index) -> None:
    made = {make_run(make_offer(), price=Decimal(7)).offer_id for _ in range(45)}
    index()
    seen: list[int] = []
    address: str | None = "/api/v1/offers/?preis_max=7.5&wochentag=mi&wochentag=mo"
    pages = 0
    while address:
        answer = client.get(address).json()
        seen += [one["id"] for one in answer["results"]]
        address, pages = answer["next"], pages + 1
    assert (sorted(seen), pages) == (sorted(made), 3)


def test_a_page_behind_the_last_is_empty(client: Client, sewing: Offer) -> None:
    answer = ask(client, "seite=7")
    assert (answer["total"], answer["results"], answer["next"]) == (2, [], None)


@pytest.mark.parametrize(
    ("address", "errors"),
    [
        ("von=morgen", [("von", "morgen", "Bitte geben Sie ein Datum an.")]),
        ("wochentag=mo&wochentag=x", [("wochentag", "x", "Diesen Wert gibt es nicht.")]),
        ("preis_max=-1", [("preis_max", "-1", "Bitte geben Sie einen Betrag in Euro an.")]),
        ("kostenlos=ja", [("kostenlos", "ja", "Hier ist nur der Wert 1 möglich.")]),
        ("umkreis=0", [("umkreis", "0", "Der Umkreis geht von 1 bis 200 km.")]),
        ("seite=0", [("seite", "0", "So viele Seiten gibt es nicht.")]),
        ("plaetze=viele", [("plaetze", "viele", "Diesen Wert gibt es nicht.")]),
        ("page=2", [("page", "", "Diesen Parameter gibt es nicht.")]),
        (
            "ort=Entenhausen&farbe=rot",
            [
                (
                    "ort",
                    "Entenhausen",
                    "Diesen Ort kennen wir nicht. Bitte versuchen Sie es mit der Postleitzahl.",
                ),
                ("farbe", "", "Diesen Parameter gibt es nicht."),
            ],
        ),
        (
            f"q={'a' * 201}",
            [
                (
                    "q",
                    "a" * 200,
                    "Der Text war zu lang. Wir haben nach den ersten 200 Zeichen gesucht.",
                )
            ],
        ),
    ],
)
@pytest.mark.usefixtures("index")
def test_what_cannot_be_used_is_refused(
    client: Client, address: str, errors: list[tuple[str, str, str]]
) -> None:
    assert ask(client, address, status=400) == {
        "errors": [
            {"parameter": name, "value": value, "reason": reason} for name, value, reason in errors
        ]
    }


def test_page_and_interface_find_the_same(client: Client, sewing: Offer) -> None:
    for address in ("", "q=nähen", "q=rechnen+nähen", "kostenlos=1", "wochentag=so", "q=und"):
        seen, answer = look(client, address), ask(client, address)
        assert [one["title"] for one in answer["results"]] == seen.titles
        assert f"{answer['total']} Angebot" in seen.headline


@pytest.mark.usefixtures("no_engine")
def test_without_the_engine_the_database_answers_and_says_so(client: Client) -> None:
    make_run(make_offer(title="Nähen"))
    answer = ask(client, "q=nähen")
    assert (answer["total"], answer["stage"], answer["facets"]) == (1, "database", {})
    assert [one["title"] for one in answer["results"]] == ["Nähen"]


def test_only_reading_is_possible(client: Client, sewing: Offer) -> None:
    for path in ("/api/v1/offers/", f"/api/v1/offers/{sewing.pk}/", "/api/v1/openapi.json"):
        for method in (client.post, client.put, client.patch, client.delete):
            refused = method(path)
            assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert client.head(path).content == b""
