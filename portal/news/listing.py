"""News in the lists that editors put on pages."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.access import ANONYMOUS
from portal.blocks.listing import ListingSource

from .browsing import filter_address
from .queries import articles_in, index_in, of_topic


def newest(*, user: Any, topic: str, number: int) -> Sequence[Any]:
    """Return the newest articles in the language of this request."""
    articles = articles_in(_language(), user=user)
    if topic:
        articles = of_topic(articles, topic)
    return list(articles.select_related("locale")[:number])


def index_address(topic: str) -> str:
    """Return the address of the index, or of a topic in it; "" where everybody may see none."""
    index = index_in(_language(), user=ANONYMOUS)
    return filter_address(index.get_url() or "", topic) if index else ""


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


SOURCE = ListingSource(
    key="news",
    label=_("Meldungen"),
    items=newest,
    template="news/listing.html",
    more=index_address,
)
