"""Facets and counts on the example offers, and that no address whatever breaks page or interface."""

import json
import random
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.topics.models import Topic
from till_catalog.enums import DeliveryMode, Duration, Level, Need, OfferKind, Weekday
from till_catalog.searching.parameters import CERTIFICATES, KNOWN, NEEDS, TIMES

from .brute_force import STEPS, Asked, brute_force, counts
from .looking import Seen, look

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(scope="module")
def db(demo_offers: None) -> None:
    """The database with the example offers."""


FACETS = (
    "thema",
    "wochentag",
    "tageszeit",
    "plaetze",
    "form",
    "niveau",
    "barrierefrei",
    "foerderung",
    "zielgruppe",
    "sprache",
    "unterrichtssprache",
    "dauer",
    "art",
    "abschluss",
    "anbieter",
)


@pytest.fixture
def client() -> Client:
    return Client()


def address(asked: Asked) -> str:
    return urlencode(
        {"preis_max" if name == "preis" else name: value for name, value in asked.items()},
        doseq=True,
    )


# -- facets ---------------------------------------------------------------------------------------

NEAR = {"ort": ("54290",), "umkreis": ("10",)}


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"wochentag": ("mo",)},
        {"wochentag": ("mo", "sa"), "preis": ("0",)},
        {"tageszeit": ("abend",), "preis": ("50",), "thema": ("sprachen",)},
        {"niveau": ("a1", "b1"), "sprache": ("de", "en"), "form": ("vor_ort",)},
        {"tageszeit": ("wochenende", "vormittag"), **NEAR},
        {"von": ("2027-02-01",), "bis": ("2027-02-28",), "form": ("online", "vor_ort")},
        {"wochentag": ("do",), "tageszeit": ("abend",), "preis": ("150",), **NEAR},
        {"barrierefrei": ("stufenfrei", "wc", "langsam")},
        {"barrierefrei": ("hoeranlage", "kinderbetreuung", "auch-ohne-angabe")},
        {"plaetze": ("frei",), "dauer": ("tag", "woche"), "zielgruppe": ("eltern", "familien")},
        {"foerderung": ("bildungsgutschein", "avgs"), "abschluss": ("proof", "public")},
        {"unterrichtssprache": ("en", "ar"), "art": ("kurs", "beratung")},
        {
            "niveau": ("b1",),
            "sprache": ("de",),
            "tageszeit": ("abend",),
            "preis": ("150",),
            "plaetze": ("frei",),
            "barrierefrei": ("stufenfrei",),
            **NEAR,
        },
    ],
    ids=lambda asked: address(asked) or "everything",
)
def test_totals_and_counts_are_those_of_brute_force(client: Client, asked: Asked) -> None:
    data = client.get(f"/api/v1/offers/?{address(asked)}").json()
    assert data["total"] == len(brute_force(asked))
    for name in (*FACETS, "preis"):
        told = data["facets"].get("preis_max" if name == "preis" else name, [])
        shown = {item["value"]: item["count"] for item in told if item["count"]}
        expected = counts(asked, name)
        if name == "thema":  # only the areas, and what lies below a chosen one
            assert {slug: expected[slug] for slug in shown} == shown
        else:
            assert shown == expected, name


DRAWN: dict[str, tuple[str, ...]] = {
    "wochentag": tuple(Weekday.values),
    "tageszeit": TIMES,
    "preis": STEPS,
    "form": tuple(DeliveryMode.values),
    "niveau": tuple(Level.values),
    "sprache": ("de", "en", "fr"),
    "unterrichtssprache": ("de", "en", "gsg"),
    "zielgruppe": ("zugewanderte", "beschaeftigte", "eltern"),
    "foerderung": ("ermaessigung", "bildungsgutschein", "qualischeck_rlp"),
    "barrierefrei": NEEDS,
    "plaetze": ("frei",),
    "dauer": tuple(Duration.values),
    "art": tuple(OfferKind.values),
    "abschluss": CERTIFICATES,
}


def test_combinations_drawn_by_lot_find_what_brute_force_finds(client: Client) -> None:
    chance, found = random.Random(5), 0
    for _ in range(60):
        asked: Asked = {
            name: tuple(chance.sample(values, k=min(len(values), chance.choice((1, 2, 4)))))
            for name, values in DRAWN.items()
            if chance.random() < 0.2
        }
        asked |= {"preis": asked["preis"][:1]} if "preis" in asked else {}
        asked |= NEAR if chance.random() < 0.2 else {}
        expected = {offer.pk for offer, _ in brute_force(asked)}
        data = client.get(f"/api/v1/offers/?{address(asked)}").json()
        assert data["total"] == len(expected), asked
        assert {one["id"] for one in data["results"]} <= expected
        told = {item["value"]: item["count"] for item in data["facets"].get("barrierefrei", ())}
        needs = asked.get("barrierefrei", ())
        assert {need: n for need, n in told.items() if n} == counts(asked, "barrierefrei"), needs
        found += bool(expected)
    assert found > 20


def test_another_need_narrows_and_its_count_says_to_how_many(client: Client) -> None:
    rows = look(client, "barrierefrei=stufenfrei&barrierefrei=wc").facet("barrierefrei")
    for need, row in rows.items():
        if not row.chosen and need in Need.values:
            both = f"barrierefrei=stufenfrei&barrierefrei=wc&barrierefrei={need}"
            assert look_total(client, both) == row.count, need
    assert {row.count for row in rows.values() if row.chosen} == {
        look_total(client, "barrierefrei=stufenfrei&barrierefrei=wc")
    }


def test_page_and_interface_tell_the_same_counts(client: Client) -> None:
    asked = "wochentag=mo&preis_max=150&niveau=a1"
    told = client.get(f"/api/v1/offers/?{asked}").json()["facets"]
    seen = look(client, asked)
    for name in (*FACETS, "preis"):
        rows = {value: row.count for value, row in seen.facet(name).items()}
        listed = told.get("preis_max" if name == "preis" else name, [])
        assert rows == {item["value"]: item["count"] for item in listed}, name


def test_a_chosen_value_ignores_itself_in_its_own_counts(client: Client) -> None:
    before, after = look(client).facet("form"), look(client, "form=fern").facet("form")
    assert {value: row.count for value, row in before.items()} == {
        value: row.count for value, row in after.items()
    }
    assert [value for value, row in after.items() if row.chosen] == ["fern"]


def test_a_chosen_value_stays_though_nothing_has_it(client: Client) -> None:
    address = "q=zumba&form=fern&sprache=lb&niveau=c2&wochentag=so&thema=japanisch&preis_max=50"
    seen = look(client, address)
    assert seen.titles == []
    for name, value in [part.split("=") for part in address.split("&")[1:-1]]:
        assert seen.facet(name)[value].chosen, name
    assert seen.facet("preis")["50"].chosen


def test_a_price_typed_by_hand_is_a_row_of_its_own(client: Client) -> None:
    rows = look(client, "preis_max=77.50").facet("preis")
    assert [value for value, row in rows.items() if row.chosen] == ["77.50"]
    assert rows["77.50"].label == "bis 77,50 €"
    assert rows["77.50"].count == look_total(client, "preis_max=77.50")


def look_total(client: Client, address: str) -> int:
    return int(client.get(f"/api/v1/offers/?{address}").json()["total"])


def test_areas_open_when_they_are_chosen(client: Client) -> None:
    closed = look(client).facet("thema")
    parents = set(Topic.objects.filter(parent=None).values_list("slug", flat=True))
    assert set(closed) <= parents
    opened = look(client, "thema=sprachen").facet("thema")
    assert "englisch" in opened
    leaf = look(client, "thema=englisch").facet("thema")
    assert leaf["englisch"].chosen
    assert "sprachen" in leaf


def test_facets_come_in_the_order_people_expect(client: Client) -> None:
    seen = look(client)
    assert list(seen.facet("wochentag")) == list(Weekday.values)
    assert list(seen.facet("tageszeit")) == list(TIMES)
    assert list(seen.facet("preis")) == list(STEPS)
    assert list(seen.facet("niveau")) == [v for v in Level.values if v in seen.facet("niveau")]
    providers = [row.count for row in seen.facet("anbieter").values()]
    assert providers == sorted(providers, reverse=True)


# -- no more questions to the database than needed ------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "q=zumba",
        "q=deutsch&ort=54290&umkreis=25&sortierung=entfernung",
        "thema=sprachen&wochentag=mo&anbieter=volkshochschule&preis_max=50&niveau=a1",
        "q=xyzquark&wochentag=mo&ort=Konz",
        "seite=900",
        "seite=400&q=deutsch&ort=54290&plaetze=frei&barrierefrei=stufenfrei&foerderung=ermaessigung",
        "ort=Konz&barrierefrei=wc&barrierefrei=gebaerdensprache&zielgruppe=kinder&plaetze=frei",
    ],
)
def test_a_search_asks_the_database_twelve_times_at_most(client: Client, asked: str) -> None:
    look(client, asked)  # what is asked once per process
    with CaptureQueriesContext(connection) as context:
        look(client, asked)
    assert len(context) <= 12, [query["sql"][:150] for query in context]


def test_one_result_costs_as_many_questions_as_twenty(client: Client) -> None:
    def queries(asked: str, hits: int) -> int:
        look(client, asked)
        with CaptureQueriesContext(connection) as context:
            assert len(look(client, asked).titles) == hits
        return len(context)

    # Both have target groups and fundings, whose words are read when there are any.
    assert queries("q=%22Business+English%22", 1) == queries("q=deutsch", 20)


# -- whatever is asked ----------------------------------------------------------------------------

TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["deutsch", "und", "C++", "54290", "Trier", "a" * 300, "%00", "\x00", "1e9999"]
    ),
    st.sampled_from([*Weekday.values, *TIMES, *DeliveryMode.values, *Level.values]),
    st.integers().map(str),
    st.dates().map(str),
    st.decimals(allow_nan=True).map(str),
)
NAMES = st.one_of(st.sampled_from(sorted(KNOWN)), st.text(max_size=12))
ADDRESSES = st.lists(st.tuples(NAMES, TEXTS), max_size=8).map(
    lambda pairs: "&".join(f"{encoded(name)}={encoded(text)}" for name, text in pairs)
)


def encoded(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="%")


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(address=ADDRESSES)
def test_no_address_breaks_page_or_interface(client: Client, address: str) -> None:
    page = client.get(f"/kurse/?{address}")
    assert page.status_code == 200
    Seen(page).headline.index("Angebot")
    data = client.get(f"/api/v1/offers/?{address}")
    assert data.status_code in (200, 400)
    assert bool(json.loads(data.content).get("errors")) is (data.status_code == 400)
    assert client.get(f"/kurse/vorschlaege/?{address}").status_code == 200
    assert client.get(f"/kurse/anbieter/volkshochschule/?{address}").status_code in (200, 404)
