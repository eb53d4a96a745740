"""Recommendations of the office for certain words: in a place of their own, never counted as hits."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q
from django.db.models.functions import Coalesce

from portal import clock
from portal.access import ANONYMOUS, visible_to
from search.contract import Hit, Result
from search.german import term_set

from ..models import Offer, PromotedOffer, Promotion
from ..queries import current_runs
from .cards import Card, cards
from .parameters import Parameters
from .question import RUNS_PER_CARD

MOST = 2


@dataclass(frozen=True, kw_only=True)
class Recommended:
    """One recommended offer, with the sentence that says why."""

    card: Card
    reason: str


def recommended(parameters: Parameters, result: Result) -> list[Recommended]:
    """Return at most `MOST` recommendations for a search of words alone, on its first page.

    With a filter in force there are none: the office has recommended for words, and does not know
    whether the offer meets the filter. Only what the public may see today.
    """
    asked = term_set(parameters.q)
    if not asked or parameters.has_filters or parameters.seite > 1:
        return []
    reasons = {
        promotion.pk: promotion.reason
        for promotion in Promotion.objects.filter(in_force(clock.today())).order_by("pk")
        if any(term_set(line) == asked for line in promotion.queries.splitlines())
    }
    if not reasons:
        return []
    chosen = PromotedOffer.objects.filter(promotion__in=reasons).order_by(
        "promotion", "sort_order", "pk"
    )
    why: dict[int, str] = {}
    main = Coalesce("offer__joined_into", "offer")  # a joined offer stands for the main one
    for offer, promotion in chosen.values_list(main, "promotion"):
        why.setdefault(offer, reasons[promotion])
    shown = cards(replace(result, hits=tuple(_hits(list(why)))))
    return [Recommended(card=card, reason=why[card.offer.pk]) for card in shown[:MOST]]


def in_force(today: dt.date) -> Q:
    """Return what promotions have in common that are shown on a day."""
    begun = Q(shown_from__isnull=True) | Q(shown_from__lte=today)
    return begun & (Q(shown_until__isnull=True) | Q(shown_until__gte=today))


def _hits(pks: list[int]) -> Iterable[Hit]:
    """Yield offers with their next runs, as a search would: those that can be shown, in their order."""
    visible = visible_to(ANONYMOUS, Offer.objects.filter(pk__in=pks))
    runs: dict[int, list[int]] = {}
    current = current_runs().filter(shown_with__in=visible, cancelled=False)
    for offer, run in current.order_by("start", "pk").values_list("shown_with_id", "pk"):
        runs.setdefault(offer, []).append(run)
    for pk in pks:
        if pk in runs:
            yield Hit(key=pk, parts=tuple(runs[pk][:RUNS_PER_CARD]), part_total=len(runs[pk]))
