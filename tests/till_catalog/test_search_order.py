"""The order of the search page: radius, sorting, pages."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client

from tests.factories.catalogue import make_venue
from till_catalog.models import Offer

from .courses import KONZ, MONDAY, SATURDAY, WITTLICH, Index, course
from .looking import look

pytestmark = pytest.mark.db


@pytest.fixture
def around(index: Index) -> None:
    """Trier, Konz (7 km), Wittlich (31 km), online, hybrid in Wittlich, and a place nobody knows."""
    course("In Trier", {"venue": make_venue()})
    course("In Konz", {"venue": make_venue(**KONZ)})
    course("In Wittlich", {"venue": make_venue(**WITTLICH)})
    course("Am Bildschirm", {"is_online": True}, delivery_mode="online")
    course("Hier und da", {"venue": make_venue(**WITTLICH)}, delivery_mode="hybrid")
    course("Irgendwo", {"venue": make_venue(latitude=None, longitude=None)})
    course("Ohne Ort")
    index()


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("ort=54290&umkreis=5", {"In Trier", "Am Bildschirm", "Hier und da"}),
        ("ort=54290&umkreis=10", {"In Trier", "In Konz", "Am Bildschirm", "Hier und da"}),
        ("ort=Trier", {"In Trier", "In Konz", "Am Bildschirm", "Hier und da"}),
        (
            "ort=Trier&umkreis=50",
            {"In Trier", "In Konz", "In Wittlich", "Am Bildschirm", "Hier und da"},
        ),
        ("ort=Berlin", {"Am Bildschirm", "Hier und da"}),
    ],
)
@pytest.mark.usefixtures("around")
def test_a_radius_keeps_online_and_leaves_out_what_has_no_known_place(
    client: Client, address: str, titles: set[str]
) -> None:
    seen = look(client, address)
    assert set(seen.titles) == titles
    assert seen.notices == [
        "Bei 2 Angeboten kennen wir den Ort nicht. Im Umkreis erscheinen sie nicht."
    ]


@pytest.mark.usefixtures("around")
def test_the_notice_about_unknown_places_counts_what_the_other_filters_leave(
    client: Client,
) -> None:
    assert look(client, "ort=Trier&q=irgendwo").notices == [
        "Bei 1 Angebot kennen wir den Ort nicht. Im Umkreis erscheint es nicht."
    ]
    assert look(client, "ort=Trier&q=bildschirm").notices == []
    assert look(client).notices == []


@pytest.mark.usefixtures("around")
def test_a_radius_without_a_place_is_no_filter(client: Client) -> None:
    seen = look(client, "umkreis=5")
    assert seen.headline == "7 Angebote"
    assert seen.chips == {}
    assert seen.soup.select("#suche-umkreis") == []


@pytest.mark.usefixtures("around")
def test_sorting_by_distance_ends_with_online(client: Client) -> None:
    seen = look(client, "ort=Trier&umkreis=50&sortierung=entfernung")
    assert seen.titles == ["In Trier", "In Konz", "In Wittlich", "Hier und da", "Am Bildschirm"]
    assert seen.sorted_by == ["Entfernung"]
    assert "Zuerst steht, was am nächsten liegt." in seen.text


def test_sorting_by_price_puts_unknown_last_and_breaks_ties_by_age(
    client: Client, index: Index
) -> None:
    course("Teuer", {"price": Decimal(80)})
    course("Unbekannt", {"price": None})
    course("Gleich, älter", {"price": Decimal(20)})
    course("Umsonst", {"price": Decimal(0)})
    course("Gleich, jünger", {"price": Decimal(20)})
    index()
    seen = look(client, "sortierung=preis")
    assert seen.titles == ["Umsonst", "Gleich, älter", "Gleich, jünger", "Teuer", "Unbekannt"]
    assert seen.sorted_by == ["Preis"]


def test_sorting_by_date_is_the_rule_and_what_has_begun_comes_last(
    client: Client, index: Index
) -> None:
    running = {"start": dt.date(2027, 1, 4), "end": dt.date(2027, 6, 1)}
    course("Läuft schon", running | {"last_day": dt.date(2027, 6, 1)})
    course("Jederzeit", {"start": None, "end": None, "last_day": None, "flexible_start": True})
    course("Später", {"start": dt.date(2027, 2, 1)})
    course("Heute", {"start": dt.date(2027, 1, 13)})
    course("Auch heute", {"start": dt.date(2027, 1, 13)})
    index()
    seen = look(client)
    assert seen.titles[:3] == ["Heute", "Auch heute", "Später"]
    assert set(seen.titles[3:]) == {"Läuft schon", "Jederzeit"}
    assert seen.sorted_by == ["Datum"]
    assert look(client, "sortierung=datum").titles == seen.titles


def test_words_are_sorted_by_relevance_unless_asked_otherwise(client: Client, index: Index) -> None:
    course("Kunst", {"start": MONDAY}, description="Wir reden auch über Keramik.")
    course("Keramik", {"start": SATURDAY})
    index()
    assert look(client, "q=keramik").titles == ["Keramik", "Kunst"]
    assert look(client, "q=keramik").sorted_by == ["beste Treffer"]
    by_date = look(client, "q=keramik&sortierung=datum")
    assert by_date.titles == ["Kunst", "Keramik"]
    assert by_date.sorts == {
        "beste Treffer": "/kurse/?q=keramik",
        "Datum": "/kurse/?q=keramik&sortierung=datum",
        "Preis": "/kurse/?q=keramik&sortierung=preis",
    }


def test_pages_show_every_offer_once(client: Client, index: Index) -> None:
    for number in range(45):
        course(f"Kurs {number:02}")
    index()
    pages = [look(client, f"preis_max=50&seite={page}") for page in (1, 2, 3)]
    assert [len(page.titles) for page in pages] == [20, 20, 5]
    assert sorted(title for page in pages for title in page.titles) == [
        f"Kurs {number:02}" for number in range(45)
    ]
    assert pages[0].headline == "45 Angebote"
    assert pages[0].link("Weiter") == "?preis_max=50&seite=2"
    assert pages[2].link("Zurück") == "?preis_max=50&seite=2"
    # another question begins at its first page
    assert pages[1].chips == {"bis 50 €": "/kurse/"}


def test_behind_the_last_page_stands_the_last_with_a_notice(client: Client, index: Index) -> None:
    for number in range(21):
        course(f"Kurs {number:02}")
    index()
    seen = look(client, "seite=7")
    assert len(seen.titles) == 1
    assert seen.notices == ["„7“: So viele Seiten gibt es nicht. Das ist die letzte."]
    assert look(client, "seite=100000").notices == ["„100000“: So viele Seiten gibt es nicht."]


def test_a_gap_ridden_offer_moves_down_a_little_and_the_page_says_so(
    client: Client, index: Index
) -> None:
    for completeness, stale in ((20, False), (90, True), (90, False)):
        offer = course("Keramik", stale=stale)
        Offer.objects.filter(pk=offer.pk).update(completeness=completeness)
    index()
    seen = look(client, "q=keramik")
    ids = [int(a["href"].split("/")[2].split("-")[0]) for a in seen.soup.select(".card__title a")]
    grades = [Offer.objects.get(pk=pk) for pk in ids]
    assert [(offer.completeness, offer.stale) for offer in grades] == [
        (90, False),
        (90, True),
        (20, False),
    ]
    assert "lückenhaft beschriebene Angebote rücken etwas nach hinten." in seen.text
