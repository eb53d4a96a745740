"""What stands around the text of an article."""

from typing import Any

from django.http import HttpRequest

from portal.siteconfig.house import house_of

from .models import NewsArticlePage
from .queries import index_above, labels_of, labels_of_draft, related
from .structured import article_data

RELATED = 3


def around(article: NewsArticlePage, request: HttpRequest) -> dict[str, Any]:
    """Return the context beside `page`: index, labels, related articles, structured data."""
    index = _index(article, request)
    draft = getattr(request, "is_preview", False)
    house = house_of(request)
    return {
        "index": index,
        "index_url": index.get_url(request) if index else "",
        "labels": labels_of_draft(article) if draft else labels_of(article),
        "related": related(article, user=request.user, number=RELATED),
        "data": article_data(article, request, office=str(house.office), house=str(house.name)),
    }


def _index(article: NewsArticlePage, request: HttpRequest) -> Any:
    """Return the index; the one that led here is not asked for again, and its doors are passed."""
    led_here = getattr(article, "index_above", None)
    if led_here is not None:
        return led_here if led_here.live and led_here.answers_now() else None
    return index_above(article, user=request.user)
