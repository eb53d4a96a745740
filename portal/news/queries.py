"""Named reads of news. Whatever leaves here has gone through `visible_to`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Prefetch, Q, QuerySet, Value
from django.db.models.functions import TruncMonth
from wagtail.models import Page

from portal.access import visible_to
from portal.clock import BERLIN
from portal.media.models import PortalRendition
from portal.topics.models import Topic

from .archive import Year, years
from .models import NewsArticlePage, NewsIndexPage, NewsTag

Articles = QuerySet[NewsArticlePage]

TOPIC, TAG = "thema", "stichwort"
THUMBNAIL = "fill-480x320"
NEWEST_FIRST = ("-published_at", "-pk")


@dataclass(frozen=True, kw_only=True)
class Label:
    """A topic or tag, as parameter of the index: `?thema=deutsch`."""

    parameter: str
    slug: str
    label: str
    number: int = 0

    @property
    def query(self) -> str:
        """The part of the address after the question mark."""
        return urlencode({self.parameter: self.slug})


def articles_of(index: Page, *, user: Any) -> Articles:
    """Return the articles of `index` that `user` may see, the newest first."""
    below = NewsArticlePage.objects.child_of(index).filter(published_at__isnull=False)
    return visible_to(user, below).order_by(*NEWEST_FIRST)


def articles_in(language: str, *, user: Any) -> Articles:
    """Return the articles in a language that `user` may see, the newest first."""
    found = NewsArticlePage.objects.filter(
        locale__language_code=language, published_at__isnull=False
    )
    return visible_to(user, found).order_by(*NEWEST_FIRST)


def of_topic(articles: Articles, slug: str) -> Articles:
    """Narrow to a topic and everything below it; the tree has three levels."""
    wanted = Topic.objects.filter(
        Q(slug=slug) | Q(parent__slug=slug) | Q(parent__parent__slug=slug)
    )
    return articles.filter(pk__in=_at(topic__in=wanted))


def with_tag(articles: Articles, slug: str) -> Articles:
    """Narrow to a tag."""
    return articles.filter(pk__in=NewsTag.objects.filter(tag__slug=slug).values("content_object"))


def topic_named(slug: str) -> Label | None:
    """Return the topic with this word in addresses. The tree of topics is no secret."""
    found = Topic.objects.filter(slug=slug).values_list("label", flat=True).first()
    return Label(parameter=TOPIC, slug=slug, label=found) if found else None


def tag_named(slug: str, *, among: Articles) -> Label | None:
    """Return the tag, if one of the articles has it: tags of hidden ones and of pictures do not exist."""
    links = NewsTag.objects.filter(tag__slug=slug, content_object__in=among.order_by().values("pk"))
    found = links.values_list("tag__name", flat=True).first()
    return Label(parameter=TAG, slug=slug, label=found) if found else None


def with_thumbnails(articles: Articles) -> Articles:
    """Load what a list shows, in two queries for any number of rows."""
    sizes = PortalRendition.objects.filter(filter_spec=THUMBNAIL)
    return articles.select_related("locale", "image").prefetch_related(
        Prefetch("image__renditions", queryset=sizes, to_attr="prefetched_renditions")
    )


def archive(articles: Articles) -> list[Year]:
    """Return the years and months in which there are articles, with their numbers."""
    months = articles.order_by().annotate(month=TruncMonth("published_at", tzinfo=BERLIN))
    return years(months.values_list("month").annotate(number=Count("pk")))


def topics_of(articles: Articles) -> list[Label]:
    """Return the topics of `articles`, each with how many of them have it."""
    links = NewsArticlePage.topics.through.objects.filter(
        newsarticlepage__in=articles.order_by().values("pk")
    )
    rows = links.values_list("topic__slug", "topic__label").annotate(number=Count("pk"))
    return [
        Label(parameter=TOPIC, slug=slug, label=label, number=number)
        for slug, label, number in rows.order_by("topic__position", "topic__label")
    ]


def labels_of(article: NewsArticlePage) -> list[Label]:
    """Return topics and tags of a published article, in one query."""
    topics = NewsArticlePage.topics.through.objects.filter(newsarticlepage=article)
    tags = NewsTag.objects.filter(content_object=article)
    rows = topics.values_list(Value(TOPIC), "topic__slug", "topic__label").union(
        tags.values_list(Value(TAG), "tag__slug", "tag__name")
    )
    return [Label(parameter=kind, slug=slug, label=label) for kind, slug, label in _sorted(rows)]


def labels_of_draft(article: NewsArticlePage) -> list[Label]:
    """Return topics and tags of an article that may not be saved yet (a preview)."""
    topics = [(TOPIC, topic.slug, topic.label) for topic in article.topics.all()]
    tags = [(TAG, tag.slug, tag.name) for tag in article.tags.all()]
    rows = [*topics, *tags]
    return [Label(parameter=kind, slug=slug, label=label) for kind, slug, label in _sorted(rows)]


def _sorted(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Topics before tags, each by name."""
    return sorted(rows, key=lambda row: (row[0] != TOPIC, row[2].casefold()))


def related(article: NewsArticlePage, *, user: Any, number: int) -> Sequence[NewsArticlePage]:
    """Return the newest other articles of the same index that share a topic; none for an unsaved one."""
    same = NewsArticlePage.topics.through.objects.filter(newsarticlepage=article.pk).values("topic")
    others = NewsArticlePage.objects.sibling_of(article, inclusive=False)
    found = visible_to(user, others.filter(pk__in=_at(topic__in=same)))
    return list(found.select_related("locale").order_by(*NEWEST_FIRST)[:number])


def index_in(language: str, *, user: Any) -> NewsIndexPage | None:
    """Return the index of a language, if `user` may see it."""
    found = NewsIndexPage.objects.filter(locale__language_code=language)
    return visible_to(user, found).select_related("locale").order_by("path").first()


def index_above(article: NewsArticlePage, *, user: Any) -> NewsIndexPage | None:
    """Return the index that `article` stands under, if `user` may see it."""
    found = NewsIndexPage.objects.ancestor_of(article)
    return visible_to(user, found).select_related("locale").first()


def _at(**condition: Any) -> Any:
    links = NewsArticlePage.topics.through.objects.filter(**condition)
    return links.values("newsarticlepage")
