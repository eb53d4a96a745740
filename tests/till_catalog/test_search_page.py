"""The search page: words, notices, ways out, the state in the address."""

from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client

from portal.topics.models import Topic
from tests.factories.catalogue import make_provider

from .courses import Index, course
from .looking import Seen, look

pytestmark = pytest.mark.db


@pytest.fixture
def some(index: Index) -> None:
    area = Topic.objects.create(slug="werken", label="Werken")
    house = make_provider("Haus am Markt")
    course("Feilen", provider=house).topics.add(area)
    course("Englisch", level_min="a2", level_max="b1", languages_taught=["en"])
    course("Webinar", {"is_online": True}, delivery_mode="online")
    index()


@pytest.mark.usefixtures("some")
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


@pytest.mark.usefixtures("some")
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


@pytest.mark.usefixtures("some")
def test_the_bare_page_may_be_indexed_and_questions_may_not(client: Client) -> None:
    def robots(seen: Seen) -> list[str]:
        return [str(tag["content"]) for tag in seen.soup.select('meta[name="robots"]')]

    assert robots(look(client)) == []
    assert robots(look(client, "thema=werken")) == ["noindex, follow"]


@pytest.mark.usefixtures("some")
def test_only_reading_is_possible(client: Client) -> None:
    head = client.head("/kurse/?thema=werken")
    assert (head.status_code, head.content) == (200, b"")
    refused = client.post("/kurse/", {"q": "x"})
    assert (refused.status_code, sorted(refused["Allow"].split(", "))) == (405, ["GET", "HEAD"])
