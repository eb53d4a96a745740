"""Writing a batch of prepared records in bulk, inside the caller's transaction."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from portal import clock
from search.outbox import mark

from ..domain.lifecycle import Life, seen_again
from ..domain.locks import STATUS
from ..enums import OfferStatus, Outcome, RecordState
from ..models import ImportIssue, ImportRecord, ImportRun, ImportSource, Offer
from ..upkeep.joining import join
from ..upkeep.scoring import rescore
from .data import OfferData
from .issues import Issue
from .preparing import Prepared
from .relations import (
    ensure_keywords,
    ensure_venues,
    set_fundings,
    set_keywords,
    set_links,
    set_target_groups,
    set_topics,
)
from .runs import assign, drop_runs, store_runs

OFFER_FIELDS = (
    "number",
    "title",
    "subtitle",
    "description",
    "extra_info",
    "kind",
    "level_min",
    "level_max",
    "level_derived",
    "languages_taught",
    "teaching_languages",
    "delivery_mode",
    "certificate_type",
    "certificate_title",
    "digital_accessible",
    "slow_pace",
    "easy_language",
    "booking_url",
)
# Columns that only some formats know (`OfferData.further`).
FURTHER_FIELDS = ("prerequisites", "contact_phone", "contact_email")
_LISTS = frozenset({"languages_taught", "teaching_languages"})


@dataclass(frozen=True, kw_only=True)
class Stored:
    """How many offers of a batch were new, changed, as before, or rejected."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0

    def __add__(self, other: "Stored") -> "Stored":
        return Stored(
            created=self.created + other.created,
            updated=self.updated + other.updated,
            unchanged=self.unchanged + other.unchanged,
            rejected=self.rejected + other.rejected,
        )


def store(
    batch: Sequence[Prepared], *, source: ImportSource, run: ImportRun, now: dt.datetime
) -> Stored:
    """Write a batch and return the counts. See `write`."""
    outcomes = Counter(write(batch, source=source, run=run, now=now).values())
    return Stored(
        created=outcomes[Outcome.NEW],
        updated=outcomes[Outcome.CHANGED],
        unchanged=outcomes[Outcome.UNCHANGED],
        rejected=sum(item.data is None for item in batch),
    )


def write(
    batch: Sequence[Prepared], *, source: ImportSource, run: ImportRun, now: dt.datetime
) -> dict[str, Outcome]:
    """Write offers, runs, records and issues of a batch, and mark what the search must know.

    Returns what became of each key. Raises whatever the database raises; nothing of the batch stays
    then if the caller rolls back.
    """
    accepted = {item.key: item.data for item in batch if item.data is not None}
    # Offers before their runs, and in order, as an editor's save locks them: no two wait crosswise.
    known = Offer.objects.select_for_update(no_key=True).order_by("pk")
    offers = {
        offer.external_id: offer
        for offer in known.filter(source=source, external_id__in=[item.key for item in batch])
    }
    new, touched, columns = _offers(accepted, offers, source, now)
    data = {offers[key].pk: found for key, found in accepted.items()}
    locked = {offer.pk: locks_of(offer, source) for offer in offers.values()}
    changed = set(touched) | _related(data, new, locked, now)
    fresh = {offer.pk for offer in new}
    _save_changed(offers, changed - fresh, columns, now)
    seen = [offer.pk for offer in offers.values()]
    Offer.objects.filter(pk__in=seen).update(last_seen=now)
    _records(batch, offers, source, run, now)
    join(changed | fresh)
    rescore(changed | fresh)
    mark("offers", changed | fresh)
    outcomes = dict.fromkeys((item.key for item in batch), Outcome.REJECTED)
    for key in accepted:
        pk = offers[key].pk
        outcomes[key] = Outcome.CHANGED if pk in changed else Outcome.UNCHANGED
        if pk in fresh:
            outcomes[key] = Outcome.NEW
    return outcomes


def _offers(
    accepted: dict[str, OfferData],
    offers: dict[str, Offer],
    source: ImportSource,
    now: dt.datetime,
) -> tuple[list[Offer], set[int], set[str]]:
    """Make new offers (added to `offers`), set what differs in the others; the latter unsaved."""
    new: list[Offer] = []
    touched: set[int] = set()
    columns: set[str] = set()
    today = clock.today()
    for key, data in accepted.items():
        values = _values(data)
        offer = offers.get(key)
        if offer is None:
            offers[key] = offer = Offer(
                provider_id=source.provider_id,
                source=source,
                external_id=key,
                status=OfferStatus.PUBLISHED,
                first_published_at=now,
                **values,
            )
            new.append(offer)
            continue
        locked = locks_of(offer, source)
        names = assign(offer, values, locked=locked)
        names |= _revive(offer, data, today, keep_status=STATUS in locked)
        if names:
            touched.add(offer.pk)
            columns |= names
    Offer.objects.bulk_create(new)
    return new, touched, columns


def locks_of(offer: Offer, source: ImportSource) -> frozenset[str]:
    """Return what this import leaves alone."""
    return frozenset({*source.locked_fields, *offer.locked_fields})


def _revive(offer: Offer, data: OfferData, today: dt.date, *, keep_status: bool) -> set[str]:
    """Set the state of an offer that stands in the feed again; return the columns that changed.

    `keep_status`: people decided on the state, so only its age is forgotten.
    """
    before = Life(status=offer.status, stale=offer.stale, because=offer.archived_because)
    current = any(run.last_day is None or run.last_day >= today for run in data.runs)
    after = seen_again(before, current=current)
    if keep_status:
        after = Life(status=before.status, stale=after.stale, because=before.because)
    offer.status, offer.stale, offer.archived_because = after.status, after.stale, after.because
    return set() if after == before else {"status", "stale", "archived_because"}


def _values(data: OfferData) -> dict[str, Any]:
    return {
        name: list(getattr(data, name)) if name in _LISTS else getattr(data, name)
        for name in OFFER_FIELDS
    } | dict(data.further)


def _related(
    data: dict[int, OfferData],
    new: Sequence[Offer],
    locked: dict[int, frozenset[str]],
    now: dt.datetime,
) -> set[int]:
    """Store runs and relations; return the ids of offers where anything changed."""
    venues = ensure_venues(
        venue
        for offer in data.values()
        for run in offer.runs
        for venue in (run.venue, *(date.venue for date in run.dates))
        if venue is not None
    )
    changed = store_runs(
        {pk: offer.runs for pk, offer in data.items()}, venues=venues, locked=locked, now=now
    )
    changed |= drop_runs(
        {
            pk: offer.runs
            for pk, offer in data.items()
            if offer.all_runs and "run.start" not in locked[pk]
        }
    )
    fresh = {offer.pk for offer in new}

    def free(relation: str) -> dict[int, OfferData]:
        """A locked relation is filled once, with the offer."""
        return {
            pk: offer for pk, offer in data.items() if pk in fresh or relation not in locked[pk]
        }

    changed |= set_topics(free("topics"))
    changed |= set_target_groups(free("target_groups"))
    words = free("keywords")
    ids = ensure_keywords(word for offer in words.values() for word in offer.keywords)
    changed |= set_keywords(words, ids)
    changed |= set_links(free("links"))
    changed |= set_fundings(free("funding"))
    return changed


def _save_changed(
    offers: dict[str, Offer], changed: set[int], columns: set[str], now: dt.datetime
) -> None:
    rows = [offer for offer in offers.values() if offer.pk in changed]
    for offer in rows:
        offer.modified_at = now
    if rows:
        Offer.objects.bulk_update(rows, [*sorted(columns), "modified_at"])


def _records(
    batch: Sequence[Prepared],
    offers: dict[str, Offer],
    source: ImportSource,
    run: ImportRun,
    now: dt.datetime,
) -> None:
    """Keep the raw records and the issues. A rejected record keeps its last good offer."""
    ImportRecord.objects.bulk_create(
        [
            ImportRecord(
                source=source,
                key=item.key,
                raw=item.raw,
                digest=item.digest,
                state=RecordState.IMPORTED if item.data else RecordState.REJECTED,
                offer=offers.get(item.key),
                last_run=run,
                last_seen=now,
            )
            for item in {item.key: item for item in batch}.values()
        ],
        update_conflicts=True,
        unique_fields=["source", "key"],
        update_fields=["raw", "digest", "state", "offer", "last_run", "last_seen"],
    )
    # A run that goes on after it was killed says everything once.
    keys = [item.key for item in batch if item.issues]
    ImportIssue.objects.filter(run=run, record_key__in=keys).delete()
    save_issues(run, [issue for item in batch for issue in item.issues])


def save_issues(run: ImportRun, issues: Sequence[Issue]) -> None:
    """Keep issues of a run."""
    ImportIssue.objects.bulk_create(
        ImportIssue(
            run=run,
            record_key=issue.record_key[:200],  # a longer one is what the issue is about
            line=issue.line,
            field=issue.field[:80],
            code=issue.code,
            severity=issue.severity,
            raw_value=issue.raw_value,
            message=issue.message,
        )
        for issue in issues
    )


def touch(keys: Sequence[str], *, source: ImportSource, run: ImportRun, now: dt.datetime) -> None:
    """Note that unchanged records were seen again: nothing else of them or their offers changes."""
    records = ImportRecord.objects.filter(source=source, key__in=keys)
    # By their ids: where PostgreSQL thinks the tables are empty, it reads all records per offer.
    seen = records.filter(offer__isnull=False).values_list("offer_id", flat=True)
    Offer.objects.filter(pk__in=list(seen)).update(last_seen=now)
    records.update(last_run=run, last_seen=now)
