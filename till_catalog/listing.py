"""Courses in the lists that editors put on pages."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.blocks.listing import ListingSource
from search import api

from .searching.cards import Card, cards
from .searching.parameters import Parameters
from .searching.question import question


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
