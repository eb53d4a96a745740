"""Reading what documents are made of, in a fixed number of queries.

Plain rows, not objects: prefetching model instances made a rebuild four times as slow.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import QuerySet

from portal.access import ANONYMOUS, visible_to

from ..models import Offer, OfferKeyword
from ..queries import current_runs, fundings_in_force

SPARSE = 3  # times as many keys in the span as wanted


class OfferRow(NamedTuple):
    """The columns of an offer and its organisation."""

    pk: int
    title: str
    subtitle: str
    description: str
    extra_info: str
    prerequisites: str
    kind: str
    delivery_mode: str
    level_min: str
    level_max: str
    languages_taught: list[str]
    teaching_languages: list[str]
    certificate_type: str
    sign_language: str
    digital_accessible: str
    slow_pace: str
    easy_language: str
    childcare: str
    completeness: int
    stale: bool
    organisation: str
    organisation_slug: str
    first_published_at: dt.datetime | None


class RunRow(NamedTuple):
    """The columns of a run and its venue. `offer`: the one it is shown with."""

    pk: int
    offer: int
    start: dt.date | None
    last_day: dt.date | None
    weekdays: int
    time_from: dt.time | None
    time_to: dt.time | None
    price: Decimal | None
    is_online: bool
    date_count: int | None
    places_max: int | None
    places_booked: int | None
    waitlist: bool
    registration_state: str
    publish_from: dt.date | None
    publish_until: dt.date | None
    venue: int | None
    venue_name: str | None
    postcode: str | None
    city: str | None
    district: str | None
    latitude: float | None
    longitude: float | None
    step_free: str | None
    accessible_wc: str | None
    hearing_loop: str | None

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


class Group(NamedTuple):
    """A target group."""

    slug: str
    label: str


@dataclass(frozen=True)
class Rows:
    """Offers ascending by id; the rest by offer id."""

    offers: list[OfferRow]
    topics: dict[int, list[int]]
    runs: dict[int, list[RunRow]]
    keywords: dict[int, list[str]]
    groups: dict[int, list[Group]]
    fundings: dict[int, list[str]]  # codes of those in force today


def listed() -> QuerySet[Offer]:
    """Return the offers that belong into the index."""
    return visible_to(ANONYMOUS, Offer.objects.all())


def read(keys: Sequence[int]) -> Rows:
    """Return the rows of those of `keys` that are listed."""
    offers = (
        listed()
        .filter(**_among("pk", keys))
        .order_by("pk")
        .values_list(
            "pk",
            "title",
            "subtitle",
            "description",
            "extra_info",
            "prerequisites",
            "kind",
            "delivery_mode",
            "level_min",
            "level_max",
            "languages_taught",
            "teaching_languages",
            "certificate_type",
            "sign_language",
            "digital_accessible",
            "slow_pace",
            "easy_language",
            "childcare",
            "completeness",
            "stale",
            "provider__organisation__name",
            "provider__organisation__slug",
            "first_published_at",
        )
    )
    topics: dict[int, list[int]] = defaultdict(list)
    through = Offer.topics.through.objects.filter(**_among("offer", keys)).order_by("pk")
    for pk, topic in through.values_list("offer_id", "topic_id"):
        topics[pk].append(topic)
    wanted = set(keys)
    found = [OfferRow._make(row) for row in offers if row[0] in wanted]
    return Rows(found, topics, _runs(keys), _keywords(keys), _groups(keys), _fundings(keys))


def _among(field: str, keys: Sequence[int]) -> dict[str, Any]:
    """Return the condition for `keys`: where they lie close together, as in a rebuild, their span.

    A list of 500 costs more to prepare than the few rows that lie between cost to read.
    """
    first, last = min(keys, default=0), max(keys, default=0)
    if keys and last - first < SPARSE * len(keys):
        return {f"{field}__gte": first, f"{field}__lte": last}
    return {f"{field}__in": keys}


def _keywords(keys: Sequence[int]) -> dict[int, list[str]]:
    words: dict[int, list[str]] = defaultdict(list)
    keywords = OfferKeyword.objects.filter(**_among("content_object", keys)).order_by("pk")
    for pk, word in keywords.values_list("content_object_id", "tag__name"):
        words[pk].append(word)
    return words


def _groups(keys: Sequence[int]) -> dict[int, list[Group]]:
    groups: dict[int, list[Group]] = defaultdict(list)
    links = Offer.target_groups.through.objects.filter(**_among("offer", keys)).order_by("pk")
    for pk, *group in links.values_list("offer_id", "targetgroup__slug", "targetgroup__label"):
        groups[pk].append(Group(*group))
    return groups


def _fundings(keys: Sequence[int]) -> dict[int, list[str]]:
    codes: dict[int, list[str]] = defaultdict(list)
    fundings = fundings_in_force().filter(**_among("offer", keys)).order_by("pk")
    for pk, code in fundings.values_list("offer_id", "programme__code"):
        codes[pk].append(code)
    return codes


def _runs(keys: Sequence[int]) -> dict[int, list[RunRow]]:
    runs: dict[int, list[RunRow]] = defaultdict(list)
    rows = (
        current_runs()
        .filter(cancelled=False, **_among("shown_with", keys))
        .order_by("pk")
        .values_list(
            "pk",
            "shown_with_id",
            "start",
            "last_day",
            "weekdays",
            "time_from",
            "time_to",
            "price",
            "is_online",
            "date_count",
            "places_max",
            "places_booked",
            "waitlist",
            "registration_state",
            "publish_from",
            "publish_until",
            "venue_id",
            "venue__name",
            "venue__postcode",
            "venue__city",
            "venue__district",
            "venue__latitude",
            "venue__longitude",
            "venue__step_free",
            "venue__accessible_wc",
            "venue__hearing_loop",
        )
    )
    for row in map(RunRow._make, rows):
        runs[row.offer].append(row)
    return runs
