"""Facets and counts on the example offers, and that no address whatever breaks page or interface."""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.geo import distance_km, locate
from portal.topics.models import Topic
from till_catalog.enums import DeliveryMode, Level, Weekday
from till_catalog.models import Offer, Run
from till_catalog.searching.parameters import KNOWN, TIMES

from .conftest import TODAY
from .looking import Seen, look

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(scope="module")
def db(demo_offers: None) -> None:
    """The database with the example offers."""


Asked = dict[str, tuple[str, ...]]
FACETS = ("thema", "wochentag", "tageszeit", "form", "niveau", "sprache", "anbieter")
STEPS = ("0", "50", "150", "300")


@pytest.fixture
def client() -> Client:
    return Client()


# -- the slow way: every offer and run is looked at, in plain words -------------------------------


def brute_force(asked: Asked, ignoring: str = "") -> list[tuple[Offer, list[Run]]]:
    """The offers with the runs that meet everything asked, one facet's own question aside."""
    wanted = {name: values for name, values in asked.items() if name != ignoring}
    found = []
    offers = Offer.objects.filter(status="published").prefetch_related(
        "topics__parent__parent", "runs__venue", "provider__organisation"
    )
    for offer in offers:
        if all(
            set(values) & set(of_offer(offer, name))
            for name, values in wanted.items()
            if name in OF_OFFER
        ):
            runs = [run for run in offer.runs.all() if is_current(run) and fits(run, offer, wanted)]
            if runs:
                found.append((offer, runs))
    return found


def is_current(run: Run) -> bool:
    today = dt.date.fromisoformat(TODAY)
    return (
        not run.cancelled
        and (run.last_day is None or run.last_day >= today)
        and (run.publish_from is None or run.publish_from <= today)
        and (run.publish_until is None or run.publish_until >= today)
    )


def of_offer(offer: Offer, name: str) -> Iterable[str]:
    return OF_OFFER[name](offer)


def topics(offer: Offer) -> Iterable[str]:
    for topic in offer.topics.all():
        step: Topic | None = topic
        while step:
            yield step.slug
            step = step.parent


def levels(offer: Offer) -> Iterable[str]:
    ends = [end.partition(".")[0] for end in (offer.level_min, offer.level_max) if end]
    for scale in (
        ("alpha1", "alpha2", "alpha3", "alpha4"),
        ("einstieg", "mittel", "fortgeschritten"),
        ("a1", "a2", "b1", "b2", "c1", "c2"),
    ):
        places = [scale.index(end) for end in ends if end in scale]
        if places:
            yield from scale[min(places) : max(places) + 1]


OF_OFFER: dict[str, Callable[[Offer], Iterable[str]]] = {
    "thema": topics,
    "niveau": levels,
    "form": lambda offer: [offer.delivery_mode],
    "sprache": lambda offer: offer.languages_taught,
    "anbieter": lambda offer: [offer.provider.organisation.slug],
}


def weekdays(run: Run) -> list[str]:
    return [code for bit, code in enumerate(Weekday.values) if run.weekdays & 1 << bit]


def times(run: Run) -> list[str]:
    found = []
    if run.time_from and run.time_from.hour + run.time_from.minute:
        if run.time_from >= dt.time(17):
            found.append("abend")
        elif run.time_from >= dt.time(12):
            found.append("nachmittag")
        else:
            found.append("vormittag" if (run.time_to or dt.time(14)) <= dt.time(14) else "ganztags")
    if run.weekdays >= 32 and not run.weekdays % 16:
        found.append("wochenende")
    return found


def fits(run: Run, offer: Offer, asked: Asked) -> bool:
    return (
        ("wochentag" not in asked or bool(set(asked["wochentag"]) & set(weekdays(run))))
        and ("tageszeit" not in asked or bool(set(asked["tageszeit"]) & set(times(run))))
        and ("preis" not in asked or costs_at_most(run, asked["preis"][0]))
        and ("ort" not in asked or is_near(run, offer, asked["ort"][0], int(asked["umkreis"][0])))
        and (
            "von" not in asked
            or run.last_day is None
            or run.last_day >= dt.date.fromisoformat(asked["von"][0])
        )
        and (
            "bis" not in asked
            or run.start is None
            or run.start <= dt.date.fromisoformat(asked["bis"][0])
        )
    )


def costs_at_most(run: Run, euros: str) -> bool:
    return run.price is not None and run.price <= Decimal(euros)


def is_near(run: Run, offer: Offer, place: str, radius: int) -> bool:
    remote = ("online", "selbstlernen", "fern", "hybrid")
    if run.is_online or offer.delivery_mode in remote:
        return True
    centre = locate(place)
    assert centre is not None
    here = run.venue and run.venue.position
    return bool(here) and distance_km((centre.latitude, centre.longitude), here) <= radius


def values(name: str, offer: Offer, runs: list[Run]) -> set[str]:
    if name == "wochentag":
        return {code for run in runs for code in weekdays(run)}
    if name == "tageszeit":
        return {code for run in runs for code in times(run)}
    if name == "preis":
        return {step for step in STEPS if any(costs_at_most(run, step) for run in runs)}
    return set(of_offer(offer, name))


def counts(asked: Asked, name: str) -> dict[str, int]:
    """Value -> number of offers, the facet's own filter ignored."""
    found: dict[str, int] = {}
    for offer, runs in brute_force(asked, ignoring=name):
        for value in values(name, offer, runs):
            found[value] = found.get(value, 0) + 1
    return found


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
    ],
    ids=lambda asked: address(asked) or "everything",
)
def test_totals_and_counts_are_those_of_brute_force(client: Client, asked: Asked) -> None:
    data = client.get(f"/api/v1/offers/?{address(asked)}").json()
    assert data["total"] == len(brute_force(asked))
    for name in (*FACETS, "preis"):
        told = data["facets"].get("preis_max" if name == "preis" else name, [])
        shown = {item["value"]: item["count"] for item in told}
        expected = counts(asked, name)
        if name == "thema":  # only the areas, and what lies below a chosen one
            assert {slug: expected[slug] for slug in shown} == shown
        else:
            assert shown == expected, name


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

    assert queries("q=zumba", 1) == queries("q=deutsch", 20)


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
