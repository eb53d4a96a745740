"""Putting the example offers into the database, and moving them on from week to week.

Dates are counted from the Monday of the present week. `ImportRun.exported_at` of the examples' own
import source keeps the Monday they stand at, `ImportRecord.digest` what was last written: an offer
whose text an editor has changed, or that was deleted, is left as it is until the example itself
changes; its dates move on all the same.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet

from portal import clock
from search.aftercommit import no_drain_after_commit
from search.outbox import mark

from ..enums import ImportState, OfferStatus, RecordState
from ..models import ImportRecord, ImportRun, ImportSource, Offer, Run, SessionDate
from ..upkeep.joining import join
from ..upkeep.lifecycle import age
from ..upkeep.scoring import rescore
from . import relations, rows
from .catalogue import OFFERS
from .dates import anchor
from .shapes import DemoOffer

SOURCE = "beispiele"
BATCH = 25  # offers per transaction, well below a second


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """Numbers of offers."""

    created: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    total: int = 0


def build(
    today: dt.date,
    *,
    offers: tuple[DemoOffer, ...] = OFFERS,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Outcome:
    """Make the example offers stand as on `today`. A second call in the same week does nothing."""
    monday = anchor(today)
    state = _state(offers)
    run = ImportRun.objects.filter(source__slug=SOURCE).select_related("source").first()
    if run and run.sha256 == state and run.exported_at == _moment(monday):
        return Outcome(total=len(offers))
    with no_drain_after_commit():
        run = run or _begin(offers)
        removed = _remove_offers(
            Offer.objects.filter(source=run.source).exclude(
                external_id__in=[offer.key for offer in offers]
            )
        )
        counts = {"created": 0, "changed": 0, "moved": 0}
        words = relations.load(offers)
        for done, batch in _batches(offers):
            with transaction.atomic():
                for name, count in _write(batch, run, words, monday).items():
                    counts[name] += count
            progress(done, len(offers))
        _finish(run, state, monday, len(offers))
    return Outcome(total=len(offers), removed=removed, **counts)


def remove() -> int:
    """Delete all example offers, their source and their providers; return the number of offers."""
    with no_drain_after_commit(), transaction.atomic():
        removed = _remove_offers(Offer.objects.filter(source__slug=SOURCE))
        ImportSource.objects.filter(slug=SOURCE).delete()
        relations.remove()
    return removed


def _remove_offers(offers: QuerySet[Offer]) -> int:
    with transaction.atomic():
        gone = list(offers.values_list("pk", flat=True))
        Offer.objects.filter(pk__in=gone).delete()
        mark("offers", gone)
    return len(gone)


def _begin(offers: tuple[DemoOffer, ...]) -> ImportRun:
    with transaction.atomic():
        provider = relations.provider(offers[0].provider)
        source, _ = ImportSource.objects.get_or_create(
            slug=SOURCE, defaults={"name": "Beispiele (erfunden)", "provider": provider}
        )
        return ImportRun.objects.create(
            source=source,
            state=ImportState.RUNNING,
            file_name="Beispiele",
            created_at=clock.now(),
            started_at=clock.now(),
        )


def _finish(run: ImportRun, state: str, monday: dt.date, total: int) -> None:
    run.state, run.sha256, run.complete = ImportState.DONE, state, True
    run.exported_at, run.finished_at = _moment(monday), clock.now()
    run.total = run.processed = total
    run.save()


def _write(
    batch: list[DemoOffer], run: ImportRun, words: relations.Words, monday: dt.date
) -> dict[str, int]:
    """Write one batch and return how many offers were created, changed and moved."""
    keys = [offer.key for offer in batch]
    records = {record.key: record for record in run.source.records.filter(key__in=keys)}
    present = {o.external_id: o for o in run.source.offers.filter(external_id__in=keys)}
    fresh: list[DemoOffer] = []
    stale: list[DemoOffer] = []
    same: list[DemoOffer] = []
    for offer in batch:
        record, row = records.get(offer.key), present.get(offer.key)
        if record is None:
            fresh.append(offer)
        elif row is not None:
            (same if record.digest == rows.digest(offer) else stale).append(offer)
    for offer in stale:
        Offer.objects.filter(pk=present[offer.key].pk).update(
            provider=words.providers[offer.provider],
            modified_at=clock.now(),
            **rows.offer_values(offer),
        )
    present |= _create(fresh, run.source, words, monday)
    relations.attach(
        [(present[o.key], o) for o in (*fresh, *stale)], words, monday, fresh=not stale
    )
    moved = _place(same, present, words, monday, rows.DATE_FIELDS)
    relations.recognise_again(moved, monday)
    _place([*fresh, *stale], present, words, monday, rows.RUN_FIELDS)
    _note([*fresh, *stale], present, run)
    touched = [present[o.key].pk for o in (*fresh, *stale)] + moved
    age(touched)  # back from the past, if the night found them over
    join(touched)
    rescore(touched)
    mark("offers", touched)
    return {"created": len(fresh), "changed": len(stale), "moved": len(moved)}


def _create(
    offers: list[DemoOffer], source: ImportSource, words: relations.Words, monday: dt.date
) -> dict[str, Offer]:
    now = clock.now()
    made = Offer.objects.bulk_create(
        Offer(
            source=source,
            external_id=offer.key,
            number=_number(offer),
            provider=words.providers[offer.provider],
            confirmed_at=now,
            first_published_at=None if offer.status == OfferStatus.DRAFT else now,
            **rows.offer_values(offer),
        )
        for offer in offers
    )
    return {row.external_id: row for row in made}


def _number(offer: DemoOffer) -> str:
    """Return a course number as offices print it: letters of the provider, digits of the offer."""
    digits = int(hashlib.sha256(offer.key.encode()).hexdigest()[:8], 16) % 9000 + 1000
    return f"{offer.provider[:3].upper()}-{digits}"


def _place(
    offers: list[DemoOffer],
    present: dict[str, Offer],
    words: relations.Words,
    monday: dt.date,
    fields: tuple[str, ...],
) -> list[int]:
    """Let the runs of `offers` stand where they belong; return the ids of offers that changed.

    Runs are recognised by their external_id, keep their uid, and count their sequence up (RFC 5545)
    when anything in `fields` changes.
    """
    known: dict[int, dict[str, Run]] = {}
    for row in Run.objects.filter(offer__in=[present[offer.key].pk for offer in offers]):
        known.setdefault(row.offer_id, {})[row.external_id] = row
    now, new, changed, again, touched = clock.now(), [], [], [], set()
    for offer in offers:
        offer_row = present[offer.key]
        old_rows = known.get(offer_row.pk, {})
        for position, demo_run in enumerate(offer.runs, start=1):
            venue = words.venues.get(demo_run.venue)
            row = rows.run_row(offer, demo_run, position, monday, venue)
            row.offer, row.modified = offer_row, now
            row.shown_with = offer_row
            old = old_rows.pop(row.external_id, None)
            if old is None:
                if fields == rows.DATE_FIELDS:
                    continue  # deleted by an editor
                new.append(row)
            elif any(getattr(old, name) != getattr(row, name) for name in fields):
                row.pk, row.uid, row.sequence = old.pk, old.uid, old.sequence + 1
                changed.append(row)
            else:
                continue
            touched.add(offer_row.pk)
            again.append((demo_run, row))
        if fields == rows.RUN_FIELDS and old_rows:
            Run.objects.filter(pk__in=[row.pk for row in old_rows.values()]).delete()
    Run.objects.bulk_create(new)
    Run.objects.bulk_update(changed, [*fields, "sequence", "modified"], batch_size=100)
    SessionDate.objects.filter(run__in=[row.pk for row in changed]).delete()
    SessionDate.objects.bulk_create(
        date
        for demo_run, row in again
        for date in rows.date_rows(demo_run, row, monday, words.venues, sequence=row.sequence)
    )
    return sorted(touched)


def _note(offers: list[DemoOffer], present: dict[str, Offer], run: ImportRun) -> None:
    ImportRecord.objects.bulk_create(
        [
            ImportRecord(
                source=run.source,
                key=offer.key,
                raw=json.dumps({"title": offer.title}, ensure_ascii=False),
                digest=rows.digest(offer),
                state=RecordState.IMPORTED,
                offer=present[offer.key],
                last_run=run,
                last_seen=clock.now(),
            )
            for offer in offers
        ],
        update_conflicts=True,
        unique_fields=["source", "key"],
        update_fields=["raw", "digest", "offer", "last_run", "last_seen"],
    )


def _state(offers: tuple[DemoOffer, ...]) -> str:
    return hashlib.sha256("".join(map(rows.digest, offers)).encode()).hexdigest()


def _moment(monday: dt.date) -> dt.datetime:
    return dt.datetime.combine(monday, dt.time(12), clock.BERLIN)


def _batches(offers: tuple[DemoOffer, ...]) -> Iterator[tuple[int, list[DemoOffer]]]:
    rest, done = iter(offers), 0
    while batch := list(islice(rest, BATCH)):
        done += len(batch)
        yield done, batch
