"""The index of news: order, topics, tags, pages, and what an address may ask."""

import pytest
from django.test import Client

from portal.news import browsing
from portal.news.models import NewsIndexPage
from portal.topics.models import Topic

from .tree import make_article, make_image, make_index, make_topic, queries, soup, titles

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def index() -> NewsIndexPage:
    return make_index(teaser="Was geschieht.")


@pytest.fixture
def three(index: NewsIndexPage) -> NewsIndexPage:
    make_article("Alt", index=index, day="2025-03-01", topics=["lesen"], tags=["Fest"])
    make_article("Neu", index=index, day="2026-11-20", topics=["lesen", "mint"])
    make_article("Mittel", index=index, day="2026-05-02", topics=["mint"])
    return index


def notices(client: Client, address: str) -> list[str]:
    return [
        note.text.split(":", 1)[1].strip() for note in soup(client, address).select(".notice p")
    ]


def test_the_newest_stands_first(client: Client, three: NewsIndexPage) -> None:
    assert titles(soup(client, "/meldungen/")) == ["Neu", "Mittel", "Alt"]


def test_an_empty_index_says_so(client: Client, index: NewsIndexPage) -> None:
    page = soup(client, "/meldungen/")
    assert page.select_one(".with-side .flow p").text.startswith("Es gibt noch keine Meldungen.")
    assert page.select("#themen, #archiv") == []


def test_a_topic_narrows_and_stays_out_of_search_engines(
    client: Client, three: NewsIndexPage
) -> None:
    page = soup(client, "/meldungen/?thema=lesen")
    assert titles(page) == ["Neu", "Alt"]
    assert page.select_one(".results__count").text == "2 Meldungen zu „Lesen“"
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert soup(client, "/meldungen/").select("meta[name=robots]") == []


def test_a_topic_brings_what_stands_below_it(client: Client, three: NewsIndexPage) -> None:
    area = Topic.objects.create(slug="oben", label="Oben")
    Topic.objects.filter(slug="lesen").update(parent=area)
    assert titles(soup(client, "/meldungen/?thema=oben")) == ["Neu", "Alt"]


def test_the_topics_are_counted(client: Client, three: NewsIndexPage) -> None:
    make_article("Entwurf", index=three, live=False, topics=["mint", "geheim"])
    links = soup(client, "/meldungen/").select("#themen + ul li")
    assert [" ".join(link.text.split()) for link in links] == [
        "Lesen (2 Meldungen)",
        "Mint (2 Meldungen)",
    ]


def test_a_tag_narrows(client: Client, three: NewsIndexPage) -> None:
    page = soup(client, "/meldungen/?stichwort=fest")
    assert titles(page) == ["Alt"]
    assert page.select_one(".results__count").text == "1 Meldung zu „Fest“"
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"


def test_a_tag_of_a_draft_is_as_unknown_as_one_that_nobody_ever_wrote(
    client: Client, three: NewsIndexPage
) -> None:
    make_article("Entwurf", index=three, live=False, tags=["Entlassung"])
    make_image().tags.add("Bildarchiv")
    unknown = client.get("/meldungen/?stichwort=gibtesnicht").content
    for tag in ("entlassung", "bildarchiv"):
        found = client.get(f"/meldungen/?stichwort={tag}").content
        assert found.replace(tag.encode(), b"?") == unknown.replace(b"gibtesnicht", b"?")


def test_pages_are_turned(
    client: Client, three: NewsIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsing, "PAGE_SIZE", 2)
    first, second = soup(client, "/meldungen/"), soup(client, "/meldungen/?seite=2")
    assert (titles(first), titles(second)) == (["Neu", "Mittel"], ["Alt"])
    assert first.select_one("[rel=next]")["href"] == "?seite=2"
    assert second.select_one("meta[name=robots]")["content"] == "noindex, follow"
    monkeypatch.setattr(browsing, "PAGE_SIZE", 1)
    narrowed = soup(client, "/meldungen/?thema=lesen")
    assert narrowed.select_one("[rel=next]")["href"] == "?thema=lesen&seite=2"
    assert titles(soup(client, "/meldungen/?thema=lesen&seite=2")) == ["Alt"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("thema=gibtesnicht", "Dieses Thema gibt es nicht. Sie sehen alle Meldungen."),
        ("thema=%00%27", "Dieses Thema gibt es nicht. Sie sehen alle Meldungen."),
        ("stichwort=x", "Zu diesem Stichwort gibt es nichts. Sie sehen alle Meldungen."),
        ("seite=0", "Diese Seite gibt es nicht. Sie sehen die erste."),
        ("seite=²", "Diese Seite gibt es nicht. Sie sehen die erste."),
        ("seite=99999999999999999999", "Diese Seite gibt es nicht. Sie sehen die erste."),
        ("seite=99", "So viele Seiten gibt es nicht. Sie sehen die letzte."),
    ],
)
def test_what_cannot_be_used_is_told(
    client: Client, three: NewsIndexPage, query: str, sentence: str
) -> None:
    assert notices(client, f"/meldungen/?{query}") == [sentence]
    assert titles(soup(client, f"/meldungen/?{query}")) == ["Neu", "Mittel", "Alt"]


def test_a_topic_without_news_leads_on(client: Client, three: NewsIndexPage) -> None:
    make_topic("tanz")
    page = soup(client, "/meldungen/?thema=tanz")
    assert page.select_one(".results__count").text == "0 Meldungen zu „Tanz“"
    assert page.select_one(".chip[href='/meldungen/']").text == "Alle Meldungen"


def test_feeds_are_found_by_readers(client: Client, three: NewsIndexPage) -> None:
    def alternates(address: str) -> list[str]:
        return [link["href"] for link in soup(client, address).select("link[rel=alternate]")]

    both = ["/meldungen/rss/", "/meldungen/atom/"]
    assert alternates("/meldungen/") == alternates("/meldungen/neu/") == both
    assert alternates("/meldungen/?thema=mint") == [
        *both,
        "/meldungen/rss/?thema=mint",
        "/meldungen/atom/?thema=mint",
    ]


def test_the_press_is_told_whom_to_ask_only_when_there_is_somebody(
    client: Client, three: NewsIndexPage
) -> None:
    assert "Kontakt für die Presse" not in soup(client, "/meldungen/neu/").text
    three.press_phone, three.press_office = "0651 718-0", "Presseamt"
    three.press_note = "Nur für Medien."
    three.save_revision().publish()
    for address in ("/meldungen/", "/meldungen/neu/"):
        box = next(b for b in soup(client, address).select(".facts") if "Presse" in b.h2.text)
        assert [p.text.strip() for p in box.select("p")] == [
            "Presseamt",
            "0651 718-0",
            "Nur für Medien.",
        ]
        assert box.a["href"] == "tel:+496517180"


@pytest.mark.parametrize(
    "address",
    [
        "/meldungen/",
        "/meldungen/?thema=lesen",
        "/meldungen/?stichwort=fest",
        "/meldungen/2026/",
        "/meldungen/2026/11/",
        "/meldungen/rss/",
        "/meldungen/atom/?thema=lesen",
    ],
)
def test_the_number_of_queries_does_not_grow(
    client: Client, index: NewsIndexPage, address: str
) -> None:
    def write(number: int) -> None:
        make_article(
            f"Meldung {number}",
            index=index,
            day=f"2026-11-{number:02}",
            topics=["lesen", f"thema-{number}"],
            tags=["Fest", f"wort {number}"],
            image=make_image(f"Bild {number}"),
        )

    write(1)
    one = queries(client, address)
    write(2)
    write(3)
    assert queries(client, address) == one
    assert one <= 15
