"""The demo's news: made once, with pictures that say what they show."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client

from portal.media.models import PortalImage
from portal.news.demo.articles import ARTICLES
from portal.news.demo.build import build_news
from portal.news.demo.pictures import PICTURES
from portal.news.models import NewsArticlePage
from portal.pages.demo.build import build_pages

from .tree import soup, titles

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_it_is_made_once_and_needs_a_home_page() -> None:
    assert build_news() == 0
    build_pages()
    assert build_news() == len(ARTICLES) + 1
    assert build_news() == 0
    assert PortalImage.objects.count() == len(PICTURES)


def test_pages_and_links_are_there(client: Client) -> None:
    build_pages()
    call_command("portal_demo_news", verbosity=0)
    assert titles(soup(client, "/")) == [demo.title for demo in ARTICLES[:3]]
    assert titles(soup(client, "/meldungen/")) == [demo.title for demo in ARTICLES]
    for article in NewsArticlePage.objects.all():
        page = soup(client, article.get_url())
        assert "Beispielmeldung: Was hier geschieht, ist erfunden." in page.text
        assert [image["alt"] for image in page.select("figure img") if not image["alt"]] == []
        for link in page.select("article .button"):
            assert client.get(link["href"]).status_code == 200, link["href"]


def test_the_conference_has_pictures_a_quote_and_a_document(client: Client) -> None:
    build_pages()
    build_news()
    page = soup(client, "/meldungen/bildungskonferenz-rueckblick/")
    assert len(page.select("figure img")) == 3
    assert page.select_one(".quote footer").text.startswith("aus der Arbeitsgruppe")
    document = page.select_one(".documents a")
    answer = client.get(document["href"])
    assert (
        b"".join(answer.streaming_content).decode().startswith("Ergebnisse der Bildungskonferenz")
    )
    assert "TXT" in page.select_one(".documents").text


def test_pictures_are_small_and_the_same_every_time() -> None:
    for picture in PICTURES:
        drawn = picture.draw().png()
        assert len(drawn) < 30_000, picture.name
        assert drawn == picture.draw().png(), picture.name
        assert 20 < len(picture.alt) < 250


def test_what_an_editor_deleted_stays_away(client: Client) -> None:
    """The demo leaves alone what editors did: a deleted article stays away."""
    build_pages()
    build_news()
    NewsArticlePage.objects.get(slug="mint-woche").delete()
    assert build_news() == 0
    text = BeautifulSoup(client.get("/meldungen/").content, "html.parser").text
    assert "MINT-Woche" not in text
