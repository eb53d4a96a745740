"""The catalogue as the search sees it: the index `offers`, one document per offer, runs as parts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Prefetch, QuerySet

from portal import clock
from portal.access import ANONYMOUS, visible_to
from portal.text import plain_text
from search.contract import (
    Document,
    IndexSchema,
    KeywordField,
    NumberField,
    Part,
    PartSchema,
    TextField,
)
from search.german import fold_sort

from .domain.languages import language_label
from .domain.levels import level_steps
from .domain.times import daypart, is_weekend, weekday_codes
from .enums import Daypart, DeliveryMode, Level, OfferKind, Weekday
from .models import Offer, OfferKeyword, Run
from .queries import current_runs
from .topic_tree import TopicTree

WEEKEND = "wochenende"
ONLINE = "online"
PLACE_UNKNOWN = "unbekannt"
REMOTE_MODES = frozenset({DeliveryMode.ONLINE_LIVE, DeliveryMode.SELF_PACED, DeliveryMode.DISTANCE})

SCHEMA = IndexSchema(
    name="offers",
    texts=(
        TextField(name="title", weight=3.0, suggest=True),
        TextField(name="keywords", weight=2.0),
        TextField(name="description"),
    ),
    keywords=(
        KeywordField(name="thema", multiple=True),
        KeywordField(name="anbieter"),
        KeywordField(name="form", values=tuple(DeliveryMode.values)),
        KeywordField(name="niveau", multiple=True, values=tuple(Level.values)),
        KeywordField(name="sprache", multiple=True),
    ),
    parts=PartSchema(
        keywords=(
            KeywordField(name="wochentag", multiple=True, values=tuple(Weekday.values)),
            KeywordField(name="tageszeit", multiple=True, values=(*Daypart.values, WEEKEND)),
            KeywordField(name="ort", multiple=True),
        ),
        numbers=(
            NumberField(name="beginn"),
            NumberField(name="ende"),
            NumberField(name="preis"),
            NumberField(name="zeigen_ab"),
            NumberField(name="zeigen_bis"),
        ),
        geo=True,
    ),
)


def keys() -> Iterator[int]:
    """Yield the ids of all listed offers, ascending."""
    offers = visible_to(ANONYMOUS, Offer.objects.all())
    return offers.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=5000)


def load(keys: Sequence[int]) -> Iterator[Document]:
    """Yield the documents of those of `keys` that are listed; a fixed number of queries per call."""
    tree = TopicTree.load()
    for offer in _offers(keys):
        yield document(offer, tree)


def _offers(keys: Sequence[int]) -> QuerySet[Offer]:
    runs = current_runs().filter(cancelled=False).select_related("venue")
    return (
        visible_to(ANONYMOUS, Offer.objects.filter(pk__in=keys))
        .select_related("provider__organisation")
        .prefetch_related(
            "topics",
            "target_groups",
            Prefetch("offer_keywords", OfferKeyword.objects.select_related("tag")),
            Prefetch("runs", runs),
        )
        .order_by("pk")
    )


def document(offer: Offer, tree: TopicTree) -> Document:
    """Turn one offer with its relations loaded into one document (version 0)."""
    organisation = offer.provider.organisation
    runs = list(offer.runs.all())
    topics = tree.with_ancestors(topic.pk for topic in offer.topics.all())
    languages = [str(language_label(code)) for code in offer.languages_taught]
    venues = {run.venue for run in runs if run.venue}
    words: Iterable[str] = (
        *(item.tag.name for item in offer.offer_keywords.all()),
        *(word for topic in topics for word in topic.search_words),
        *(group.label for group in offer.target_groups.all()),
        *languages,
        str(OfferKind(offer.kind).label),
        organisation.name,
        *(f"{venue.name} {venue.postcode} {venue.city} {venue.district}" for venue in venues),
    )
    prose = (offer.description, offer.extra_info, offer.prerequisites)
    return Document(
        key=offer.pk,
        version=0,
        texts={
            "title": f"{offer.title} {offer.subtitle}".strip(),
            "keywords": " . ".join(words),
            "description": " ".join(plain_text(text) for text in prose if text),
        },
        keywords={
            "thema": tuple(topic.slug for topic in topics),
            "anbieter": (organisation.slug,),
            "form": (offer.delivery_mode,),
            "niveau": level_steps(offer.level_min, offer.level_max),
            "sprache": tuple(offer.languages_taught),
        },
        parts=tuple(part(run, offer.delivery_mode) for run in runs),
        sort_text=fold_sort(offer.title),
    )


def part(run: Run, delivery_mode: str) -> Part:
    """Turn one run into a part; what is unknown is left out."""
    times = [daypart(run.time_from, run.time_to)] if run.time_from else []
    if is_weekend(run.weekdays):
        times.append(WEEKEND)
    numbers = {
        "beginn": _day(run.start),
        "ende": _day(run.last_day),
        "preis": None if run.price is None else int(run.price * 100),
        "zeigen_ab": _day(run.publish_from),
        "zeigen_bis": _day(run.publish_until),
    }
    venue = run.venue
    geo = venue.position if venue else None
    return Part(
        key=run.pk,
        keywords={
            "wochentag": weekday_codes(run.weekdays),
            "tageszeit": tuple(time for time in times if time),
            "ort": _places(run, delivery_mode, located=geo is not None),
        },
        numbers={name: number for name, number in numbers.items() if number is not None},
        geo=geo,
    )


def _places(run: Run, delivery_mode: str, *, located: bool) -> tuple[str, ...]:
    """Return where a run can be attended: its venue, online, both (hybrid), or unknown."""
    places = [str(run.venue_id)] if located else []
    if run.is_online or delivery_mode in REMOTE_MODES or delivery_mode == DeliveryMode.HYBRID:
        places.append(ONLINE)
    return tuple(places) or (PLACE_UNKNOWN,)


def _day(day: date | None) -> int | None:
    return None if day is None else clock.day_number(day)
