"""News on other pages: lists of editors, the site search, the sitemap."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from portal.access import ANONYMOUS
from portal.news.listing import SOURCE, index_address
from portal.news.models import NewsIndexPage
from portal.pages.models import HomePage
from tests.support.world import home_page

from .tree import make_article, make_index, queries, soup, titles

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def index() -> NewsIndexPage:
    index = make_index()
    for day in (1, 2, 3):
        topics = ["lesen"] if day < 3 else []
        make_article(f"Tag {day}", index=index, day=f"2026-11-0{day}", topics=topics)
    return index


def list_on_home(**fields: Any) -> HomePage:
    home = home_page()
    block = {"title": "Neues", "source": "news", "topic": "", "number": 2} | fields
    home.listings = [("listing", block)]
    home.save_revision().publish()
    return home


def test_the_home_page_lists_the_newest_and_leads_to_all(
    client: Client, index: NewsIndexPage
) -> None:
    list_on_home()
    page = soup(client, "/")
    assert titles(page) == ["Tag 3", "Tag 2"]
    assert page.select_one(".section__head a")["href"] == "/meldungen/"


def test_a_list_of_a_topic_leads_to_that_topic(client: Client, index: NewsIndexPage) -> None:
    list_on_home(topic="lesen", number=5)
    page = soup(client, "/")
    assert titles(page) == ["Tag 2", "Tag 1"]
    assert page.select_one(".section__head a")["href"] == "/meldungen/?thema=lesen"


def test_without_an_index_for_everybody_no_list_leads_there(index: NewsIndexPage) -> None:
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    assert index_address("") == ""
    assert list(SOURCE.items(user=ANONYMOUS, topic="", number=3)) == []


def test_only_news_of_this_language_are_listed(index: NewsIndexPage) -> None:
    home = home_page()
    arabic, _ = Locale.objects.get_or_create(language_code="ar")
    other = make_index(parent=home.copy_for_translation(arabic), locale=arabic)
    make_article("Arabisch", index=other, day="2026-11-09")
    found = SOURCE.items(user=ANONYMOUS, topic="", number=5)
    assert [article.title for article in found] == ["Tag 3", "Tag 2", "Tag 1"]


def test_a_longer_list_asks_no_more(client: Client, index: NewsIndexPage) -> None:
    list_on_home(number=1)
    one = queries(client, "/")
    list_on_home(number=3)
    assert queries(client, "/") == one


def test_the_site_search_shows_the_day(
    client: Client, index: NewsIndexPage, settings: Any, tmp_path: Path
) -> None:
    settings.SEARCH = {"ENGINE": "embedded", "DIRECTORY": tmp_path / "search"}
    make_article("Leuchtturm", index=index, day="2026-11-05", teaser="Hell.")
    call_command("search_rebuild", "--force", verbosity=0)
    card = soup(client, "/suche/?q=Leuchtturm").select_one(".card")
    assert [p.text for p in card.select("p")] == ["5. November 2026", "Hell."]
    assert card.a["href"] == "/meldungen/leuchtturm/"
    assert soup(client, "/suche/?q=Meldungen").select(".card time") == []


def test_the_sitemap_knows_index_and_articles(client: Client, index: NewsIndexPage) -> None:
    make_article("Entwurf", index=index, live=False)
    found = BeautifulSoup(client.get("/sitemap.xml").content, "xml").find_all("loc")
    paths = [urlsplit(loc.text).path for loc in found]
    assert [path for path in paths if path.startswith("/meldungen/")] == [
        "/meldungen/",
        "/meldungen/tag-1/",
        "/meldungen/tag-2/",
        "/meldungen/tag-3/",
    ]
