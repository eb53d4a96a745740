"""Which offers are open data: public ones of consenting providers, under an open licence.

The rows come from the same named reads as the pages, batch by batch along the ids, so that memory
stays flat and no query stays open while files are written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from portal.access import ANONYMOUS, visible_to

from .. import queries
from ..domain.licences import Licence, recognise, strictest
from ..models import ImportSource, Offer, Provider, Run

BATCH = 200


@dataclass(frozen=True, kw_only=True)
class Item:
    """One offer with the runs that are current, and the terms under which it may be passed on."""

    offer: Offer
    runs: tuple[Run, ...]
    licence: Licence
    attribution: str


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
    sources = ImportSource.objects.in_bulk()
    for batch in _batches():
        ids = [offer.pk for offer in batch]
        current = set(
            queries.current_runs().filter(shown_with__in=ids).values_list("pk", flat=True)
        )
        for offer in batch:
            runs = [run for run in offer.shown_runs.all() if run.pk in current]
            if item := _item(offer, runs, sources):
                yield item


def _item(offer: Offer, runs: list[Run], sources: Mapping[int, ImportSource]) -> Item | None:
    """Return an offer with those of its runs that may be passed on; None without any.

    Runs of joined offers may come from another source: each stands under the licence of its own, and
    the record under the strictest of them.
    """
    own = _terms(offer, offer.provider, sources)
    if own is None:
        return None
    passed, licences, names = [], {own[0].code}, [own[1]]
    for run in runs:
        if terms := _terms(run.offer, offer.provider, sources):
            passed.append(run)
            licences.add(terms[0].code)
            names.append(terms[1])
    if not passed:
        return None
    return Item(
        offer=offer,
        runs=tuple(passed),
        licence=strictest(licences),
        attribution="; ".join(dict.fromkeys(names)),
    )


def _terms(
    offer: Offer, provider: Provider, sources: Mapping[int, ImportSource]
) -> tuple[Licence, str] | None:
    """Return the licence of an offer and who must be named: what its source says, else the provider.

    None where the licence is not an open one. A source with a closed licence keeps its offers back,
    whatever stands at the provider.
    """
    source = sources.get(offer.source_id or 0)
    licence = recognise((source.licence if source else "") or provider.data_licence)
    if licence is None:
        return None
    return licence, (source.attribution if source else "") or provider.organisation.name


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
