"""A small tree of news."""

import datetime as dt
from typing import Any

from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from portal.clock import BERLIN
from portal.media.models import PortalImage
from portal.news.models import NewsArticlePage, NewsIndexPage
from portal.topics.models import Topic
from tests.support.world import home_page


def make_index(**fields: Any) -> NewsIndexPage:
    """Return a published index below the home page."""
    parent = fields.pop("parent", None) or home_page()
    values = {"title": "Meldungen", "slug": "meldungen", "locale": parent.locale} | fields
    index: NewsIndexPage = parent.add_child(instance=NewsIndexPage(**values))
    if index.live:
        index.save_revision().publish()
    return index


def make_article(title: str, *, index: NewsIndexPage, **fields: Any) -> NewsArticlePage:
    """Return a published article; `topics` are slugs, `tags` words, `day` an ISO date at noon."""
    topics, tags = fields.pop("topics", ()), fields.pop("tags", ())
    if day := fields.pop("day", None):
        noon = dt.time(12)
        fields["published_at"] = dt.datetime.combine(dt.date.fromisoformat(day), noon, BERLIN)
    values = {"title": title, "slug": title.lower().replace(" ", "-"), "locale": index.locale}
    parent = NewsIndexPage.objects.get(pk=index.pk)
    article: NewsArticlePage = parent.add_child(instance=NewsArticlePage(**(values | fields)))
    article.topics.set([make_topic(slug) for slug in topics])
    article.tags.set(tags)
    article.save()
    if article.live:
        article.save_revision().publish()
    return article


def make_topic(slug: str) -> Topic:
    return Topic.objects.get_or_create(slug=slug, defaults={"label": slug.capitalize()})[0]


def make_image(title: str = "Bild", **fields: Any) -> PortalImage:
    image: PortalImage = PortalImage.objects.create(
        title=title, file=get_test_image_file(), **({"alt": "Ein Haus"} | fields)
    )
    return image


def soup(client: Client, address: str) -> BeautifulSoup:
    """Return the page, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    """Return the titles of the rows of a list."""
    return [link.text for link in page.select(".news .card__title a")]


def queries(client: Client, address: str) -> int:
    """Return how many queries a page asks once sizes of images are known."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
