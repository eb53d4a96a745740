"""Writing generated offers in batches, without signals and without the outbox.

A hundred thousand outbox rows would say no more than "build the index anew": the command says that.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from random import Random
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from portal import clock
from portal.geo.region import POSTCODES
from portal.organisations.models import Organisation
from portal.places.models import GeoQuality, Venue
from portal.topics.models import Topic

from ..demo.words import PROGRAMMES
from ..enums import DeliveryMode, OfferStatus, RegistrationState
from ..models import (
    FundingProgramme,
    ImportSource,
    Keyword,
    Offer,
    OfferFunding,
    OfferKeyword,
    Provider,
    Run,
    TargetGroup,
)
from . import facts
from .bulk import Table, reset_sequences
from .texts import Text, draw
from .vocabulary import KEYWORDS, PLACE_NAMES

SOURCE = "erzeugt"
BATCH = 200
PROVIDERS = 60
VENUES = 400
_MODES = (
    (DeliveryMode.ONSITE, 78), (DeliveryMode.ONLINE_LIVE, 10), (DeliveryMode.HYBRID, 4),
    (DeliveryMode.SELF_PACED, 3), (DeliveryMode.BLENDED, 2), (DeliveryMode.DISTANCE, 1),
    (DeliveryMode.UNKNOWN, 2),
)  # fmt: skip
_WEEKDAYS = (20, 21, 20, 19, 7, 10, 3)  # shares of Monday to Sunday
_BEGINS = ((9, 0, 20), (10, 0, 10), (14, 0, 9), (16, 30, 8), (18, 0, 30), (19, 0, 17), (8, 30, 6))
_REMOTE = frozenset({DeliveryMode.ONLINE_LIVE, DeliveryMode.SELF_PACED, DeliveryMode.DISTANCE})
_FLEXIBLE = frozenset({DeliveryMode.SELF_PACED, DeliveryMode.DISTANCE})
_OFFER_COLUMNS = (
    "external_id", "number", "provider_id", "title", "description", "kind", "level_min",
    "level_max", "languages_taught", "delivery_mode", "booking_url", "completeness", *facts.OFFER_COLUMNS,
)  # fmt: skip
_RUN_COLUMNS = (
    "offer_id", "shown_with_id", "external_id", "price", "price_reduced", "places_max",
    "places_booked",
    "is_online", "uid", "venue_id", "flexible_start", "weekdays", "start", "end", "last_day",
    "time_from", "time_to", "date_count", "units",
)  # fmt: skip
Row = dict[str, Any]


@dataclass(frozen=True)
class _Stage:
    """What generated offers point at. `weights` are cumulative: few venues are used much."""

    source: ImportSource
    providers: list[Provider]
    venues: list[Venue]
    weights: list[float]
    topics: dict[str, Topic]
    keywords: list[Keyword]
    groups: list[int]
    programmes: list[int]
    towns: tuple[str, ...]


def generate(
    number: int, *, seed: int, progress: Callable[[int, int], object] = lambda done, total: None
) -> int:
    """Write `number` offers with two or three runs each; return the number of runs.

    Raises ValueError if offers of this seed are there already.
    """
    if Offer.objects.filter(source__slug=SOURCE, external_id__startswith=f"{seed}-").exists():
        raise ValueError(f"seed {seed} is used up")
    rng, today, runs = Random(seed), clock.today(), 0
    stage = _stage()
    tables = _Tables(stage.source)
    for begin in range(0, number, BATCH):
        size = min(BATCH, number - begin)
        with transaction.atomic():
            runs += _write_batch(rng, stage, tables, seed, range(begin, begin + size), today)
        progress(begin + size, number)
    with transaction.atomic():
        reset_sequences(Offer, *(model for model, _ in _DEPENDENT))
    return runs


def remove(*, progress: Callable[[int, int], object] = lambda done, total: None) -> int:
    """Delete all generated offers, in batches; return their number."""
    pks = list(Offer.objects.filter(source__slug=SOURCE).values_list("pk", flat=True))
    for begin in range(0, len(pks), BATCH):
        batch = pks[begin : begin + BATCH]
        with transaction.atomic():
            # Not through `delete()`: its signals would mark the outbox once for each offer.
            for model, name in _DEPENDENT:
                rows = model._base_manager.filter(**{f"{name}__in": batch})
                rows._raw_delete(rows.db)
            offers = Offer.objects.filter(pk__in=batch)
            offers._raw_delete(offers.db)
        progress(begin + len(batch), len(pks))
    return len(pks)


_DEPENDENT = (
    (Run, "offer"),
    (OfferKeyword, "content_object"),
    (Offer.topics.through, "offer"),
    (Offer.target_groups.through, "offer"),
    (OfferFunding, "offer"),
)


class _Tables:
    """The tables that get rows, with what is alike in all of them."""

    def __init__(self, source: ImportSource) -> None:
        now = clock.now()
        self.offers = Table(
            Offer,
            _OFFER_COLUMNS,
            source_id=source.pk,
            status=OfferStatus.PUBLISHED,
            is_example=True,
            confirmed_at=now,
            first_published_at=now,
            created_at=now,
            modified_at=now,
        )
        self.runs = Table(
            Run, _RUN_COLUMNS, registration_state=RegistrationState.OPEN, modified=now
        )
        self.topics = Table(Offer.topics.through, ("offer_id", "topic_id"))
        self.keywords = Table(OfferKeyword, ("content_object_id", "tag_id"))
        self.groups = Table(Offer.target_groups.through, ("offer_id", "targetgroup_id"))
        self.fundings = Table(OfferFunding, ("offer_id", "programme_id"))


def _write_batch(
    rng: Random, stage: _Stage, tables: _Tables, seed: int, positions: range, today: dt.date
) -> int:
    texts = [draw(rng, stage.towns) for _ in positions]
    modes = rng.choices([m for m, _ in _MODES], [share for _, share in _MODES], k=len(texts))
    pks = tables.offers.insert(
        _offer(rng, stage, f"{seed}-{position}", text, mode)
        for position, text, mode in zip(positions, texts, modes, strict=True)
    )
    tables.topics.insert(
        {"offer_id": pk, "topic_id": stage.topics[text.topic].pk}
        for pk, text in zip(pks, texts, strict=True)
        if text.topic in stage.topics
    )
    tables.keywords.insert(
        {"content_object_id": pk, "tag_id": rng.choice(stage.keywords).pk} for pk in pks
    )
    tables.groups.insert(
        {"offer_id": pk, "targetgroup_id": group}
        for pk, group in facts.some(rng, pks, stage.groups)
    )
    tables.fundings.insert(
        {"offer_id": pk, "programme_id": programme}
        for pk, programme in facts.some(rng, pks, stage.programmes)
    )
    return len(
        tables.runs.insert(
            run
            for pk, mode in zip(pks, modes, strict=True)
            for run in _runs(rng, stage, pk, mode, today)
        )
    )


def _offer(rng: Random, stage: _Stage, key: str, text: Text, mode: str) -> Row:
    return {
        "external_id": key,
        "number": f"T{rng.randrange(10_000, 99_999)}",
        "provider_id": stage.providers[int(len(stage.providers) * rng.random() ** 2)].pk,
        "title": text.title,
        "description": text.description,
        "kind": text.kind,
        "level_min": text.level,
        "level_max": text.level,
        "languages_taught": [text.language] if text.language else [],
        "delivery_mode": mode,
        "booking_url": "https://example.org/anmeldung" if rng.random() < 0.8 else "",
        "completeness": rng.randint(40, 95),
        **facts.offer_facts(rng),
    }


def _runs(rng: Random, stage: _Stage, offer: int, mode: str, today: dt.date) -> Iterator[Row]:
    price = _price(rng)
    for position in range(1 if mode in _FLEXIBLE else rng.choice((2, 2, 3))):
        online = mode in _REMOTE or (mode == DeliveryMode.HYBRID and position == 0)
        placed = not online and rng.random() < 0.98
        run: Row = {
            "offer_id": offer,
            "shown_with_id": offer,
            "external_id": str(position),
            "price": price,
            "price_reduced": price * 2 // 3 if price and rng.random() < 0.4 else None,
            "places_max": rng.choice((10, 12, 15, 20)) if rng.random() < 0.7 else None,
            "places_booked": rng.randrange(0, 11) if rng.random() < 0.6 else None,
            "is_online": online,
            "uid": uuid.UUID(int=rng.getrandbits(128), version=4),
            "venue_id": rng.choices(stage.venues, cum_weights=stage.weights)[0].pk
            if placed
            else None,
            "flexible_start": mode in _FLEXIBLE,
            "weekdays": 0,
        }
        if mode not in _FLEXIBLE:
            run.update(_schedule(rng, today))
        yield run


def _schedule(rng: Random, today: dt.date) -> Row:
    weekday = rng.choices(range(7), _WEEKDAYS)[0]
    monday = today - dt.timedelta(days=today.weekday())
    start = monday + dt.timedelta(weeks=rng.randint(1, 40), days=weekday)
    weeks = rng.choice((1, 1, 2, 5, 8, 10, 12, 15))
    end = start + dt.timedelta(weeks=weeks - 1)
    hour, minute, _ = rng.choices(_BEGINS, [share for *_, share in _BEGINS])[0]
    lasts = rng.choice((60, 90, 90, 90, 135, 180, 360 if hour < 12 else 180))
    ends = hour * 60 + minute + lasts
    return {
        "start": start,
        "end": end,
        "last_day": end,
        "weekdays": 1 << weekday,
        "time_from": dt.time(hour, minute),
        "time_to": dt.time(ends // 60, ends % 60),
        "date_count": weeks,
        "units": (Decimal(lasts * weeks) / 45).quantize(Decimal("0.01")),
    }


def _price(rng: Random) -> Decimal | None:
    """Return a price as courses have it: one in eight free, one in twenty unknown, a long tail."""
    kind = rng.random()
    if kind < 0.12:
        return Decimal(0)
    if kind < 0.17:
        return None
    return Decimal(max(5, min(int(rng.lognormvariate(4.3, 0.8)), 6000)))


def _stage() -> _Stage:
    """Make providers, venues and keywords; the same in any installation, whatever the seed."""
    rng = Random(0)
    towns = tuple(dict.fromkeys(label.split(",")[0] for _, _, label in POSTCODES.values()))
    with transaction.atomic():
        providers = [_provider(number, rng.choice(towns)) for number in range(1, PROVIDERS + 1)]
        venues = [_venue(rng, number) for number in range(1, VENUES + 1)]
        source, _ = ImportSource.objects.get_or_create(
            slug=SOURCE, defaults={"name": "Erzeugte Testdaten", "provider": providers[0]}
        )
        keywords = [
            Keyword.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]
            for name in KEYWORDS
        ]
    programmes = [
        FundingProgramme.objects.get_or_create(code=code, defaults=vars(programme))[0].pk
        for code, programme in PROGRAMMES.items()
    ]
    groups = list(TargetGroup.objects.order_by("slug").values_list("pk", flat=True))
    topics = {topic.dvv_code or topic.dvv_area: topic for topic in Topic.objects.order_by("-pk")}
    weights = list(accumulate(1 / (rank + 2) for rank in range(VENUES)))
    return _Stage(source, providers, venues, weights, topics, keywords, groups, programmes, towns)


def _provider(number: int, town: str) -> Provider:
    organisation, _ = Organisation.objects.get_or_create(
        slug=f"erzeugt-{number:02}",
        defaults={
            "name": f"Erzeugter Anbieter {number:02} (Testdaten)",
            "city": town,
            "is_example": True,
        },
    )
    return Provider.objects.get_or_create(organisation=organisation)[0]


def _venue(rng: Random, number: int) -> Venue:
    # Trier has as many venues as all other places together.
    codes = list(POSTCODES)
    code = rng.choice(codes[:6] if rng.random() < 0.5 else codes)
    latitude, longitude, label = POSTCODES[code]
    return Venue.objects.get_or_create(
        name=f"{rng.choice(PLACE_NAMES)} {number} (Testdaten)",
        street=f"Teststraße {number}",
        postcode=code,
        city=label.split(",")[0],
        defaults={
            "latitude": round(latitude + rng.uniform(-0.01, 0.01), 4),
            "longitude": round(longitude + rng.uniform(-0.01, 0.01), 4),
            "geo_quality": GeoQuality.STREET,
            **facts.venue_facts(rng),
        },
    )[0]
