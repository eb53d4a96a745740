"""The catalogue's answer without the search engine: from the database, plainly, within a second.

Words must all occur in title, subtitle or keywords; every filter still holds, and part filters meet
on one run as always. There are no facets, no ranking and no relaxed search; the page says so.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from portal import clock
from portal.access import ANONYMOUS, visible_to
from search import german
from search.contract import AnyOf, Filter, Hit, Query, Range, Result
from search.user_text import read_user_text

from .domain.levels import level_steps
from .domain.times import EVENING_BEGINS, MIDNIGHT, MORNING_ENDS, NOON
from .enums import Daypart, DeliveryMode, Weekday
from .indexing import ONLINE, PLACE_UNKNOWN, REMOTE_MODES, WEEKEND
from .models import Offer, Run

_WEEKDAYS = tuple(Weekday.values)


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
    runs = Run.objects.filter(cancelled=False)
    slow: list[AnyOf] = []
    for item in query.filters:
        if isinstance(item, Range):
            runs = runs.filter(_range(item))
        elif item.field in _RUN_FILTERS:
            runs = runs.filter(_any(item.values, _RUN_FILTERS[item.field]))
        elif item.field in ("niveau", "sprache"):
            slow.append(item)
        else:
            offers = offers.filter(_offer_filter(item))
    offers = offers.filter(Exists(runs.filter(offer=OuterRef("pk"))))
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
        return Q(is_online=True) | Q(offer__delivery_mode__in=remote)
    if code == PLACE_UNKNOWN:
        return Q(venue__latitude__isnull=True, is_online=False)
    return Q(venue_id=int(code))


_RUN_FILTERS: dict[str, Callable[[str], Q]] = {
    "wochentag": _weekday,
    "tageszeit": _time,
    "ort": _place,
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
    raise ValueError(f"no database filter for {item.field}")


def _keep(offers: QuerySet[Offer], filters: Iterable[AnyOf]) -> set[int]:
    """Levels are ranges and languages are lists: both are compared in Python."""
    kept = set()
    rows = offers.values_list("pk", "level_min", "level_max", "languages_taught")
    for pk, low, high, languages in rows:
        values = {"niveau": set(level_steps(low, high)), "sprache": set(languages)}
        if all(values[item.field] & item.values for item in filters):
            kept.add(pk)
    return kept


def _ordered(offers: QuerySet[Offer], runs: QuerySet[Run], query: Query) -> QuerySet[Offer]:
    """Sort by the least price, or the next start, among the matching runs; unknown ones last."""
    own = runs.filter(offer=OuterRef("pk"))
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
    ordered = runs.filter(offer__in=page).order_by(order.asc(nulls_last=True), "pk")
    for offer, run in ordered.values_list("offer_id", "pk"):
        by_offer[offer].append(run)
    for pk in page:
        parts = by_offer[pk]
        yield Hit(key=pk, parts=tuple(parts[: query.parts_per_hit]), part_total=len(parts))
