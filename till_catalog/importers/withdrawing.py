"""Offers that are gone from a complete file: withdrawn, unless too many are gone at once."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from portal import clock
from search.outbox import mark

from ..enums import ImportState, OfferStatus, RecordState
from ..models import ImportRecord, ImportRun, Offer, Run
from ..upkeep.joining import join
from .lifecycle import finish

BATCH = 200


class NotConfirmable(Exception):
    """This run has nothing to confirm (any more); says why."""


def missing_offers(run: ImportRun) -> QuerySet[Offer]:
    """Return the offers of the source that are published, not over, and not in this run's file.

    Rejected records count as present. What is over is not withdrawn: feeds drop it by themselves,
    and its page says "vorbei", which is the truth.
    """
    seen = ImportRecord.objects.filter(offer=OuterRef("pk"), source_id=run.source_id, last_run=run)
    return unseen_offers(run.source_id, seen)


def unseen_offers(source_id: int, seen: QuerySet[Any]) -> QuerySet[Offer]:
    """Return the offers of a source that are published, not over, and not among those `seen`: rows
    that refer to an outer offer."""
    runs = Run.objects.filter(offer=OuterRef("pk"))
    current = runs.filter(Q(last_day__isnull=True) | Q(last_day__gte=clock.today()))
    return Offer.objects.filter(
        ~Exists(seen),
        Exists(current) | ~Exists(runs),
        source_id=source_id,
        status=OfferStatus.PUBLISHED,
    ).order_by("pk")


def shrinks_too_much(run: ImportRun) -> str:
    """Return why a person must confirm this run, "" when nobody needs to."""
    if not run.total:
        return _("In der Datei steht kein einziges Angebot.")
    last = (
        ImportRun.objects.filter(source_id=run.source_id, state=ImportState.DONE, complete=True)
        .exclude(pk=run.pk)
        .order_by("-finished_at")
        .first()
    )
    limit = run.source.shrink_limit
    if not run.source.full or last is None or run.total * 100 >= last.total * (100 - limit):
        return ""
    return _(
        "In der Datei stehen %(now)s Angebote, beim letzten Mal waren es %(before)s."
        " Das sind mehr als %(limit)s Prozent weniger."
    ) % {"now": run.total, "before": last.total, "limit": limit}


def withdraw_missing(run: ImportRun, *, spare: Collection[tuple[str, str]] = ()) -> int:
    """Withdraw what is missing, in short transactions; return how many.

    `spare`: number and title of records without an identifier. They stand for offers of the same
    number or title, and those stay.
    """
    offers = spared(missing_offers(run), spare)
    count = 0
    while pks := list(offers.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            count += Offer.objects.filter(pk__in=pks).update(
                status=OfferStatus.WITHDRAWN, modified_at=clock.now()
            )
            ImportRecord.objects.filter(offer_id__in=pks).update(state=RecordState.WITHDRAWN)
            join(pks)
            mark("offers", pks)
            ImportRun.objects.filter(pk=run.pk).update(withdrawn=count)
    run.withdrawn = count
    return count


def spared(offers: QuerySet[Offer], spare: Collection[tuple[str, str]]) -> QuerySet[Offer]:
    """Return the offers without those that share number or title with a record without identifier."""
    numbers = {number for number, _title in spare if number}
    titles = {title for _number, title in spare if title}
    return offers.exclude(number__in=numbers).exclude(title__in=titles)


def confirm(run_id: int) -> int:
    """Carry out the withdrawals a person was asked about; return how many.

    Raises NotConfirmable when the run does not wait for it or a newer one has begun meanwhile.
    """
    run = ImportRun.objects.select_related("source").get(pk=run_id)
    if run.state != ImportState.NEEDS_CONFIRMATION:
        raise NotConfirmable(_("Bei diesem Import gibt es nichts zu bestätigen."))
    if ImportRun.objects.filter(
        source_id=run.source_id, pk__gt=run.pk, started_at__isnull=False
    ).exists():
        raise NotConfirmable(
            _("Diese Quelle wurde inzwischen neu eingelesen. Bestätigt wird nur der letzte Import.")
        )
    count = withdraw_missing(run) if run.source.full else 0
    message = _("Bestätigt. %(count)s Angebote gelten als zurückgezogen.") % {"count": count}
    finish(run, ImportState.DONE, message, complete=True)
    return count
