"""Suggesting offers of different providers that may be one; a person decides."""

from collections.abc import Iterator

from django.db import transaction

from portal import clock
from portal.access import ANONYMOUS, visible_to

from ..domain.duplicates import Candidate, likely_duplicates
from ..enums import DuplicateState
from ..models import DuplicateSuggestion, Offer
from ..queries import current_runs

BATCH = 200
ONLINE = "online"


def find_duplicates() -> int:
    """Bring the open suggestions up to date; return how many are new.

    What a person called no duplicate stays so; an open pair that is no longer alike goes.
    """
    found = likely_duplicates(_candidates())
    known = {
        (first, second): pk
        for pk, first, second in DuplicateSuggestion.objects.values_list("pk", "first", "second")
    }
    gone = [pk for pair, pk in known.items() if pair not in found]
    new = [
        DuplicateSuggestion(
            first_id=first, second_id=second, score=round(score, 3), found_at=clock.now()
        )
        for (first, second), score in sorted(found.items())
        if (first, second) not in known
    ]
    for start in range(0, len(gone), BATCH):
        with transaction.atomic():
            DuplicateSuggestion.objects.filter(
                pk__in=gone[start : start + BATCH], state=DuplicateState.OPEN
            ).delete()
    for start in range(0, len(new), BATCH):
        # An offer may be deleted, or another process find the same, while we compare.
        with transaction.atomic():
            batch = new[start : start + BATCH]
            ids = {pk for row in batch for pk in (row.first_id, row.second_id)}
            there = set(Offer.objects.filter(pk__in=ids).values_list("pk", flat=True))
            DuplicateSuggestion.objects.bulk_create(
                [row for row in batch if {row.first_id, row.second_id} <= there],
                ignore_conflicts=True,
            )
    return len(new)


def _candidates() -> Iterator[Candidate]:
    """Yield the current runs of listed offers, with place and day."""
    listed = visible_to(ANONYMOUS, Offer.objects.all())
    rows = (
        current_runs()
        .filter(shown_with__in=listed, cancelled=False, start__isnull=False)
        .values_list(
            "shown_with_id",
            "shown_with__provider_id",
            "shown_with__title",
            "venue__postcode",
            "is_online",
            "start",
            "price",
        )
    )
    for offer, provider, title, postcode, is_online, start, price in rows.iterator(chunk_size=2000):
        place = postcode or (ONLINE if is_online else "")
        if place and start is not None:
            yield Candidate(
                offer=offer,
                provider=provider,
                title=title,
                place=place,
                start=start,
                price=price,
            )
