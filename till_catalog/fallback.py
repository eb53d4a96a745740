"""The catalogue's answer without the search engine: from the database, plainly, within a second.

Words must all occur in title, subtitle or keywords; every filter still holds, and part filters meet
on one run as always. There are no facets, no ranking and no relaxed search; the page says so.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import (
    Case,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)

from portal import clock
from portal.access import ANONYMOUS, visible_to
from search import german
from search.contract import AnyOf, Filter, Hit, Query, Range, Result
from search.user_text import read_user_text

from .domain.access import OFFER_FIELDS, VENUE_FIELDS, need_of
from .domain.duration import MOST_DAYS
from .domain.levels import level_steps
from .domain.times import EVENING_BEGINS, MIDNIGHT, MORNING_ENDS, NOON
from .enums import Daypart, DeliveryMode, Duration, Need, RegistrationState, Weekday
from .indexing import FREE, NEWNESS, ONLINE, PLACE_UNKNOWN, REMOTE_MODES, WEEKEND
from .models import Offer, Run
from .queries import current_runs, fundings_in_force

_WEEKDAYS = tuple(Weekday.values)
_IN_PYTHON = {
    "niveau": lambda offer: level_steps(offer["level_min"], offer["level_max"]),
    "sprache": lambda offer: offer["languages_taught"],
    "unterrichtssprache": lambda offer: offer["teaching_languages"],
}


def answer(query: Query, *, after: int | None = None) -> Result:
    """Return one page of hits in the order asked for (distance and relevance become date).

    With `after` the hits are those behind that id, ascending by id; `total` still counts all.
    """
    offers = visible_to(ANONYMOUS, Offer.objects.all())
    asked = read_user_text(query.words)
    words = [word.surface for word in german.words(asked.plain) if not word.is_stop]
    for text in (*words, *asked.phrases):
        offers = offers.filter(_has(text))
    for text in (*asked.without, *asked.without_phrases):
        offers = offers.exclude(_has(text))
    length = ExpressionWrapper(F("last_day") - F("start"), output_field=DurationField())
    runs = current_runs().filter(cancelled=False).annotate(length=length)
    slow: list[AnyOf] = []
    for item in query.filters:
        if isinstance(item, Range):
            runs = runs.filter(_range(item))
        elif item.field in _RUN_FILTERS:
            runs = runs.filter(_any(item.values, _RUN_FILTERS[item.field]))
        elif item.field in _IN_PYTHON:
            slow.append(item)
        else:
            offers = offers.filter(_offer_filter(item))
    offers = offers.filter(Exists(runs.filter(shown_with=OuterRef("pk"))))
    in_order = _ordered(offers, runs, query)
    if after is not None:
        in_order = offers.filter(pk__gt=after).order_by("pk")
    ordered = in_order.values_list("pk", flat=True)
    end = query.offset + query.limit
    if slow:
        kept = _keep(offers, slow)
        matching = [pk for pk in ordered if pk in kept]
        page, total = matching[query.offset : end], len(kept)
    else:
        page, total = list(ordered[query.offset : end]), offers.count()
    return Result(
        hits=tuple(_hits(page, runs, query)),
        total=total,
        stage="database",
        no_words=bool(german.words(asked.plain)) and not words,
    )


def _has(text: str) -> Q:
    tagged = Offer.keywords.through.objects.filter(
        _contains("tag__name", text), content_object=OuterRef("pk")
    )
    return _contains("title", text) | _contains("subtitle", text) | Q(Exists(tagged))


def _contains(column: str, text: str) -> Q:
    """SQLite, and PostgreSQL with the collation C, ignore the case of ASCII letters only."""
    spellings = {text} if text.isascii() else {text, text.lower(), text.capitalize(), text.upper()}
    found = Q()
    for spelling in sorted(spellings):
        found |= Q(**{f"{column}__icontains": spelling})
    return found


def _any(values: Iterable[str], condition: Callable[[str], Q]) -> Q:
    combined = Q(pk__in=())
    for value in values:
        combined |= condition(value)
    return combined


def _weekday(code: str) -> Q:
    bit = 1 << _WEEKDAYS.index(code)
    days = [mask for mask in range(128) if mask & bit]
    return Q(weekdays__in=days)


def _time(code: str) -> Q:
    if code == WEEKEND:
        return Q(weekdays__in=(32, 64, 96, 48, 80, 112))
    morning = Q(time_from__gt=MIDNIGHT, time_from__lt=NOON)
    short = Q(time_to__isnull=True) | Q(time_to__lte=MORNING_ENDS)
    conditions = {
        Daypart.MORNING: morning & short,
        Daypart.ALL_DAY: morning & ~short,
        Daypart.AFTERNOON: Q(time_from__gte=NOON, time_from__lt=EVENING_BEGINS),
        Daypart.EVENING: Q(time_from__gte=EVENING_BEGINS),
    }
    return conditions[Daypart(code)]


def _place(code: str) -> Q:
    remote = (*REMOTE_MODES, DeliveryMode.HYBRID)
    if code == ONLINE:
        return Q(is_online=True) | Q(shown_with__delivery_mode__in=remote)
    if code == PLACE_UNKNOWN:
        return Q(venue__latitude__isnull=True, is_online=False)
    return Q(venue_id=int(code))


def _access(code: str) -> Q:
    """Return the runs that meet a need, or with the other code those that nobody says do not."""
    need = Need(need_of(code))
    values = ("yes",) if code == need else ("yes", "unknown")
    if need in OFFER_FIELDS:
        return Q(**{f"offer__{OFFER_FIELDS[need]}__in": values})
    met = Q(**{f"venue__{VENUE_FIELDS[need]}__in": values})
    if "unknown" in values:
        met |= Q(venue__isnull=True)
    if need == Need.STEP_FREE:
        met |= Q(is_online=True) | Q(offer__delivery_mode__in=REMOTE_MODES)
    return met


def _places(code: str) -> Q:
    if code != FREE:
        raise ValueError(f"no database filter for places {code}")
    shut = (RegistrationState.FULL, RegistrationState.CLOSED)
    free = Q(places_max__gt=F("places_booked")) & ~Q(registration_state__in=shut)
    return free | Q(registration_state=RegistrationState.NOT_NEEDED)


def _duration(code: str) -> Q:
    most = {name: dt.timedelta(days=days - 1) for name, days in MOST_DAYS.items()}
    if code == Duration.DAY:
        return Q(date_count=1) | Q(length=most[Duration.DAY])
    below = most[list(Duration)[Duration.values.index(code) - 1]]
    longer = Q(length__gt=below) & (Q(date_count__isnull=True) | ~Q(date_count=1))
    return longer & Q(length__lte=most[Duration(code)]) if code != Duration.LONGER else longer


_RUN_FILTERS: dict[str, Callable[[str], Q]] = {
    "wochentag": _weekday,
    "tageszeit": _time,
    "ort": _place,
    "barrierefrei": _access,
    "plaetze": _places,
    "dauer": _duration,
}
_RUN_DAYS = {
    "beginn": "start",
    "ende": "last_day",
    "zeigen_ab": "publish_from",
    "zeigen_bis": "publish_until",
}


def _range(item: Range) -> Q:
    if item.field == "preis":
        bounds: dict[str, dt.date | float] = (
            {} if item.le is None else {"price__lte": item.le / 100}
        )
        return Q(price__isnull=False, **bounds)
    column = _RUN_DAYS[item.field]
    inside = Q()
    if item.ge is not None:
        inside &= Q(**{f"{column}__gte": clock.from_day_number(item.ge)})
    if item.le is not None:
        inside &= Q(**{f"{column}__lte": clock.from_day_number(item.le)})
    return inside | Q(**{f"{column}__isnull": True}) if item.or_missing else inside


def _offer_filter(item: Filter) -> Q:
    assert isinstance(item, AnyOf)
    match item.field:
        case "thema":
            topic = (
                "topics__slug__in",
                "topics__parent__slug__in",
                "topics__parent__parent__slug__in",
            )
            themes = Q()
            for lookup in topic:
                themes |= Q(**{lookup: item.values})
            return Q(pk__in=Offer.objects.filter(themes).values("pk"))
        case "anbieter":
            return Q(provider__organisation__slug__in=item.values)
        case "form":
            return Q(delivery_mode__in=item.values)
        case "zielgruppe":
            links = Offer.target_groups.through.objects
            groups = links.filter(targetgroup__slug__in=item.values)
            return Q(pk__in=groups.values("offer"))
        case "foerderung":
            fundings = fundings_in_force().filter(programme__code__in=item.values)
            return Q(pk__in=fundings.values("offer"))
        case "art":
            return Q(kind__in=item.values)
        case "abschluss":
            return Q(certificate_type__in=item.values)
    raise ValueError(f"no database filter for {item.field}")


def _keep(offers: QuerySet[Offer], filters: Iterable[AnyOf]) -> set[int]:
    """Levels are ranges and languages are lists: both are compared in Python."""
    kept = set()
    columns = ("level_min", "level_max", "languages_taught", "teaching_languages")
    for offer in offers.values("pk", *columns):
        if all(item.values.intersection(_IN_PYTHON[item.field](offer)) for item in filters):
            kept.add(offer["pk"])
    return kept


def _ordered(offers: QuerySet[Offer], runs: QuerySet[Run], query: Query) -> QuerySet[Offer]:
    """Sort by publication, or by the least price or next start of the matching runs; unknown last."""
    if query.sort.field == NEWNESS:
        return offers.order_by(F("first_published_at").desc(nulls_last=True), "pk")
    own = runs.filter(shown_with=OuterRef("pk"))
    if query.sort.field == "preis":
        least: QuerySet[Run, Any] = (
            own.filter(price__isnull=False).order_by("price").values("price")
        )
    else:
        least = own.filter(start__gte=clock.today()).order_by("start").values("start")
    return offers.annotate(least=Subquery(least[:1])).order_by(
        F("least").asc(nulls_last=True), "pk"
    )


def _hits(page: list[int], runs: QuerySet[Run], query: Query) -> Iterable[Hit]:
    """Yield the hits; their runs are ordered like the offers, so the first is the one that counts."""
    by_offer: dict[int, list[int]] = {pk: [] for pk in page}
    next_start = Case(When(start__gte=clock.today(), then=F("start")))  # begun or unknown: last
    order = F("price") if query.sort.field == "preis" else next_start
    ordered = runs.filter(shown_with__in=page).order_by(order.asc(nulls_last=True), "pk")
    for offer, run in ordered.values_list("shown_with_id", "pk"):
        by_offer[offer].append(run)
    for pk in page:
        parts = by_offer[pk]
        yield Hit(key=pk, parts=tuple(parts[: query.parts_per_hit]), part_total=len(parts))
