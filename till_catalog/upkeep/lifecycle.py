"""Every night: offers expire, are archived, come back, grow stale (`domain.lifecycle` decides)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Max, Q, QuerySet

from portal import clock
from search.outbox import mark

from ..domain.lifecycle import Life, Signs, aged
from ..enums import ArchiveReason, OfferStatus
from ..models import Offer, Run

BATCH = 200


def age_offers() -> int:
    """Bring the state of all offers that time changes up to date; return how many changed.

    One short transaction per batch of offers; a crash in between leaves the rest for the next night.
    """
    return sum(age(pks) for pks in batches(_moving()))


def batches(offers: QuerySet[Offer]) -> Iterator[list[int]]:
    """Yield the ids of `offers`, ascending, at most `BATCH` at a time."""
    last = 0
    while pks := list(
        offers.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        yield pks
        last = pks[-1]


def _moving() -> QuerySet[Offer]:
    archived = Q(status=OfferStatus.ARCHIVED) & ~Q(archived_because=ArchiveReason.NONE)
    return Offer.objects.filter(
        Q(status__in=(OfferStatus.PUBLISHED, OfferStatus.EXPIRED)) | archived
    )


@dataclass(frozen=True, kw_only=True)
class _Runs:
    ends: dt.date | None


def age(pks: Collection[int]) -> int:
    """Bring the state of these offers up to date in one transaction; return how many changed."""
    changed, today = 0, clock.today()
    with transaction.atomic():
        # Locked first, in order, as an import and an editor's save lock them.
        offers = list(_moving().select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))
        runs, renewed = _last_runs(pks), _renewed(offers)
        fates: dict[Life, list[int]] = defaultdict(list)
        for offer in offers:
            before = Life(status=offer.status, stale=offer.stale, because=offer.archived_because)
            found = runs.get(offer.pk)
            signs = Signs(
                has_runs=found is not None,
                ends=found.ends if found else None,
                imported=offer.source_id is not None,
                confirmed=None if offer.is_example else renewed[offer.pk],
            )
            after = aged(before, signs, today=today)
            if after != before:
                fates[after].append(offer.pk)
        for life, gone in fates.items():
            changed += Offer.objects.filter(pk__in=gone).update(
                status=life.status, stale=life.stale, archived_because=life.because
            )
            mark("offers", gone)
    return changed


def _last_runs(pks: Iterable[int]) -> dict[int, _Runs]:
    """Return what runs say, by the offer that shows them and, for a joined one, by its own."""
    found: dict[int, _Runs] = {}
    for field in ("offer", "shown_with"):
        rows = (
            Run.objects.filter(**{f"{field}__in": list(pks)})
            .values_list(field)
            .annotate(last=Max("last_day"), endless=Count("pk", filter=Q(last_day__isnull=True)))
            .order_by()
        )
        for pk, last, endless in rows:
            found[pk] = _Runs(ends=None if endless else _later(found.get(pk), last))
    return found


def _later(known: _Runs | None, last: dt.date | None) -> dt.date | None:
    if known is None:
        return last
    return None if known.ends is None or last is None else max(known.ends, last)


def _renewed(offers: list[Offer]) -> dict[int, dt.date]:
    """Return the day somebody last stood by each offer or by one that is joined into it."""
    joined = (
        Offer.objects.filter(joined_into__in=[offer.pk for offer in offers])
        .values_list("joined_into")
        .annotate(seen=Max("last_seen"), confirmed=Max("confirmed_at"))
        .order_by()
    )
    through = {pk: (seen, confirmed) for pk, seen, confirmed in joined}
    days = {}
    for offer in offers:
        moments = [offer.last_seen, offer.confirmed_at, *through.get(offer.pk, ())]
        known = [moment for moment in moments if moment is not None]
        # An offer nobody confirmed yet was last looked at when it was published.
        moment = max(known) if known else offer.first_published_at or offer.created_at
        days[offer.pk] = moment.astimezone(clock.BERLIN).date()
    return days
