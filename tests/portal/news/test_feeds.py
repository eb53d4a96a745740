"""RSS 2.0 and Atom 1.0: valid, absolute, and the same bytes for everybody."""

import datetime as dt
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.clock import BERLIN
from portal.news.models import NewsIndexPage

from .tree import make_article, make_index

pytestmark = [pytest.mark.db, pytest.mark.django_db]

ATOM = "{http://www.w3.org/2005/Atom}"
CORRECTED = dt.datetime(2026, 11, 22, 9, tzinfo=BERLIN)


@pytest.fixture
def index() -> NewsIndexPage:
    index = make_index(teaser="Was geschieht.")
    make_article(
        "Alt & neu", index=index, slug="alt", day="2026-11-01", teaser="Kurz.", topics=["lesen"]
    )
    make_article(
        "Neu",
        index=index,
        day="2026-11-20",
        teaser="Kürzer.",
        topics=["mint", "lesen"],
        author_name="Stadtbibliothek",
        corrections=[
            ("correction", {"at": CORRECTED, "wrong": "Es hieß Tufa.", "right": "Bibliothek."})
        ],
    )
    make_article("Entwurf", index=index, live=False)
    return index


def read(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    found: Element = ElementTree.fromstring(response.content)
    return found


def test_rss_tells_the_newest_first(client: Client, index: NewsIndexPage) -> None:
    feed = read(client, "/meldungen/rss/")
    channel = feed.find("channel")
    assert feed.attrib["version"] == "2.0"
    assert [
        (item.findtext("title"), item.findtext("link"), item.findtext("guid"))
        for item in channel.findall("item")
    ] == [
        ("Neu", "http://testserver/meldungen/neu/", "http://testserver/meldungen/neu/"),
        (
            "Alt & neu",
            "http://testserver/meldungen/alt/",
            "http://testserver/meldungen/alt/",
        ),
    ]
    first = channel.find("item")
    assert parsedate_to_datetime(first.findtext("pubDate")) == dt.datetime(
        2026, 11, 20, 12, tzinfo=BERLIN
    )
    assert [c.text for c in first.findall("category")] == ["Lesen", "Mint"]
    assert channel.find(f"{ATOM}link").attrib == {
        "href": "http://testserver/meldungen/rss/",
        "rel": "self",
    }
    assert (channel.findtext("description"), channel.findtext("language")) == (
        "Was geschieht.",
        "de",
    )


def test_a_correction_comes_first_in_the_summary(client: Client, index: NewsIndexPage) -> None:
    summary = "Korrektur vom 22. November 2026: Es hieß Tufa. Richtig ist: Bibliothek.\nKürzer."
    assert read(client, "/meldungen/rss/").find("channel/item").findtext("description") == summary
    assert (
        read(client, "/meldungen/atom/").find(f"{ATOM}entry").findtext(f"{ATOM}summary") == summary
    )


def test_atom_says_when_something_changed_and_by_whom(client: Client, index: NewsIndexPage) -> None:
    feed = read(client, "/meldungen/atom/")
    assert feed.findtext(f"{ATOM}id") == "http://testserver/meldungen/"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Kommunales Bildungsmanagement"
    assert feed.findtext(f"{ATOM}updated") == CORRECTED.isoformat()
    entries = [
        (
            entry.findtext(f"{ATOM}id"),
            dt.datetime.fromisoformat(entry.findtext(f"{ATOM}updated")),
            entry.findtext(f"{ATOM}author/{ATOM}name"),
        )
        for entry in feed.findall(f"{ATOM}entry")
    ]
    assert entries == [
        ("http://testserver/meldungen/neu/", CORRECTED, "Stadtbibliothek"),
        (
            "http://testserver/meldungen/alt/",
            dt.datetime(2026, 11, 1, 12, tzinfo=BERLIN),
            "Kommunales Bildungsmanagement",
        ),
    ]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_of_one_topic(client: Client, index: NewsIndexPage, kind: str) -> None:
    text = client.get(f"/meldungen/{kind}/?thema=mint").content.decode()
    assert "<title>Meldungen: Mint – Lernen in Trier</title>" in text
    assert (text.count("/meldungen/neu/") > 0, "Alt &amp; neu" in text) == (True, False)
    assert client.get(f"/meldungen/{kind}/?thema=gibtesnicht").status_code == 404


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_who_has_it_already_gets_nothing_anew(
    client: Client, index: NewsIndexPage, kind: str
) -> None:
    first = client.get(f"/meldungen/{kind}/")
    assert first["Content-Type"] == f"application/{kind}+xml; charset=utf-8"
    assert first["Cache-Control"] == "public, max-age=900"
    assert parsedate_to_datetime(first["Last-Modified"]) == CORRECTED
    again = client.get(f"/meldungen/{kind}/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_article("Jüngst", index=index, day="2026-11-23")
    changed = client.get(f"/meldungen/{kind}/", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert parsedate_to_datetime(changed["Last-Modified"]) == dt.datetime(
        2026, 11, 23, 12, tzinfo=BERLIN
    )


def test_an_empty_feed_is_valid_and_stays_the_same(client: Client) -> None:
    make_index()
    first, second = client.get("/meldungen/rss/"), client.get("/meldungen/rss/")
    assert first.content == second.content
    assert ElementTree.fromstring(first.content).findall("channel/item") == []


def test_control_characters_do_not_break_it(client: Client, index: NewsIndexPage) -> None:
    make_article("Laut\x0b", index=index, slug="laut", day="2026-11-24", teaser="a\x1fb")
    assert read(client, "/meldungen/rss/").find("channel/item").findtext("description") == "a b"


def test_an_editor_gets_the_feed_that_everybody_gets(
    client: Client, index: NewsIndexPage, sofia_client: Client
) -> None:
    """It may be kept by caches: what only some may see is never in it."""
    article = make_article("Intern", index=index, day="2026-11-24")
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    everybody = client.get("/meldungen/rss/").content
    assert b"Intern" not in everybody
    assert sofia_client.get("/meldungen/rss/").content == everybody
    assert b"Intern" in sofia_client.get("/meldungen/").content
