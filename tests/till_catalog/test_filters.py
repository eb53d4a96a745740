"""Filters of the search page: each alone, together on one run, and how they are shown."""

import datetime as dt
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from portal.topics.models import Topic
from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue
from till_catalog.models import FundingProgramme, Offer, OfferFunding, TargetGroup

from .courses import EVENING, Index, course
from .looking import Seen, look

pytestmark = pytest.mark.db

TODAY = dt.date(2027, 1, 13)
ONE_DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    "address",
    [
        "wochentag=mo",
        "wochentag=mo&tageszeit=abend&preis_max=100&von=2027-01-18&bis=2027-01-18&ort=Konz",
        "wochentag=sa&kostenlos=1&tageszeit=vormittag&tageszeit=nachmittag",
        "wochentag=sa&tageszeit=wochenende&ort=Berlin",
        "wochentag=mo&wochentag=sa&kostenlos=1",
        "preis_max=0&von=2027-01-23",
        "bis=2027-01-18&preis_max=100",
    ],
)
@pytest.mark.usefixtures("two_runs")
def test_filters_that_one_run_meets_find_the_offer(client: Client, address: str) -> None:
    assert look(client, address).titles == ["Nähen"]


@pytest.mark.parametrize(
    "address",
    [
        "wochentag=mo&kostenlos=1",
        "wochentag=mo&preis_max=99.99",
        "wochentag=mo&tageszeit=vormittag",
        "tageszeit=wochenende&tageszeit=vormittag&preis_max=50&bis=2027-01-22",
        "kostenlos=1&bis=2027-01-22",
        "von=2027-01-19&tageszeit=abend",
        "wochentag=mo&ort=Berlin",
        "kostenlos=1&tageszeit=abend",
    ],
)
@pytest.mark.usefixtures("two_runs")
def test_filters_met_by_different_runs_only_find_nothing(client: Client, address: str) -> None:
    assert look(client, address).titles == []


@pytest.mark.usefixtures("two_runs")
def test_a_card_shows_the_facts_of_the_run_that_matched(client: Client) -> None:
    monday = look(client, "wochentag=mo").soup.select_one(".card")
    assert "Mo, 18. Januar, 18:00–20:00 Uhr" in monday.get_text()
    assert "Konz" in monday.get_text()
    assert [price.get_text() for price in monday.select(".price")] == ["100,00\N{NO-BREAK SPACE}€"]
    saturday = look(client, "wochentag=sa").soup.select_one(".card")
    assert "Sa, 23. Januar, 09:00–11:00 Uhr" in saturday.get_text()
    assert "Konz" not in saturday.get_text()
    assert [price.get_text() for price in saturday.select(".price")] == ["kostenlos"]


def fund(offer: Offer, code: str, **fields: object) -> OfferFunding:
    programme, _ = FundingProgramme.objects.get_or_create(
        code=code, defaults={"label": code.title(), "explanation": f"{code} in einfachen Worten."}
    )
    return OfferFunding.objects.create(offer=offer, programme=programme, **fields)


@pytest.fixture
def varied(index: Index) -> None:
    area = Topic.objects.create(slug="werken", label="Werken")
    wood = Topic.objects.create(slug="holz", label="Holz", parent=area)
    house = make_provider("Haus am Markt")
    course("Drechseln", {"price": Decimal(12)}, provider=house).topics.add(wood)
    course("Feilen").topics.add(area)
    course("Englisch", level_min="a2", level_max="b1", languages_taught=["en"])
    course("Spanisch", level_min="b1", level_max="b1.2", languages_taught=["es"])
    course("Webinar", {"is_online": True}, delivery_mode="online")
    course("Rätsel", {"price": None, "start": dt.date(2027, 3, 1)}, delivery_mode="unbekannt")
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
        ("thema=holz", {"Drechseln"}),
        ("thema=werken", {"Drechseln", "Feilen"}),
        ("thema=gibt-es-nicht", set()),
        ("anbieter=haus-am-markt", {"Drechseln"}),
        ("anbieter=gibt-es-nicht", set()),
        ("niveau=a2", {"Englisch"}),
        ("niveau=b1", {"Englisch", "Spanisch"}),
        ("niveau=b1&sprache=es", {"Spanisch"}),
        ("sprache=en", {"Englisch"}),
        ("sprache=es&sprache=en", {"Englisch", "Spanisch"}),
        ("unterrichtssprache=ar", {"Stillen"}),
        ("unterrichtssprache=en&unterrichtssprache=ar", {"Stillen", "English Lunch"}),
        ("unterrichtssprache=de", {"Stillen"}),
        ("form=online", {"Webinar"}),
        ("form=online&form=unbekannt", {"Webinar", "Rätsel"}),
        ("preis_max=12", {"Drechseln"}),
        ("preis_max=11.99", set()),
        ("kostenlos=1", set()),
        ("von=2027-01-19", {"Rätsel", "Umschulung"}),
        ("von=2027-12-02", set()),
        ("foerderung=gutschein", {"Schweißen"}),
        ("foerderung=alt", set()),
        ("foerderung=gibt-es-nicht", set()),
        ("abschluss=public", {"Schweißen"}),
        ("art=vortrag", {"Rente"}),
        ("zielgruppe=muetter", {"Stillen"}),
        ("dauer=laenger", {"Umschulung"}),
        ("plaetze=frei", {"Umschulung", "Treff"}),
        ("plaetze=frei&dauer=tag", {"Treff"}),
    ],
)
@pytest.mark.usefixtures("varied")
def test_each_filter_alone_and_several_values(
    client: Client, address: str, titles: set[str]
) -> None:
    seen = look(client, address)
    assert set(seen.titles) == titles
    assert seen.headline == f"{len(titles)} Angebot{'' if len(titles) == 1 else 'e'}"


@pytest.mark.usefixtures("varied")
def test_every_filter_in_force_is_a_chip_that_takes_itself_away(client: Client) -> None:
    address = (
        "q=englisch&ort=54290&umkreis=50&von=2027-01-18&bis=2027-02-01&preis_max=50&wochentag=mo"
        "&thema=werken&anbieter=haus-am-markt&form=online&niveau=b1&niveau=a2&sprache=en"
        "&unterrichtssprache=en&zielgruppe=muetter&foerderung=gutschein&barrierefrei=wc"
        "&barrierefrei=auch-ohne-angabe&plaetze=frei&dauer=tag&art=vortrag&abschluss=public"
    )
    whole = parse_qsl(address)
    gone = {
        label: sorted(set(whole) - set(parse_qsl(urlsplit(link).query)))
        for label, link in look(client, address).chips.items()
    }
    assert gone == {
        "Werken": [("thema", "werken")],
        "Montag": [("wochentag", "mo")],
        "bis 50 €": [("preis_max", "50")],
        "mit freiem Platz": [("plaetze", "frei")],
        "online mit festen Zeiten": [("form", "online")],
        "barrierefreies WC": [("barrierefrei", "wc")],
        "auch ohne Angabe zum Zugang": [("barrierefrei", "auch-ohne-angabe")],
        "Gutschein": [("foerderung", "gutschein")],
        "B1": [("niveau", "b1")],
        "A2": [("niveau", "a2")],
        "Englisch": [("sprache", "en")],
        "Unterricht auf Englisch": [("unterrichtssprache", "en")],
        "für: Mütter": [("zielgruppe", "muetter")],
        "Dauer: ein Tag": [("dauer", "tag")],
        "Vortrag": [("art", "vortrag")],
        "öffentlich-rechtlicher Abschluss": [("abschluss", "public")],
        "Haus am Markt": [("anbieter", "haus-am-markt")],
        "50 km um 54290 Trier": [("ort", "54290"), ("umkreis", "50")],
        "ab 18.01.2027": [("von", "2027-01-18")],
        "bis 01.02.2027": [("bis", "2027-02-01")],
    }


@pytest.mark.usefixtures("varied")
def test_also_without_an_answer_is_no_filter_alone(client: Client) -> None:
    seen = look(client, "barrierefrei=auch-ohne-angabe")
    assert (seen.chips, seen.headline) == ({}, look(client).headline)


@pytest.mark.usefixtures("varied")
def test_free_of_charge_is_one_chip_however_it_was_asked(client: Client) -> None:
    for address in ("kostenlos=1", "preis_max=0", "kostenlos=1&preis_max=50"):
        assert look(client, address).chips == {"kostenlos": "/kurse/"}
        assert look(client, address).facet("preis")["0"].chosen is True


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
        "facette-sprache",
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
            "Bei 10 Angeboten gibt es Termine, von denen wir nicht wissen, ob noch Plätze frei sind. "
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
