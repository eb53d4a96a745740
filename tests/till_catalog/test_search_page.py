"""The search page: filters, words, order, pages, notices, the state in the address."""

import datetime as dt
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from portal.topics.models import Topic
from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue

from .courses import EVENING, KONZ, MONDAY, SATURDAY, Index, course
from .looking import Seen, look

pytestmark = pytest.mark.db


@pytest.fixture
def two_runs(index: Index) -> None:
    """One offer: on Monday evening for 100 euro in Konz, or on Saturday morning for nothing, online."""
    offer = make_offer(title="Nähen")
    make_run(offer, start=MONDAY, price=Decimal(100), venue=make_venue(**KONZ), **EVENING)
    make_run(
        offer,
        start=SATURDAY,
        price=Decimal(0),
        time_from=dt.time(9),
        time_to=dt.time(11),
        is_online=True,
    )
    index()


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


@pytest.fixture
def varied(index: Index) -> None:
    area = Topic.objects.create(slug="werken", label="Werken")
    wood = Topic.objects.create(slug="holz", label="Holz", parent=area)
    house = make_provider("Haus am Markt")
    course("Drechseln", provider=house).topics.add(wood)
    course("Feilen").topics.add(area)
    course("Englisch", level_min="a2", level_max="b1", languages_taught=["en"])
    course("Spanisch", level_min="b1", level_max="b1.2", languages_taught=["es"])
    course("Webinar", {"is_online": True}, delivery_mode="online")
    course("Rätsel", {"price": None, "start": dt.date(2027, 3, 1)}, delivery_mode="unbekannt")
    index()


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("thema=holz", {"Drechseln"}),
        ("thema=werken", {"Drechseln", "Feilen"}),
        ("anbieter=haus-am-markt", {"Drechseln"}),
        ("niveau=a2", {"Englisch"}),
        ("niveau=b1", {"Englisch", "Spanisch"}),
        ("niveau=b1&sprache=es", {"Spanisch"}),
        ("sprache=es&sprache=en", {"Englisch", "Spanisch"}),
        ("form=online", {"Webinar"}),
        ("form=online&form=unbekannt", {"Webinar", "Rätsel"}),
        ("preis_max=40", {"Drechseln", "Feilen", "Englisch", "Spanisch", "Webinar"}),
        ("preis_max=39.99", set()),
        ("kostenlos=1", set()),
        ("von=2027-01-19", {"Rätsel"}),
        ("von=2027-03-02", set()),
        ("thema=gibt-es-nicht", set()),
        ("anbieter=gibt-es-nicht", set()),
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
    )
    seen = look(client, address)
    whole = parse_qsl(address)
    gone = {
        label: sorted(set(whole) - set(parse_qsl(urlsplit(link).query)))
        for label, link in seen.chips.items()
    }
    assert gone == {
        "Werken": [("thema", "werken")],
        "Montag": [("wochentag", "mo")],
        "bis 50 €": [("preis_max", "50")],
        "online mit festen Zeiten": [("form", "online")],
        "B1": [("niveau", "b1")],
        "A2": [("niveau", "a2")],
        "Englisch": [("sprache", "en")],
        "Haus am Markt": [("anbieter", "haus-am-markt")],
        "50 km um 54290 Trier": [("ort", "54290"), ("umkreis", "50")],
        "ab 18.01.2027": [("von", "2027-01-18")],
        "bis 01.02.2027": [("bis", "2027-02-01")],
    }


@pytest.mark.usefixtures("varied")
def test_free_of_charge_is_one_chip_however_it_was_asked(client: Client) -> None:
    for address in ("kostenlos=1", "preis_max=0", "kostenlos=1&preis_max=50"):
        assert look(client, address).chips == {"kostenlos": "/kurse/"}
        assert look(client, address).facet("preis")["0"].chosen is True


@pytest.mark.usefixtures("varied")
def test_the_form_holds_the_whole_state(client: Client) -> None:
    address = (
        "q=englisch&ort=54290&umkreis=50&von=2027-01-18&bis=2027-02-01&preis_max=150&wochentag=mo"
        "&tageszeit=abend&thema=werken&anbieter=haus-am-markt&form=online&niveau=b1&sprache=en"
        "&sortierung=datum"
    )
    form = look(client, address).soup.find(id="suche")
    sent = []
    for field in form.select("input[name], select[name]"):
        if field.name == "select":
            chosen = field.select("option[selected]") or field.select("option")
            sent.append((field["name"], chosen[0]["value"]))
        elif field.get("type") not in ("checkbox", "radio") or field.has_attr("checked"):
            sent.append((field["name"], field.get("value", "")))
    sent = [(name, value) for name, value in sent if value]
    assert sorted(sent) == sorted(parse_qsl(address))


@pytest.mark.usefixtures("two_runs")
def test_nothing_found_names_what_to_drop_and_the_counts_are_right(client: Client) -> None:
    course("Töpfern", {"price": Decimal(10)})
    seen = look(client, "wochentag=mo&kostenlos=1")
    assert "Zu allem zusammen gibt es gerade kein Angebot. Lassen Sie etwas weg:" in seen.text
    assert seen.ways_out == {
        "ohne Montag: 1 Angebot": "/kurse/?kostenlos=1",
        "ohne kostenlos: 1 Angebot": "/kurse/?wochentag=mo",
    }
    for label, address in seen.ways_out.items():
        assert look(client, urlsplit(address).query).headline == label.partition(": ")[2]


@pytest.mark.usefixtures("two_runs")
def test_the_way_out_may_be_the_words(client: Client) -> None:
    seen = look(client, "q=quantenphysik&wochentag=mo")
    assert seen.ways_out == {"ohne „quantenphysik“: 1 Angebot": "/kurse/?wochentag=mo"}
    assert look(client, "q=quantenphysik").ways_out == {}
    assert (
        "Versuchen Sie es mit anderen oder weniger Wörtern." in look(client, "q=quantenphysik").text
    )


@pytest.mark.usefixtures("two_runs")
def test_a_way_out_takes_a_whole_group_away(client: Client) -> None:
    seen = look(client, "von=2027-05-01&bis=2027-06-01&ort=Konz")
    assert seen.ways_out == {
        "ohne ab 01.05.2027 · bis 01.06.2027: 1 Angebot": "/kurse/?ort=Konz",
    }
    seen = look(client, "ort=Berlin&sortierung=entfernung&wochentag=mo")
    assert seen.ways_out == {
        "ohne Montag: 1 Angebot": "/kurse/?ort=Berlin&sortierung=entfernung",
        "ohne 25 km um Berlin: 1 Angebot": "/kurse/?wochentag=mo",
    }


def test_words_that_do_not_all_fit_are_said_so(client: Client, index: Index) -> None:
    course("Keramik am Abend")
    course("Gitarre")
    index()
    seen = look(client, "q=keramik+gitarre")
    assert set(seen.titles) == {"Keramik am Abend", "Gitarre"}
    assert seen.notices == [
        "Zu allen Ihren Wörtern passt wenig oder nichts. Wir zeigen auch, was nur zu einem Teil passt."
    ]
    assert look(client, "q=keramik").notices == []


def test_only_stop_words_are_no_words(client: Client, index: Index) -> None:
    course("Keramik")
    course("Gitarre")
    index()
    seen = look(client, "q=und+der")
    assert seen.headline == "2 Angebote"
    assert seen.notices == ["Ihre Wörter kommen überall vor. Wir zeigen deshalb alle Angebote."]
    assert seen.sorted_by == ["Datum"]
    assert seen.marked == []


def test_a_slip_of_the_pen_is_corrected_on_request_only(client: Client, index: Index) -> None:
    course("Keramik")
    course("Keramik für Kinder")
    index()
    seen = look(client, "q=kermaik&wochentag=mo")
    assert "Meinten Sie keramik" in seen.text.replace("Keramik", "keramik")
    (link,) = seen.soup.select("p.did-you-mean a")
    assert look(client, urlsplit(link["href"]).query).headline == "2 Angebote"
    assert ("wochentag", "mo") in parse_qsl(urlsplit(link["href"]).query)


def test_found_words_are_marked_and_nothing_of_a_title_is_markup(
    client: Client, index: Index
) -> None:
    house = make_provider("haus-ton")
    house.organisation.name = 'Haus <i>"Ton"</i>'
    house.organisation.save()
    course(
        '<script>alert("1")</script> Keramik <b>& "Ton"</b>',
        description="<p>Keramik <img src=x onerror=alert(1)> &lt;script&gt; brennen</p>",
        provider=house,
    )
    index()
    seen = look(client, "q=keramik")
    assert seen.titles == ['<script>alert("1")</script> Keramik <b>& "Ton"</b>']
    assert seen.marked == ["Keramik", "Keramik"]
    card = seen.soup.select_one(".card")
    assert card.select("script, b, img, i") == []
    assert "<script> brennen" in card.select_one(".card__text").get_text()


def test_words_of_the_visitor_are_escaped(client: Client, index: Index) -> None:
    course("Keramik")
    index()
    evil = '"><script>alert(1)</script>'
    seen = look(client, "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert seen.soup.find(id="suche-q")["value"] == evil
    assert "alert(1)" not in "".join(script.get_text() for script in seen.soup.select("script"))


@pytest.mark.parametrize(
    ("address", "notice"),
    [
        ("von=morgen", "„morgen“: Bitte geben Sie ein Datum an."),
        ("von=2027-02-30", "„2027-02-30“: Bitte geben Sie ein Datum an."),
        (
            "ort=Entenhausen",
            "„Entenhausen“: Diesen Ort kennen wir nicht. Bitte versuchen Sie es mit der Postleitzahl.",
        ),
        ("preis_max=viel", "„viel“: Bitte geben Sie einen Betrag in Euro an."),
        ("wochentag=montag", "„montag“: Diesen Wert gibt es nicht."),
        ("plaetze=viele", "„viele“: Diesen Wert gibt es nicht."),
        (
            "sortierung=entfernung",
            "„entfernung“: Für die Entfernung brauchen wir einen Ort oder eine Postleitzahl.",
        ),
    ],
)
@pytest.mark.usefixtures("two_runs")
def test_a_bad_value_is_left_out_and_said(client: Client, address: str, notice: str) -> None:
    seen = look(client, address)
    assert seen.notices == [notice]
    assert seen.titles == ["Nähen"]
    assert seen.chips == {}


@pytest.mark.usefixtures("two_runs")
def test_unknown_names_are_ignored(client: Client) -> None:
    seen = look(client, "utm_source=brief&wochentag=mo")
    assert (seen.notices, seen.titles) == ([], ["Nähen"])
    assert seen.chips == {"Montag": "/kurse/"}


@pytest.mark.usefixtures("two_runs")
def test_a_long_text_is_cut_with_a_notice(client: Client) -> None:
    seen = look(client, f"q={'nähen+' * 40}")
    assert seen.titles == ["Nähen"]
    (notice,) = seen.notices
    assert notice.endswith("Der Text war zu lang. Wir haben nach den ersten 200 Zeichen gesucht.")
    assert len(seen.soup.find(id="suche-q")["value"]) <= 200


@pytest.mark.usefixtures("varied")
def test_htmx_gets_what_changes_and_the_address_to_show(client: Client) -> None:
    whole = look(client, "q=&thema=werken&wochentag=&seite=1&umkreis=10")
    part = look(client, "q=&thema=werken&wochentag=&seite=1&umkreis=10", **{"HX-Request": "true"})
    assert part.response["HX-Push-Url"] == "/kurse/?thema=werken"
    assert "HX-Push-Url" not in whole.response
    assert "HX-Request" in whole.response["Vary"]
    assert "HX-Request" in part.response["Vary"]
    assert part.soup.find("html") is None
    swapped = [tag["id"] for tag in part.soup.select("[hx-swap-oob]")]
    assert swapped == ["facetten", "filter-zahl", "ansage"]
    assert part.titles == whole.titles
    assert part.facet("thema") == whole.facet("thema")
    boosted = look(client, "thema=werken", **{"HX-Request": "true", "HX-Boosted": "true"})
    assert boosted.soup.find("html") is not None


@pytest.mark.usefixtures("varied")
def test_the_bare_page_may_be_indexed_and_questions_may_not(client: Client) -> None:
    def robots(seen: Seen) -> list[str]:
        return [str(tag["content"]) for tag in seen.soup.select('meta[name="robots"]')]

    assert robots(look(client)) == []
    assert robots(look(client, "thema=werken")) == ["noindex, follow"]


@pytest.mark.usefixtures("varied")
def test_only_reading_is_possible(client: Client) -> None:
    head = client.head("/kurse/?thema=werken")
    assert (head.status_code, head.content) == (200, b"")
    refused = client.post("/kurse/", {"q": "x"})
    assert (refused.status_code, sorted(refused["Allow"].split(", "))) == (405, ["GET", "HEAD"])
