"""Keeping offers that are the same joined: `Offer.joined_into` and `Run.shown_with`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.db.models import F, Q, Subquery
from django.db.models.expressions import OuterRef

from search.outbox import mark

from ..domain.joining import ALONE, Member, Place, arrangement, fingerprint
from ..models import Offer, Run
from .lifecycle import batches

_TEXTS = ("title", "description", "level_min", "level_max")
Row = tuple[int, int, str, str, int | None]  # id, provider, fingerprint, status, joined into
_ROW = ("pk", "provider_id", "fingerprint", "status", "joined_into")


def join(pks: Collection[int]) -> set[int]:
    """Join and part what the present state of these offers asks for; return the ids of all offers
    whose page or runs changed. Marks them for the index; inside the caller's transaction."""
    pks = set(pks)
    before = _rows(Q(pk__in=pks))
    _take_fingerprints(pks)
    now = _rows(Q(pk__in=pks))
    # The groups they were in, those they belong to now, and whatever is still tied to them.
    keys = {(row[1], row[2]) for row in (*before, *now) if row[2]}
    mains = {row[4] for row in now if row[4]}
    rows = now + _rows(
        Q(joined_into__in=pks | mains)
        | Q(pk__in=mains)
        | Q(
            fingerprint__in={print_ for _, print_ in keys},
            provider__in={provider for provider, _ in keys},
        )
    )
    places = _places({row[0]: row for row in rows})
    changed = _move(places, {row[0]: row[4] for row in rows}) | _show(places)
    mark("offers", changed)
    return changed


def join_all() -> int:
    """Mend all joins, as after a change that nobody told us of; return how many offers changed."""
    count = 0
    for pks in batches(Offer.objects.all()):
        with transaction.atomic():
            count += len(join(pks))
    return count


def _rows(condition: Q) -> list[Row]:
    return list(Offer.objects.filter(condition).order_by("pk").values_list(*_ROW))


def _take_fingerprints(pks: Collection[int]) -> None:
    new: dict[str, list[int]] = defaultdict(list)
    for offer in Offer.objects.filter(pk__in=pks).only("fingerprint", *_TEXTS).order_by("pk"):
        found = fingerprint(**{name: getattr(offer, name) for name in _TEXTS})
        if found != offer.fingerprint:
            new[found].append(offer.pk)
    changed = {pk: found for found, group in new.items() for pk in group}
    if changed:
        Offer.objects.bulk_update(
            [Offer(pk=pk, fingerprint=found) for pk, found in sorted(changed.items())],
            ["fingerprint"],
        )


def _places(rows: Mapping[int, Row]) -> dict[int, Place]:
    groups: dict[tuple[int, str], list[Row]] = defaultdict(list)
    mains = {row[4] for row in rows.values()}
    for row in rows.values():
        groups[row[1], row[2]].append(row)
    places: dict[int, Place] = {}
    for (_provider, found), group in groups.items():
        if not found:
            places |= {row[0]: ALONE for row in group}
            continue
        places |= arrangement(
            [Member(pk=row[0], status=row[3], is_main=row[0] in mains) for row in group]
        )
    return places


def _move(places: Mapping[int, Place], present: Mapping[int, int | None]) -> set[int]:
    """Set `joined_into` where it differs; return the offers concerned, with their mains."""
    targets: dict[int | None, list[int]] = defaultdict(list)
    touched: set[int] = set()
    for pk, place in places.items():
        old = present[pk]
        if place.main != old:
            targets[place.main].append(pk)
            touched |= {pk, *(main for main in (place.main, old) if main is not None)}
    moved = {pk: target for target, group in targets.items() for pk in group}
    if moved:
        Offer.objects.bulk_update(
            [Offer(pk=pk, joined_into_id=target) for pk, target in sorted(moved.items())],
            ["joined_into"],
        )
    return touched


def _show(places: Mapping[int, Place]) -> set[int]:
    """Let the runs stand where `places` says; return the offers that lost or gained one."""
    shown = [pk for pk, place in places.items() if place.shown]
    alone = [pk for pk, place in places.items() if not place.shown]
    main = Offer.objects.filter(pk=OuterRef("offer_id")).values("joined_into")
    runs = Run.objects.annotate(main=Subquery(main[:1]))
    wrong = runs.filter(Q(shown_with=None) | ~Q(shown_with=F("main")), offer__in=shown)
    own = Run.objects.filter(Q(shown_with=None) | ~Q(shown_with=F("offer")), offer__in=alone)
    touched: set[int] = set()
    for query, target in ((wrong, "main"), (own, "offer_id")):
        moved = list(query.values_list("pk", "shown_with_id", target))
        by_target: dict[int, list[int]] = defaultdict(list)
        for pk, old, new in moved:
            by_target[new].append(pk)
            touched |= {new} | ({old} - {None})
        _set_shown_with(by_target)
    return touched


def _set_shown_with(by_target: Mapping[int, Iterable[int]]) -> None:
    rows = {pk: target for target, group in by_target.items() for pk in group}
    if rows:
        Run.objects.bulk_update(
            [Run(pk=pk, shown_with_id=target) for pk, target in sorted(rows.items())],
            ["shown_with"],
        )
