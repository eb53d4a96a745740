"""The words in which the example data are written: one call per offer and per run."""

import datetime as dt
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from ..enums import (
    CertificateType,
    DeliveryMode,
    OfferKind,
    OfferStatus,
    RegistrationState,
    Weekday,
)

_WEEKDAYS = tuple(Weekday.values)


@dataclass(frozen=True, kw_only=True)
class DemoVenue:
    """A place; facts about access are yes, no or unknown."""

    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""
    district: str = ""
    step_free: str = "unknown"
    accessible_wc: str = "unknown"
    hearing_loop: str = "unknown"
    access_note: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoProvider:
    """A provider with the organisation behind it. `phone` is the last digits of a number."""

    name: str
    description: str
    street: str
    postcode: str
    city: str
    phone: str
    seals: tuple[str, ...] = ()
    open_data: bool = True
    hours: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoRun:
    """A run. `week` counts from the Monday of this week (0); a negative one has begun already."""

    weekdays: tuple[int, ...]
    time_from: dt.time | None
    time_to: dt.time | None
    week: int
    count: int
    venue: str = ""
    room: str = ""
    price: Decimal | None = None
    reduced: Decimal | None = None
    price_note: str = ""
    places: tuple[int | None, int | None, int | None] = (None, None, None)
    waitlist: bool = False
    deadline: int | None = None  # days before the first date
    registration: str = RegistrationState.OPEN
    cancelled: bool = False
    online: bool = False
    flexible: bool = False
    single_dates: bool = True  # False: only begin, end and weekdays are known
    dropped: tuple[int, ...] = ()  # numbers of dates that do not take place, from 1
    moved: tuple[tuple[int, str, str], ...] = ()  # (number of date, venue, room)
    raw_times: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoOffer:
    """An offer with its runs. `funding` holds (code, recognition number)."""

    key: str
    title: str
    description: str
    provider: str
    topics: tuple[str, ...]
    runs: tuple[DemoRun, ...]
    subtitle: str = ""
    extra_info: str = ""
    prerequisites: str = ""
    kind: str = OfferKind.COURSE
    form: str = DeliveryMode.ONSITE
    level: tuple[str, str] = ("", "")
    taught: tuple[str, ...] = ()
    taught_in: tuple[str, ...] = ("de",)
    groups: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    funding: tuple[tuple[str, str], ...] = ()
    certificate: tuple[str, str, str] = (CertificateType.NONE, "", "")
    access: dict[str, str] = field(default_factory=dict)
    bookable: bool = True
    status: str = OfferStatus.PUBLISHED


def run(
    when: str,
    week: int,
    count: int,
    venue: str = "",
    price: str | int | None = None,
    **facts: object,
) -> DemoRun:
    """Read `when` ("di do 18:00-19:30"; the times may be missing) and return the run."""
    days, times = [], ""
    for word in when.split():
        if word in _WEEKDAYS:
            days.append(_WEEKDAYS.index(word))
        else:
            times = word
    begins, _, ends = times.partition("-")
    reduced = facts.pop("reduced", None)
    return DemoRun(
        weekdays=tuple(days),
        time_from=_time(begins),
        time_to=_time(ends),
        week=week,
        count=count,
        venue=venue,
        price=None if price is None else Decimal(price),
        reduced=None if reduced is None else Decimal(str(reduced)),
        **facts,  # type: ignore[arg-type]
    )


def flexible(price: str | int | None = None, **facts: Any) -> DemoRun:
    """Return a run that can be joined at any time."""
    return run("", 0, 0, price=price, flexible=True, **facts)


def offer(
    key: str,
    provider: str,
    topics: str,
    title: str,
    description: str,
    *runs: DemoRun,
    level: str = "",
    taught: str = "",
    taught_in: str = "de",
    groups: str = "",
    keywords: str = "",
    funding: str = "",
    access: str = "",
    no_access: str = "",
    again: int = 0,
    **facts: object,
) -> DemoOffer:
    """Return an offer; what is a list is written as words ("frauen eltern"), keywords by comma.

    `level`: "a1.1" or "a1-b1"; `funding`: "code" or "code:recognition number"; `access` names what
    there is, `no_access` what there is not, the rest is unknown. `again`: after so many weeks all
    runs take place once more, as yet with few bookings.
    """
    if again:
        runs += tuple(_later(first, again) for first in runs)
    low, _, high = level.partition("-")
    return DemoOffer(
        key=key,
        provider=provider,
        topics=tuple(topics.split()),
        title=title,
        description=" ".join(description.split()),
        runs=runs,
        level=(low, high or low),
        taught=tuple(taught.split()),
        taught_in=tuple(taught_in.split()),
        groups=tuple(groups.split()),
        keywords=tuple(word.strip() for word in keywords.split(",") if word.strip()),
        funding=tuple((code, number) for code, _, number in _parted(funding)),
        access=dict.fromkeys(access.split(), "yes") | dict.fromkeys(no_access.split(), "no"),
        **facts,  # type: ignore[arg-type]
    )


def _later(first: DemoRun, weeks: int) -> DemoRun:
    least, most, booked = first.places
    return replace(
        first,
        week=first.week + weeks,
        places=(least, most, None if booked is None else booked // 4),
        waitlist=False,
        registration=RegistrationState.OPEN
        if first.registration == RegistrationState.FULL
        else first.registration,
        dropped=(),
        moved=(),
    )


def _parted(words: str) -> list[tuple[str, str, str]]:
    return [word.partition(":") for word in words.split()]


def _time(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text.zfill(5)) if text else None
