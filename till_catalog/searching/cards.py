"""Hits as cards: one per offer, with the runs that matched all filters together."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from portal.access import ANONYMOUS, visible_to
from portal.text import plain_text
from search.api import highlighter
from search.contract import Result

from ..models import Offer, Run
from ..queries import for_cards

SNIPPET_LENGTH = 180


@dataclass(frozen=True, kw_only=True)
class Card:
    """One offer. `more_runs` is how many further runs match; `distance` is in km."""

    offer: Offer
    title: SafeString
    snippet: SafeString
    runs: tuple[Run, ...]
    more_runs: int
    distance: float | None

    @property
    def first(self) -> Run:
        """The run whose price and place the card shows."""
        return self.runs[0]

    @property
    def price_differs(self) -> bool:
        """Tell whether the matching runs on the card have different prices."""
        prices: set[Decimal | None] = {run.price for run in self.runs}
        return len(prices) > 1


def cards(result: Result) -> list[Card]:
    """Return the cards of `result` in its order.

    Rows are read through `visible_to`: an offer or run that has gone since it was indexed is left
    out, so a stale index shows nothing it should not.
    """
    run_ids = [key for hit in result.hits for key in hit.parts]
    offers = visible_to(ANONYMOUS, Offer.objects.filter(pk__in=[hit.key for hit in result.hits]))
    by_id = {offer.pk: offer for offer in for_cards(offers, run_ids)}
    mark = highlighter("offers", result.terms)
    found = []
    for hit in result.hits:
        offer = by_id.get(hit.key)
        if offer is None:
            continue
        runs: dict[int, Run] = {run.pk: run for run in offer.card_runs}  # type: ignore[attr-defined]
        matching = tuple(runs[key] for key in hit.parts if key in runs)
        if not matching:
            continue
        found.append(
            Card(
                offer=offer,
                title=mark(offer.title),
                snippet=mark(plain_text(offer.description), SNIPPET_LENGTH),
                runs=matching,
                more_runs=hit.part_total - len(matching),
                distance=hit.distance,
            )
        )
    return found
