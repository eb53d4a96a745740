"""Runs in words: when, where, how much, how many places. Plain German, unknown said as unknown."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.enums import Tri
from portal.places.models import GeoQuality

from .domain.access import access
from .domain.delivery import ONLINE
from .domain.duration import duration
from .domain.places import Places, PlaceState, can_join, places
from .domain.times import MIDNIGHT, weekday_codes
from .enums import Duration, Level, Need, RegistrationState, Weekday
from .models import Offer, Run

NO_BREAK = "\N{NO-BREAK SPACE}"


def day(date: dt.date, *, today: dt.date, weekday: bool = False) -> str:
    """Return "11. Januar", with the year unless it is this one, on request with the weekday."""
    text = date_format(date, "j. F" if date.year == today.year else "j. F Y")
    return f"{date_format(date, 'D')}, {text}" if weekday else text


def clock_times(time_from: dt.time | None, time_to: dt.time | None) -> str:
    """Return "18:00–20:15 Uhr", "18:00 Uhr" without an end, "" when unknown."""
    if time_from is None or time_from == MIDNIGHT:
        return ""
    if time_to is None or time_to <= time_from:
        return _("%(time)s Uhr") % {"time": f"{time_from:%H:%M}"}
    return _("%(span)s Uhr") % {"span": f"{time_from:%H:%M}–{time_to:%H:%M}"}


def weekdays(mask: int) -> str:
    """Return "montags", "Mo und Mi", "Mo bis Fr" or "Mo, Mi und Fr"; "" when unknown."""
    codes = weekday_codes(mask)
    if len(codes) == 1:
        return str(Weekday(codes[0]).label).lower() + "s"
    short = [code.capitalize() for code in codes]
    if not short:
        return ""
    if len(short) > 2 and "".join(codes) in "".join(Weekday.values):
        return _("%(first)s bis %(last)s") % {"first": short[0], "last": short[-1]}
    return _("%(days)s und %(last)s") % {"days": ", ".join(short[:-1]), "last": short[-1]}


def when(run: Run, *, today: dt.date, count: bool = True) -> str:
    """Return when a run takes place, the most useful first; on request without the number of dates."""
    times = clock_times(run.time_from, run.time_to)
    one_day = run.start is not None and run.start == (run.last_day or run.start) == (
        run.end or run.start
    )
    if one_day and run.start and run.date_count in (None, 1):
        return _joined(day(run.start, today=today, weekday=True), times)
    rhythm = _joined(weekdays(run.weekdays), times) or run.raw_times
    number = _count(run) if count else ""
    return " · ".join(part for part in (rhythm, _span(run, today), number) if part) or _(
        "Termine bitte beim Anbieter erfragen"
    )


def _span(run: Run, today: dt.date) -> str:
    if run.flexible_start:
        return _("Einstieg jederzeit")
    if run.start is None:
        return ""
    if run.start < today and run.last_day:
        return _("läuft schon, bis %(end)s") % {"end": day(run.last_day, today=today)}
    if run.last_day and run.last_day == run.start:
        return _("am %(day)s") % {"day": day(run.start, today=today)}
    return _("ab %(day)s") % {"day": day(run.start, today=today)}


def _count(run: Run) -> str:
    if not run.date_count or run.date_count == 1:
        return ""
    return ngettext("%(count)s Termin", "%(count)s Termine", run.date_count) % {
        "count": run.date_count
    }


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def price(amount: Decimal | None) -> str:
    """Return "98,00 €", "kostenlos" for 0, "Preis unbekannt" for None."""
    if amount is None:
        return _("Preis unbekannt")
    if amount == 0:
        return _("kostenlos")
    return f"{number_format(amount, decimal_pos=2, force_grouping=True)}{NO_BREAK}€"


def run_places(run: Run) -> Places:
    """Return what is known of a run's places."""
    return places(
        maximum=run.places_max,
        booked=run.places_booked,
        waitlist=run.waitlist,
        registration=run.registration_state,
    )


def joinable(run: Run) -> bool | None:
    """Tell whether somebody can still join a run; None where nobody knows."""
    return can_join(run_places(run), registration=run.registration_state)


def places_text(run: Run) -> str:
    """Return "6 Plätze frei", "ausgebucht" ...; "" where nothing is known."""
    found = run_places(run)
    match found.state:
        case PlaceState.FREE | PlaceState.FEW:
            free = found.free or 0
            text = ngettext("%(free)s Platz frei", "%(free)s Plätze frei", free)
            return text % {"free": free}
        case PlaceState.FULL:
            return _("ausgebucht")
        case PlaceState.WAITLIST:
            return _("ausgebucht, Warteliste möglich")
        case PlaceState.CLOSED:
            return _("Anmeldung geschlossen")
    if run.registration_state == RegistrationState.NOT_NEEDED:
        return _("ohne Anmeldung")
    return ""


def where(run: Run, kilometres: float | None = None, *, approximate: bool = False) -> str:
    """Return the place in short: name, town, distance, step-free access; or "online".

    `approximate`: the distance was measured from a point that is not exact.
    """
    venue = run.venue
    if venue is None:
        return _("online") if run.is_online else _("Ort bitte beim Anbieter erfragen")
    parts = [_joined(venue.name or venue.street, venue.city)]
    if kilometres is not None:
        approximate = approximate or venue.geo_quality == GeoQuality.POSTCODE
        parts.append(distance(kilometres, approximate=approximate))
    if venue.step_free == Tri.YES:
        parts.append(_("stufenfrei"))
    return " · ".join(part for part in parts if part)


def distance(kilometres: float, *, approximate: bool) -> str:
    """Return "0,4 km", from 10 km on without decimals; of approximate points "etwa 3 km"."""
    if approximate:
        if kilometres < 1:
            return _("unter 1 km")
        return _("etwa %(distance)s") % {"distance": f"{round(kilometres)}{NO_BREAK}km"}
    decimals = 1 if kilometres < 10 else 0
    # number_format cuts, it does not round.
    rounded = round(kilometres, decimals)
    return f"{number_format(rounded, decimal_pos=decimals)}{NO_BREAK}km"


def level(code: str) -> str:
    """Return a level as people write it: A1.2, Alpha-Level 1, Einstieg."""
    if code in Level.values:
        return str(Level(code).label)
    return code.upper()


@dataclass(frozen=True)
class AccessFact:
    """One fact about access with its value in words; `known` is False for "keine Angabe"."""

    label: str
    value: str
    known: bool


def access_facts(
    offer: Offer, run: Run | None, needs: Iterable[str] = tuple(Need)
) -> list[AccessFact]:
    """Return what is known of the access to a run, or only what `needs` ask for."""
    facts = run_access(offer, run)
    return [
        AccessFact(str(need.label), str(Tri(facts[need]).label), facts[need] != Tri.UNKNOWN)
        for need in map(Need, needs)
    ]


def run_access(offer: Offer, run: Run | None) -> dict[Need, str]:
    """Return need -> `Tri` value for a run of an offer."""
    online = offer.delivery_mode in ONLINE or (run is not None and run.is_online)
    return access(venue=run.venue if run else None, offer=offer, online=online)


def length(run: Run) -> str:
    """Return the code of how long a run lasts, "" where it is unknown."""
    return duration(start=run.start, last_day=run.last_day, date_count=run.date_count)


def lasts(run: Run) -> str:
    """Return how long a run lasts in all, in words; "" where it is unknown."""
    code = length(run)
    return str(Duration(code).label) if code else ""
