"""From rows to documents."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache

from portal import clock
from portal.text import plain_text
from search.contract import Document, Part
from search.german import fold_sort

from ..domain.access import access, access_codes
from ..domain.completeness import grade
from ..domain.duration import duration
from ..domain.languages import language_label
from ..domain.levels import level_steps
from ..domain.places import can_join, places
from ..domain.times import daypart, is_weekend, weekday_codes
from ..enums import DeliveryMode, OfferKind
from ..topic_tree import TopicTree
from .rows import OfferRow, RunRow, listed, read
from .schema import FREE, FREE_UNKNOWN, NEWNESS, ONLINE, PLACE_UNKNOWN, REMOTE_MODES, WEEKEND


def keys() -> Iterator[int]:
    """Yield the ids of all listed offers, ascending."""
    return listed().order_by("pk").values_list("pk", flat=True).iterator(chunk_size=5000)


def load(keys: Sequence[int]) -> Iterator[Document]:
    """Yield the documents (version 0) of those of `keys` that are listed, ascending by key."""
    rows = read(keys)
    tree = TopicTree.load()
    kinds = {kind.value: str(kind.label) for kind in OfferKind}
    languages = cache(lambda code: str(language_label(code)))  # a translation each time otherwise
    for offer in rows.offers:
        topics = tree.with_ancestors(rows.topics.get(offer.pk, ()))
        runs = rows.runs.get(offer.pk, [])
        groups = rows.groups.get(offer.pk, ())
        words = (
            *rows.keywords.get(offer.pk, ()),
            *(group.label for group in groups),
            *(word for topic in topics for word in topic.search_words),
            *map(languages, offer.languages_taught),
            kinds[offer.kind],
            offer.organisation,
            *_place_words(runs),
        )
        yield Document(
            key=offer.pk,
            version=0,
            texts={
                "title": f"{offer.title} {offer.subtitle}".strip(),
                "keywords": " . ".join(words),
                "description": _prose(offer),
            },
            keywords={
                "thema": tuple(topic.slug for topic in topics),
                "anbieter": (offer.organisation_slug,),
                "form": (offer.delivery_mode,),
                "niveau": level_steps(offer.level_min, offer.level_max),
                "sprache": tuple(offer.languages_taught),
                "unterrichtssprache": tuple(offer.teaching_languages),
                "zielgruppe": tuple(group.slug for group in groups),
                "foerderung": tuple(rows.fundings.get(offer.pk, ())),
                "art": (offer.kind,),
                "abschluss": (offer.certificate_type,) if offer.certificate_type else (),
                "guete": (grade(offer.completeness, stale=offer.stale).value,),
            },
            numbers=_newness(offer.first_published_at),
            parts=tuple(_part(run, offer) for run in runs),
            sort_text=fold_sort(offer.title),
        )


def _newness(published: datetime | None) -> dict[str, int]:
    """Return the seconds since publication began, negative: indexes sort by the least number."""
    return {} if published is None else {NEWNESS: -int(published.timestamp())}


def _prose(offer: OfferRow) -> str:
    texts = (offer.description, offer.extra_info, offer.prerequisites)
    return " ".join(plain_text(text) for text in texts if text)


def _place_words(runs: Iterable[RunRow]) -> Iterable[str]:
    """Return the names of the venues, each once."""
    named = {run.venue: run for run in runs if run.venue}
    return [f"{run.venue_name} {run.postcode} {run.city} {run.district}" for run in named.values()]


def _part(run: RunRow, offer: OfferRow) -> Part:
    """Turn a run into a part; what is unknown is left out."""
    online = run.is_online or offer.delivery_mode in REMOTE_MODES
    lasts = duration(start=run.start, last_day=run.last_day, date_count=run.date_count)
    times = [daypart(run.time_from, run.time_to), WEEKEND if is_weekend(run.weekdays) else ""]
    numbers = {
        "beginn": _day(run.start),
        "ende": _day(run.last_day),
        "preis": None if run.price is None else int(run.price * 100),
        "zeigen_ab": _day(run.publish_from),
        "zeigen_bis": _day(run.publish_until),
    }
    return Part(
        key=run.pk,
        keywords={
            "wochentag": weekday_codes(run.weekdays),
            "tageszeit": tuple(time for time in times if time),
            "ort": _places(run, offer.delivery_mode),
            "barrierefrei": access_codes(access(venue=run, offer=offer, online=online)),
            "plaetze": _free(run),
            "dauer": (lasts,) if lasts else (),
        },
        numbers={name: number for name, number in numbers.items() if number is not None},
        geo=run.position,
    )


def _places(run: RunRow, delivery_mode: str) -> tuple[str, ...]:
    """Return where a run can be attended: its venue, online, both (hybrid), or unknown."""
    places = [str(run.venue)] if run.position else []
    if run.is_online or delivery_mode in REMOTE_MODES or delivery_mode == DeliveryMode.HYBRID:
        places.append(ONLINE)
    return tuple(places) or (PLACE_UNKNOWN,)


def _free(run: RunRow) -> tuple[str, ...]:
    """Return whether one can still join: yes, unknown, or nothing for no."""
    found = places(
        maximum=run.places_max,
        booked=run.places_booked,
        waitlist=run.waitlist,
        registration=run.registration_state,
    )
    joinable = can_join(found, registration=run.registration_state)
    if joinable is None:
        return (FREE_UNKNOWN,)
    return (FREE,) if joinable else ()


def _day(day: date | None) -> int | None:
    return None if day is None else clock.day_number(day)
