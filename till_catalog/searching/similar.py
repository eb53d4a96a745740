"""What is like an offer: for those who come to one that is over or gone."""

import dataclasses
import re
from collections.abc import Iterator

from search import api
from search.contract import MAX_TEXT_LENGTH, AnyOf, Filter, Query, Sort

from ..domain.levels import level_steps
from ..models import Offer
from .cards import Card, cards
from .question import by_date, visibility_filters

MOST = 5
_WORD = re.compile(r"[^\W_]+")


def similar_offers(offer: Offer) -> list[Card]:
    """Return at most five other current offers: first by the words of its title within its topics,
    then by topic and level, then by words alone. At most three questions to the index."""
    found: dict[int, Card] = {}
    for query in _questions(offer):
        # Without the terms: marked words would point at an offer the visitor does not see here.
        result = dataclasses.replace(api.search("offers", query), terms=frozenset())
        for card in cards(result):
            if card.offer.pk not in (offer.pk, offer.joined_into_id):
                found.setdefault(card.offer.pk, card)
        if len(found) >= MOST:
            break
    return list(found.values())[:MOST]


def _questions(offer: Offer) -> Iterator[Query]:
    topics = frozenset(topic.slug for topic in offer.topics.all())
    # A title's quotes and dashes are no wishes.
    words = " ".join(_WORD.findall(offer.title))[:MAX_TEXT_LENGTH]
    about: tuple[Filter, ...] = (AnyOf(field="thema", values=topics),) if topics else ()
    if about:
        yield _question(words=words, filters=about)
        levels = frozenset(level_steps(offer.level_min, offer.level_max))
        at_level = (AnyOf(field="niveau", values=levels),) if levels else ()
        yield _question(words="", filters=(*about, *at_level))
    yield _question(words=words)


def _question(*, words: str, filters: tuple[Filter, ...] = ()) -> Query:
    return Query(
        words=words,
        filters=(*visibility_filters(), *filters),
        limit=MOST + 1,  # the offer itself may be among them
        parts_per_hit=1,
        parts_order=by_date(),
        highlight=False,
        did_you_mean=False,
        rescue=False,
        sort=Sort() if words else by_date(),
    )
