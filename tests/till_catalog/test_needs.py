"""Access: needs are met together by one run, and what is unknown is said to be so."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.factories.catalogue import make_offer, make_run, make_venue

from .courses import Index, course
from .looking import look

pytestmark = pytest.mark.db


@pytest.fixture
def houses(index: Index) -> None:
    """A lift and a WC in two houses, an online run, an unknown house, one with steps."""
    offer = make_offer(title="Nähen", childcare="yes")
    make_run(offer, venue=make_venue(step_free="yes", accessible_wc="no"))
    make_run(offer, venue=make_venue(step_free="no", accessible_wc="yes"))
    course("Am Schirm", {"is_online": True}, delivery_mode="online")
    course("Alles", {"venue": make_venue(step_free="yes", accessible_wc="yes")}, childcare="no")
    course("Unbekannt", {"venue": make_venue()})
    course("Treppe", {"venue": make_venue(step_free="no", accessible_wc="no")})
    index()


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("barrierefrei=stufenfrei", {"Nähen", "Am Schirm", "Alles"}),
        ("barrierefrei=stufenfrei&barrierefrei=wc", {"Alles"}),
        ("barrierefrei=kinderbetreuung", {"Nähen"}),
        ("barrierefrei=kinderbetreuung&barrierefrei=stufenfrei", {"Nähen"}),
        ("barrierefrei=auch-ohne-angabe&barrierefrei=wc&barrierefrei=stufenfrei",
         {"Am Schirm", "Alles", "Unbekannt"}),
        ("barrierefrei=auch-ohne-angabe&barrierefrei=kinderbetreuung",
         {"Nähen", "Am Schirm", "Unbekannt", "Treppe"}),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("houses")
def test_needs_are_met_together_by_one_run(client: Client, address: str, titles: set[str]) -> None:
    assert set(look(client, address).titles) == titles


@pytest.mark.usefixtures("houses")
def test_the_counts_of_needs_say_what_is_left_when_one_is_added(client: Client) -> None:
    def told(address: str) -> dict[str, int]:
        return {
            need: row.count for need, row in look(client, address).facet("barrierefrei").items()
        }

    assert told("") == {"stufenfrei": 3, "wc": 2, "kinderbetreuung": 1}
    assert told("barrierefrei=stufenfrei") == {"stufenfrei": 3, "wc": 1, "kinderbetreuung": 1}
    assert told("barrierefrei=stufenfrei&barrierefrei=auch-ohne-angabe") == {
        "stufenfrei": 4, "wc": 3, "hoeranlage": 4, "gebaerdensprache": 4, "digital": 4,
        "langsam": 4, "leichte-sprache": 4, "kinderbetreuung": 3,
    }  # fmt: skip


@pytest.mark.usefixtures("houses")
def test_a_card_says_what_is_known_of_the_needs(client: Client) -> None:
    def tags(address: str) -> dict[str, list[str]]:
        cards = look(client, address).soup.select(".card")
        return {
            card.select_one(".card__title").get_text(): [
                tag.get_text() for tag in card.select(".tag")
            ]
            for card in cards
        }

    asked = "barrierefrei=stufenfrei&barrierefrei=wc"
    assert tags(asked) == {"Alles": ["ohne Stufen erreichbar", "barrierefreies WC"]}
    assert tags(f"{asked}&barrierefrei=auch-ohne-angabe")["Unbekannt"] == [
        "ohne Stufen erreichbar: keine Angabe",
        "barrierefreies WC: keine Angabe",
    ]
    assert tags("")["Alles"] == []


@pytest.mark.usefixtures("houses")
def test_where_nothing_is_confirmed_the_way_out_leads_to_what_is_unknown(client: Client) -> None:
    seen = look(client, "barrierefrei=hoeranlage&barrierefrei=wc&seite=1")
    way = "mit Angeboten ohne Angabe zum Zugang: 4 Angebote"
    assert list(seen.ways_out) == [way, "ohne Höranlage · barrierefreies WC: 5 Angebote"]
    wider = look(client, urlsplit(seen.ways_out[way]).query)
    assert wider.headline == "4 Angebote"
    assert wider.facet("barrierefrei")["wc"].chosen
    switch = wider.soup.select_one("#facette-barrierefrei .facet__switch input")
    assert switch.has_attr("checked")
    # Where that helps nobody it is not offered.
    other = look(client, "barrierefrei=hoeranlage&anbieter=niemand")
    assert list(other.ways_out) == []


@pytest.mark.usefixtures("houses")
def test_keine_angabe_is_explained_beside_the_needs(client: Client) -> None:
    hint = look(client).soup.select_one("#facette-barrierefrei .facet__hint").get_text()
    assert "Der Anbieter sagt weder ja noch nein." in hint
