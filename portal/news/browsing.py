"""From an address of the index to what it shows.

`thema` and `stichwort` narrow, `seite` turns pages. One of the two at a time: the topic wins.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .archive import Period, Year
from .models import NewsIndexPage
from .queries import (
    TAG,
    TOPIC,
    Articles,
    Label,
    archive,
    articles_of,
    of_topic,
    tag_named,
    topic_named,
    topics_of,
    with_tag,
    with_thumbnails,
)

PAGE_SIZE = 10
_SLUG = re.compile(r"^[\w-]{1,100}$")
_NUMBER = re.compile(r"^[1-9]\d{0,4}$", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What an address asks, and in plain German what of it could not be used."""

    filter: Label | None = None
    number: int = 1
    notices: tuple[str, ...] = ()


def browse(request: HttpRequest, index: NewsIndexPage, *, period: Period | None) -> dict[str, Any]:
    """Return the context of the index, or of a period of its archive."""
    public = articles_of(index, user=request.user)
    asked = read(request, public)
    found, total = public, None
    years: list[Year] = []
    if asked.filter:
        found = narrowed(public, asked.filter)
    else:  # the archive knows how many there are, which saves counting them
        years = archive(public)
        total = _number(years, period)
    if period:
        found = found.filter(published_at__gte=period.begin, published_at__lt=period.end)
        if asked.filter:
            total = None
    paginator = _Paginator(with_thumbnails(found), PAGE_SIZE, total)
    notices = list(asked.notices)
    number = asked.number
    if number > paginator.num_pages:
        notices.append(_("So viele Seiten gibt es nicht. Sie sehen die letzte."))
        number = paginator.num_pages
    return {
        "period": period,
        "filter": asked.filter,
        "heading": _heading(index, period),
        "headline": _headline(paginator.count, asked.filter),
        "articles": paginator.page(number),
        "page_numbers": paginator.get_elided_page_range(number),
        "query": asked.filter.query if asked.filter else "",
        "years": years,
        "topics": topics_of(public),
        "notices": notices,
        "noindex": bool(asked.filter or number > 1 or not paginator.count),
        "index_url": index.get_url(request),
        "feed_query": asked.filter.query
        if asked.filter and asked.filter.parameter == TOPIC
        else "",
    }


def read(request: HttpRequest, public: Articles) -> Asked:
    """Read the parameters; a bad value is left out and told."""
    notices = []
    chosen: Label | None = None
    topic, tag = request.GET.get(TOPIC, "").strip(), request.GET.get(TAG, "").strip()
    if topic:
        chosen = topic_named(topic) if _SLUG.match(topic) else None
        if chosen is None:
            notices.append(_("Dieses Thema gibt es nicht. Sie sehen alle Meldungen."))
    elif tag:
        chosen = tag_named(tag, among=public) if _SLUG.match(tag) else None
        if chosen is None:
            notices.append(_("Zu diesem Stichwort gibt es nichts. Sie sehen alle Meldungen."))
    number = request.GET.get("seite", "1").strip()
    if not _NUMBER.match(number):
        notices.append(_("Diese Seite gibt es nicht. Sie sehen die erste."))
        number = "1"
    return Asked(filter=chosen, number=int(number), notices=tuple(notices))


def narrowed(articles: Articles, chosen: Label) -> Articles:
    """Return the articles of a topic or with a tag."""
    narrow = of_topic if chosen.parameter == TOPIC else with_tag
    return narrow(articles, chosen.slug)


def filter_address(address: str, topic: str) -> str:
    """Return the address of the index, or of a topic in it."""
    return f"{address}?{urlencode({TOPIC: topic})}" if topic else address


class _Paginator(Paginator[Any]):
    """One that may have been told how many there are."""

    def __init__(self, articles: Articles, per_page: int, total: int | None) -> None:
        super().__init__(articles, per_page)
        self._total = total

    @cached_property
    def count(self) -> int:
        return super().count if self._total is None else self._total


def _number(years: list[Year], period: Period | None) -> int:
    months = [row for year in years for row in year.months]
    if period:
        months = [
            (month, number)
            for month, number in months
            if month.year == period.year and period.month in (0, month.month)
        ]
    return sum(number for _month, number in months)


def _heading(index: NewsIndexPage, period: Period | None) -> str:
    if period is None:
        return index.title
    return _("%(title)s aus %(period)s") % {"title": index.title, "period": period.label}


def _headline(count: int, chosen: Label | None) -> str:
    words = {"count": count, "label": chosen.label if chosen else ""}
    if chosen is None:
        return ngettext("%(count)s Meldung", "%(count)s Meldungen", count) % words
    return (
        ngettext("%(count)s Meldung zu „%(label)s“", "%(count)s Meldungen zu „%(label)s“", count)
        % words
    )
