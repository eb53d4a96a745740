"""RSS 2.0 and Atom 1.0 of the index, or of one of its topics: what everybody may see, for all readers
the same bytes."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from portal import clock
from portal.access import ANONYMOUS
from portal.conditional import A_WHILE, unless_known, version_of
from portal.siteconfig.house import house_of
from portal.text import printable

from .browsing import narrowed
from .corrections import in_words
from .models import NewsArticlePage, NewsIndexPage
from .queries import TOPIC, articles_of, topic_named

ITEMS = 20
TTL = 60  # minutes until a reader asks again


class DatedFeed:
    """An empty feed is dated too, so that equal answers have equal bytes."""

    items: list[dict[str, Any]]

    def latest_post_date(self) -> dt.datetime:
        """Return when the latest of it changed; of an empty feed the beginning of the day."""
        dates = [item["updateddate"] for item in self.items]
        today = dt.datetime.combine(clock.today(), dt.time(), clock.BERLIN)
        return max(dates, default=today)


class Rss(DatedFeed, Rss201rev2Feed):
    content_type = "application/rss+xml; charset=utf-8"


class Atom(DatedFeed, Atom1Feed):
    content_type = "application/atom+xml; charset=utf-8"


def rss(request: HttpRequest, index: NewsIndexPage) -> HttpResponse:
    """Answer with RSS 2.0."""
    return _answer(request, index, Rss, "rss/")


def atom(request: HttpRequest, index: NewsIndexPage) -> HttpResponse:
    """Answer with Atom 1.0."""
    return _answer(request, index, Atom, "atom/")


def _answer(
    request: HttpRequest, index: NewsIndexPage, kind: type[Rss] | type[Atom], path: str
) -> HttpResponse:
    articles = articles_of(index, user=ANONYMOUS)
    address, query, title = index.get_url(request) or request.path, "", index.title
    if slug := request.GET.get(TOPIC, "").strip():
        topic = topic_named(slug)
        if topic is None:
            raise Http404(_("Dieses Thema gibt es nicht."))
        articles = narrowed(articles, topic)
        query, title = f"?{topic.query}", f"{title}: {topic.label}"
    house = house_of(request)
    feed: SyndicationFeed = kind(
        title=printable(f"{title} – {house.name}"),
        link=request.build_absolute_uri(f"{address}{query}"),
        description=printable(index.description or title),
        language=index.locale.language_code,
        author_name=printable(str(house.office)),
        feed_url=request.build_absolute_uri(f"{address}{path}{query}"),
        ttl=TTL,
    )
    shown = articles.select_related("locale", "organisation").prefetch_related("topics")
    for article in shown[:ITEMS]:
        _add(feed, article, request, office=str(house.office))
    body = feed.writeString("utf-8").encode()
    return unless_known(
        request,
        lambda: HttpResponse(body, content_type=kind.content_type),
        version=version_of(body),
        caching=A_WHILE,
        last_modified=feed.latest_post_date(),
    )


def _add(
    feed: SyndicationFeed, article: NewsArticlePage, request: HttpRequest, *, office: str
) -> None:
    """Add an article. Its id is its address; corrections stand before the summary."""
    url = request.build_absolute_uri(article.get_url(request))
    corrections = [in_words(block.value) for block in article.corrections]
    feed.add_item(
        title=printable(article.title),
        link=url,
        description=printable("\n".join([*corrections, article.description])),
        unique_id=url,
        unique_id_is_permalink=True,
        author_name=printable(article.author or office),
        pubdate=article.published_at,
        updateddate=article.changed_at,
        categories=[printable(topic.label) for topic in article.topics.all()],
    )
