"""Courses elsewhere: in the lists that editors put on pages, and in the site search."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.blocks.listing import ListingSource
from search import api
from search.sections import Section

from .searching.cards import Card, cards
from .searching.parameters import Parameters
from .searching.question import question

IN_SITE_SEARCH = 3


def next_offers(*, user: Any, topic: str, number: int) -> Sequence[Card]:
    """Return the offers that begin next; the same for every visitor."""
    parameters = Parameters(thema=(topic,) if topic else ())
    return cards(api.search("offers", question(parameters, facets=False, page_size=number)))


def search_address(topic: str) -> str:
    """Return the address of the whole list."""
    address = reverse("till_catalog:search")
    return f"{address}?thema={topic}" if topic else address


SOURCE = ListingSource(
    key="offers",
    label=_("Kurse, die als Nächstes beginnen"),
    items=next_offers,
    template="till_catalog/listing.html",
    more=search_address,
)


def search_section(request: HttpRequest, words: str) -> Section | None:
    """Return the first courses for the words of a site search, with the way to all of them."""
    parameters = Parameters(q=words)
    result = api.search("offers", question(parameters, facets=False, page_size=IN_SITE_SEARCH))
    found = cards(result)
    if not found or result.no_words:
        return None
    text = ngettext("%(count)s Kurs ansehen", "Alle %(count)s Kurse ansehen", result.total)
    return Section(
        title=_("Kurse"),
        template="till_catalog/site_search.html",
        total=result.total,
        url=f"{reverse('till_catalog:search')}?{urlencode(parameters.as_pairs())}",
        link_text=text % {"count": result.total},
        context={"items": found},
    )
