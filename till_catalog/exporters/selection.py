"""Which offers are open data: public ones of consenting providers, under an open licence.

The rows come from the same named reads as the pages, batch by batch along the ids, so that memory
stays flat and no query stays open while files are written.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from portal.access import ANONYMOUS, visible_to

from .. import queries
from ..domain.licences import Licence, recognise
from ..models import Offer, Run

BATCH = 200


@dataclass(frozen=True, kw_only=True)
class Item:
    """One offer with the runs that are current, and the terms under which it may be passed on."""

    offer: Offer
    runs: tuple[Run, ...]
    licence: Licence
    attribution: str


def licence_text(offer: Offer) -> str:
    """Return the licence as it was agreed: that of the source, else that of the provider.

    A source with a closed licence keeps its offers back, whatever stands at the provider.
    """
    source = offer.source.licence if offer.source else ""
    return source or offer.provider.data_licence


def attribution(offer: Offer) -> str:
    """Return who must be named: what the source asks for, else the provider."""
    asked = offer.source.attribution if offer.source else ""
    return asked or offer.provider.organisation.name


def only_examples() -> bool:
    """Tell whether the catalogue shows nothing but examples, as a fresh demo does."""
    return not visible_to(ANONYMOUS, Offer.objects.filter(is_example=False)).exists()


def consented() -> QuerySet[Offer]:
    """Return the public offers of consenting providers; examples only where there is nothing else."""
    offers = Offer.objects.filter(provider__open_data_consent=True)
    if not only_examples():
        offers = offers.filter(is_example=False)
    return visible_to(ANONYMOUS, offers)


def items() -> Iterator[Item]:
    """Yield what is open data, ascending by id."""
    for batch in _batches():
        ids = [offer.pk for offer in batch]
        current = set(
            queries.current_runs().filter(shown_with__in=ids).values_list("pk", flat=True)
        )
        for offer in batch:
            runs = tuple(run for run in offer.shown_runs.all() if run.pk in current)
            licence = recognise(licence_text(offer))
            if licence is not None and runs:
                yield Item(offer=offer, runs=runs, licence=licence, attribution=attribution(offer))


def _batches() -> Iterator[list[Offer]]:
    offers, last = queries.for_page(consented()), 0
    while batch := list(offers.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def without_licence() -> dict[str, int]:
    """Return provider -> number of offers kept back because no open licence can be read."""
    rows = (
        consented()
        .order_by()
        .values_list("provider__organisation__name", "source__licence", "provider__data_licence")
        .annotate(number=Count("pk", distinct=True))
    )
    kept_back: dict[str, int] = {}
    for name, of_source, of_provider, number in rows:
        if recognise(of_source or of_provider) is None:
            kept_back[name] = kept_back.get(name, 0) + number
    return dict(sorted(kept_back.items()))
