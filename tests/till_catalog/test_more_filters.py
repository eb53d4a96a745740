"""Funding, access, free places and the other facts to filter by, as a person sees them."""

import datetime as dt
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from tests.factories.catalogue import make_offer, make_run, make_venue
from till_catalog.models import FundingProgramme, Offer, OfferFunding, TargetGroup

from .courses import EVENING, Index, course
from .looking import Seen, look

pytestmark = pytest.mark.db

TODAY = dt.date(2027, 1, 13)
ONE_DAY = dt.timedelta(days=1)


def fund(offer: Offer, code: str, **fields: object) -> OfferFunding:
    programme, _ = FundingProgramme.objects.get_or_create(
        code=code, defaults={"label": code.title(), "explanation": f"{code} in einfachen Worten."}
    )
    return OfferFunding.objects.create(offer=offer, programme=programme, **fields)


@pytest.fixture
def varied(index: Index) -> None:
    fund(course("Schweißen", certificate_type="public"), "gutschein")
    fund(course("Rente", kind="vortrag"), "alt", valid_until=TODAY - ONE_DAY)
    parents = TargetGroup.objects.create(slug="muetter", label="Mütter")
    course("Stillen", teaching_languages=["de", "ar"]).target_groups.add(parents)
    course("English Lunch", teaching_languages=["en"])
    long = {"end": dt.date(2027, 12, 1), "last_day": dt.date(2027, 12, 1)}
    course("Umschulung", {"places_max": 9, "places_booked": 8} | long)
    course("Treff", {"registration_state": "not_needed"})
    course("Voll", {"places_max": 9, "places_booked": 9})
    index()


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("foerderung=gutschein", {"Schweißen"}),
        ("foerderung=alt", set()),
        ("foerderung=gibt-es-nicht", set()),
        ("abschluss=public", {"Schweißen"}),
        ("art=vortrag", {"Rente"}),
        ("zielgruppe=muetter", {"Stillen"}),
        ("unterrichtssprache=ar", {"Stillen"}),
        ("unterrichtssprache=en&unterrichtssprache=ar", {"Stillen", "English Lunch"}),
        ("unterrichtssprache=de", {"Stillen"}),
        ("sprache=en", set()),
        ("dauer=laenger", {"Umschulung"}),
        ("plaetze=frei", {"Umschulung", "Treff"}),
        ("plaetze=frei&dauer=tag", {"Treff"}),
    ],
)
@pytest.mark.usefixtures("varied")
def test_each_filter_alone(client: Client, address: str, titles: set[str]) -> None:
    assert set(look(client, address).titles) == titles


@pytest.mark.usefixtures("varied")
def test_chips_speak_for_themselves(client: Client) -> None:
    address = (
        "unterrichtssprache=en&zielgruppe=muetter&foerderung=gutschein&barrierefrei=wc"
        "&barrierefrei=auch-ohne-angabe&plaetze=frei&dauer=tag&art=vortrag&abschluss=public"
    )
    seen = look(client, address)
    whole = parse_qsl(address)
    gone = {
        label: sorted(set(whole) - set(parse_qsl(urlsplit(link).query)))
        for label, link in seen.chips.items()
    }
    assert gone == {
        "mit freiem Platz": [("plaetze", "frei")],
        "barrierefreies WC": [("barrierefrei", "wc")],
        "auch ohne Angabe zum Zugang": [("barrierefrei", "auch-ohne-angabe")],
        "Gutschein": [("foerderung", "gutschein")],
        "für: Mütter": [("zielgruppe", "muetter")],
        "Unterricht auf Englisch": [("unterrichtssprache", "en")],
        "Dauer: ein Tag": [("dauer", "tag")],
        "Vortrag": [("art", "vortrag")],
        "öffentlich-rechtlicher Abschluss": [("abschluss", "public")],
    }
    # Alone it widens nothing, so it is no filter in force.
    assert look(client, "barrierefrei=auch-ohne-angabe").chips == {}
    assert look(client, "barrierefrei=auch-ohne-angabe").headline == look(client).headline


@pytest.mark.usefixtures("varied")
def test_a_funding_is_explained_where_it_is_chosen(client: Client) -> None:
    box = look(client).soup.select_one("#facette-foerderung")
    assert box.select_one(".facet__help summary").get_text(strip=True) == "Was ist das?"
    assert [text.get_text() for text in box.select(".facet__help dl > *")] == [
        "Gutschein",
        "gutschein in einfachen Worten.",
    ]
    assert box.select("a") == []


@pytest.mark.usefixtures("varied")
def test_rare_filters_stand_behind_one_fold_that_opens_when_one_is_chosen(client: Client) -> None:
    fold = look(client).soup.select_one("#auf-weitere")
    assert fold.summary.get_text(" ", strip=True).startswith("Weitere Filter")
    assert not fold.has_attr("open")
    inside = [facet["id"] for facet in fold.select(".facet")]
    assert inside == [
        "facette-foerderung",
        "facette-zielgruppe",
        "facette-unterrichtssprache",
        "facette-dauer",
        "facette-art",
        "facette-abschluss",
        "facette-anbieter",
    ]
    assert look(client, "dauer=tag").soup.select_one("#auf-weitere").has_attr("open")
    assert not look(client, "plaetze=frei").soup.select_one("#auf-weitere").has_attr("open")


@pytest.mark.usefixtures("varied")
def test_dates_of_which_nobody_knows_whether_places_are_free_are_counted(client: Client) -> None:
    assert look(client, "plaetze=frei").notices == [
        (
            "Bei 4 Angeboten gibt es Termine, von denen wir nicht wissen, ob noch Plätze frei sind. "
            "Diese Termine erscheinen nicht."
        )
    ]
    assert look(client, "plaetze=frei&art=vortrag").notices == [
        (
            "Bei 1 Angebot gibt es Termine, von denen wir nicht wissen, ob noch Plätze frei sind. "
            "Diese Termine erscheinen nicht."
        )
    ]
    assert look(client).notices == []


# -- access -----------------------------------------------------------------------------------------


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


# -- order and journey ------------------------------------------------------------------------------


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


def test_all_of_it_meets_on_one_run(client: Client, index: Index) -> None:
    """Evening, B1, near, free, without steps, below 150 euro: each other run fails in one point."""
    good = {"venue": make_venue(step_free="yes"), "places_max": 9, "places_booked": 5, **EVENING}
    good |= {"price": Decimal(148)}
    far = make_venue(step_free="yes", latitude=50.5, longitude=7.5)
    for change in (
        {"venue": make_venue(step_free="no")},
        {"venue": far},
        {"places_booked": 9},
        {"price": Decimal(151)},
        {"time_from": dt.time(9), "time_to": dt.time(11)},
    ):
        course("Fast", good | change, level_min="b1", languages_taught=["de"])
    mixed = make_offer(title="Gemischt", level_min="b1", languages_taught=["de"])
    make_run(mixed, **(good | {"places_booked": 9}))
    make_run(mixed, **(good | {"venue": far}))
    course("Passt", good, level_min="b1", languages_taught=["de"])
    index()
    asked = (
        "ort=54290&umkreis=10&niveau=b1&sprache=de&tageszeit=abend&preis_max=150&plaetze=frei"
        "&barrierefrei=stufenfrei"
    )
    seen: Seen = look(client, asked)
    assert seen.titles == ["Passt"]
    card = seen.soup.select_one(".card").get_text(" ")
    assert "4 Plätze frei" in card
    assert "stufenfrei" in card
