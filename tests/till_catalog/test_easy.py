"""The path without typing: three questions, only answers that lead somewhere, an ordinary search."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.topics.models import Topic
from search.rebuild import rebuild
from tests.factories.catalogue import make_venue
from till_catalog.demo.guiding import WISHES
from till_catalog.enums import WishIcon
from till_catalog.models import Offer, TargetGroup, Wish
from till_catalog.searching import easy

from .courses import EVENING, MONDAY, SATURDAY, Index, course
from .looking import Seen, look

pytestmark = pytest.mark.db

PATH = "/kurse/einfach/"
CONZ = {"postcode": "54329", "city": "Konz", "latitude": 49.70, "longitude": 6.58}


@pytest.fixture
def wishes(index: Index) -> dict[str, Wish]:
    """German in Trier in the evening and online on Saturday, sewing in Konz; nobody teaches diving."""
    topics = {
        slug: Topic.objects.create(slug=slug, label=slug) for slug in ("d", "naehen", "tauchen")
    }
    trier = make_venue(district="Trier-Nord", postcode="54292")
    konz = make_venue(**CONZ)
    course("Deutsch A", {"venue": trier, **EVENING}).topics.add(topics["d"])
    course("Deutsch B", {"start": SATURDAY, "is_online": True}, delivery_mode="online").topics.add(
        topics["d"]
    )
    course("Nähen", {"start": MONDAY, "venue": konz, "price": 0}).topics.add(topics["naehen"])
    made = {}
    for position, slug in enumerate(topics):
        made[slug] = Wish.objects.create(
            sentence=f"Ich will {slug}", icon="easy", position=position
        )
        made[slug].topics.add(topics[slug])
    index()
    return made


def choices(client: Client, address: str = PATH) -> dict[str, str]:
    """What the big buttons say -> where they lead."""
    soup = Seen(client.get(address)).soup
    return {_said(link): str(link["href"]) for link in soup.select(".easy__choice")}


def _said(link: Tag) -> str:
    return " ".join(link.get_text(" ").split())


def heading(client: Client, address: str) -> str:
    return str(Seen(client.get(address)).soup.h1.get_text())


def test_wishes_that_find_nothing_are_left_out(client: Client, wishes: dict[str, Wish]) -> None:
    assert choices(client) == {
        "Ich will d 2 Angebote": f"{PATH}?wunsch={wishes['d'].pk}",
        "Ich will naehen 1 Angebot": f"{PATH}?wunsch={wishes['naehen'].pk}",
    }
    assert heading(client, PATH) == "Was möchten Sie?"


def test_then_when(client: Client, wishes: dict[str, Wish]) -> None:
    address = f"{PATH}?wunsch={wishes['d'].pk}"
    assert choices(client, address) == {
        "Am Abend 1 Angebot": f"{address}&wann=abend",
        "Am Wochenende 1 Angebot": f"{address}&wann=wochenende",
        "Das ist mir egal 2 Angebote": f"{address}&wann=egal",
    }
    assert heading(client, address) == "Wann haben Sie Zeit?"


def test_then_where_and_it_ends_in_an_ordinary_search(
    client: Client, wishes: dict[str, Wish]
) -> None:
    found = choices(client, f"{PATH}?wunsch={wishes['d'].pk}&wann=egal")
    assert found == {
        "Zu Hause am Computer 1 Angebot": "/kurse/?thema=d&form=online&form=selbstlernen&form=hybrid",
        "Das ist mir egal 2 Angebote": "/kurse/?thema=d",
        "Trier-Nord 54292 Trier 2 Angebote": "/kurse/?ort=54292&umkreis=5&thema=d",
        "Konz 54329 1 Angebot": "/kurse/?ort=54329&umkreis=5&thema=d",
    }
    for label, address in found.items():
        headline = look(client, urlsplit(address).query).headline
        assert label.endswith(headline)


def test_every_number_on_the_way_is_what_the_search_then_says(
    client: Client, wishes: dict[str, Wish]
) -> None:
    """In all ways: who asks for sewing finds it in Konz or anywhere, and at no stated time."""
    ways = 0
    for first in choices(client).values():
        for second in choices(client, first).values():
            for label, address in choices(client, second).items():
                assert label.endswith(look(client, urlsplit(address).query).headline)
                ways += 1
    assert ways == 12


def test_words_and_free_of_charge_are_wishes_too(client: Client, wishes: dict[str, Wish]) -> None:
    Wish.objects.all().delete()
    wish = Wish.objects.create(sentence="Ich spare", icon="euro", words="nähen", free_only=True)
    assert choices(client) == {"Ich spare 1 Angebot": f"{PATH}?wunsch={wish.pk}"}
    found = choices(client, f"{PATH}?wunsch={wish.pk}&wann=egal")
    assert found["Das ist mir egal 1 Angebot"] == "/kurse/?q=n%C3%A4hen&kostenlos=1"


def test_a_wish_may_be_of_certain_people(client: Client, wishes: dict[str, Wish]) -> None:
    """Any of its groups, and where it has topics, those too: as the same search of the page."""
    groups = [
        TargetGroup.objects.create(slug=slug, label=slug) for slug in ("g-eltern", "g-frauen")
    ]
    Offer.objects.get(title="Nähen").target_groups.add(groups[0])
    Offer.objects.get(title="Deutsch A").target_groups.add(groups[1])
    rebuild("offers", force=True)
    wish = Wish.objects.create(sentence="Ich frage für uns", icon="family", position=9)
    wish.target_groups.set(groups)
    wishes["d"].target_groups.add(groups[1])
    first = choices(client)
    assert list(first) == [
        "Ich will d 1 Angebot",
        "Ich will naehen 1 Angebot",
        "Ich frage für uns 2 Angebote",
    ]
    for one, address, title in (
        (wish, "zielgruppe=g-eltern&zielgruppe=g-frauen", {"Nähen", "Deutsch A"}),
        (wishes["d"], "thema=d&zielgruppe=g-frauen", {"Deutsch A"}),
    ):
        found = choices(client, f"{PATH}?wunsch={one.pk}&wann=egal")
        (results,) = [link for label, link in found.items() if label.startswith("Das ist mir egal")]
        assert results == f"/kurse/?{address}"
        assert set(look(client, address).titles) == title


def test_the_way_back_is_a_link_and_answers_can_be_changed(
    client: Client, wishes: dict[str, Wish]
) -> None:
    seen = Seen(client.get(f"{PATH}?wunsch={wishes['d'].pk}&wann=abend"))
    chosen = {_said(one.strong): str(one.a["href"]) for one in seen.soup.select(".easy__chosen li")}
    assert chosen == {"Ich will d": PATH, "Am Abend": f"{PATH}?wunsch={wishes['d'].pk}"}
    assert seen.link("Zurück") == f"{PATH}?wunsch={wishes['d'].pk}"
    assert "Zurück" not in Seen(client.get(PATH)).text


@pytest.mark.parametrize(
    ("address", "question"),
    [
        ("wunsch=999999", "Was möchten Sie?"),
        ("wunsch=-1", "Was möchten Sie?"),
        ("wunsch=²", "Was möchten Sie?"),
        (f"wunsch={'9' * 40}", "Was möchten Sie?"),
        ("wunsch=x&wann=abend", "Was möchten Sie?"),
        ("wunsch={d}&wann=nachts", "Wann haben Sie Zeit?"),
    ],
)
def test_what_does_not_exist_is_asked_again(
    client: Client, wishes: dict[str, Wish], address: str, question: str
) -> None:
    seen = Seen(client.get(f"{PATH}?{address.format(d=wishes['d'].pk)}"))
    assert seen.soup.h1.get_text() == question
    assert seen.notices == ["Das gibt es gerade nicht. Bitte wählen Sie noch einmal."]


def test_without_a_wish_there_is_a_way_on(client: Client, index: Index) -> None:
    index()
    assert Seen(client.get(PATH)).link("Alle Angebote zeigen") == "/kurse/"


def test_home_search_and_path_lead_to_each_other(client: Client, index: Index) -> None:
    index()
    assert Seen(client.get("/kurse/")).link("Einfach suchen , ohne Tippen") == PATH
    assert Seen(client.get(PATH)).link("Ich möchte selbst suchen") == "/kurse/"


def test_only_the_first_question_may_be_found_by_search_engines(
    client: Client, wishes: dict[str, Wish]
) -> None:
    def robots(address: str) -> list[Tag]:
        return list(Seen(client.get(address)).soup.select('meta[name="robots"]'))

    assert robots(PATH) == []
    assert len(robots(f"{PATH}?wunsch={wishes['d'].pk}")) == 1


def test_one_wish_and_place_cost_as_many_questions_as_three(client: Client, index: Index) -> None:
    wish = Wish.objects.create(sentence="Ich nähe", icon="easy", words="nähen")

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as context:
            client.get(address)
        return len(context)

    def both() -> list[int]:
        index()
        return [queries(PATH), queries(f"{PATH}?wunsch={wish.pk}&wann=egal")]

    course("Nähen", {"venue": make_venue(**CONZ)})
    first = both()
    for number, postcode in enumerate(("54292", "54290")):
        course("Nähen", {"venue": make_venue(postcode=postcode)})
        Wish.objects.create(sentence=f"Ich nähe {number}", icon="easy", words="Nähen")
    assert both() == first
    assert len(choices(client)) == 3
    assert len(choices(client, f"{PATH}?wunsch={wish.pk}&wann=egal")) == 4


# -- how it is written ----------------------------------------------------------------------------

TEMPLATES = Path(__file__).parents[2] / "templates" / "till_catalog"
LONGEST_SENTENCE = 10  # words
HARDEST = 30  # LIX: below it a text is easy to read


def sentences() -> list[str]:
    """Every fixed sentence of the path: questions, answers, wishes of the demo, the page's own words."""
    found = [str(text) for text in (*easy.QUESTIONS, easy.AT_HOME, easy.ANYWHERE)]
    found += [str(label) for label, _ in easy.TIMES.values()]
    found += re.split(r"(?<=[.?])\s+", str(easy.GONE))
    found += [wish.sentence for wish in WISHES]
    page = (TEMPLATES / "easy.html").read_text().partition("{% block content %}")[2]
    for text in re.findall(r'{% translate "([^"]+)"', page):
        found += re.split(r"(?<=[.?])\s+", text)
    return found


def lix(texts: list[str]) -> float:
    """Läsbarhetsindex after Björnsson: words per sentence, and words of over six letters in 100."""
    words = [word for text in texts for word in re.findall(r"[^\W\d_]+", text)]
    return len(words) / len(texts) + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_the_measure_knows_easy_from_hard() -> None:
    assert lix(["Das ist mir egal."]) == 4
    assert lix(["Berechtigungsvoraussetzungen sind nachzuweisen"]) > 60


def test_the_path_is_written_in_short_sentences_of_short_words() -> None:
    texts = sentences()
    assert len(texts) > 30
    assert [text for text in texts if len(text.split()) > LONGEST_SENTENCE] == []
    assert lix(texts) <= HARDEST


def test_every_icon_of_a_wish_is_in_the_sprite() -> None:
    sprite = (Path(__file__).parents[2] / "static" / "icons" / "icons.svg").read_text()
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', sprite))
    wanted = {*WishIcon.values, *(icon for _, icon in easy.TIMES.values()), "place", "online"}
    assert wanted - drawn == set()


# -- in the admin ---------------------------------------------------------------------------------


def test_a_wish_must_lead_somewhere(sofia_client: Client) -> None:
    topic = Topic.objects.create(slug="d", label="Deutsch")
    form: dict[str, Any] = {"sentence": "Ich will", "icon": "easy", "words": "", "position": 1}
    answer = sofia_client.post("/admin/wuensche/new/", form)
    assert "Sonst findet der Wunsch alles." in answer.content.decode()
    sofia_client.post("/admin/wuensche/new/", form | {"topics": [topic.pk]})
    assert [wish.topics.get() for wish in Wish.objects.all()] == [topic]
