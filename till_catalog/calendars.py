"""The dates of offers as calendar entries."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from portal.clock import BERLIN
from portal.enums import Tri
from portal.ical import Entry
from portal.places.models import Venue

from .domain.times import MIDNIGHT
from .models import Offer, Run, SessionDate

DAY = dt.timedelta(days=1)
UID_HOST = "kurse.bildungsportal"


def entries(offer: Offer, runs: Iterable[Run], *, url: str) -> Iterator[Entry]:
    """Yield an entry per single date of `runs`; a run without any is all day on its start day.

    Expects the relations of `queries.for_page`. `url` is the absolute address of the offer's page.
    """
    for run in runs:
        dates = list(run.dates.all())
        for date in dates:
            yield _date_entry(offer, run, date, url)
        if not dates and run.start:
            yield _entry(
                offer,
                run,
                uid=run.uid,
                sequence=run.sequence,
                modified=run.modified,
                span=(run.start, run.start + DAY),
                venue=run.venue,
                room=run.room,
                url=url,
                note=_day_note(run),
            )


def _day_note(run: Run) -> str:
    if run.end and run.end != run.start:
        return _("Erster Tag. Der Kurs geht bis %(end)s.") % {"end": f"{run.end:%d.%m.%Y}"}
    return ""


def _date_entry(offer: Offer, run: Run, date: SessionDate, url: str) -> Entry:
    return _entry(
        offer,
        run,
        uid=date.uid,
        sequence=date.sequence,
        modified=date.modified,
        span=_span(date),
        venue=date.venue or run.venue,
        room=date.room or run.room,
        url=url,
        cancelled=date.cancelled,
    )


def _span(date: SessionDate) -> tuple[dt.datetime | dt.date, dt.datetime | dt.date]:
    """Return start and exclusive end; without a start time the whole day, without an end one hour.

    00:00 stands for an unknown time in the feeds (`domain.times`).
    """
    if date.time_from is None or date.time_from == MIDNIGHT:
        return date.date, date.date + DAY
    start = dt.datetime.combine(date.date, date.time_from, BERLIN)
    if date.time_to is None or date.time_to <= date.time_from:
        return start, start + dt.timedelta(hours=1)
    return start, dt.datetime.combine(date.date, date.time_to, BERLIN)


def _entry(
    offer: Offer,
    run: Run,
    *,
    uid: object,
    sequence: int,
    modified: dt.datetime,
    span: tuple[dt.datetime | dt.date, dt.datetime | dt.date],
    venue: Venue | None,
    room: str,
    url: str,
    note: str = "",
    cancelled: bool = False,
) -> Entry:
    lines = [note, _provider_line(offer), _access_line(venue), url]
    return Entry(
        uid=f"{uid}@{UID_HOST}",
        sequence=sequence,
        modified=modified,
        start=span[0],
        end=span[1],
        summary=offer.title,
        description="\n".join(line for line in lines if line),
        location=_location(run, venue, room),
        url=url,
        categories=[topic.label for topic in offer.topics.all()],
        geo=venue.position if venue else None,
        cancelled=cancelled or run.cancelled,
    )


def _provider_line(offer: Offer) -> str:
    organisation = offer.provider.organisation
    contact = offer.contact_phone or organisation.phone
    return ", ".join(part for part in (organisation.name, contact) if part)


def _access_line(venue: Venue | None) -> str:
    if venue is None:
        return ""
    if venue.step_free == Tri.YES:
        return _("Der Ort ist ohne Stufen erreichbar.")
    if venue.step_free == Tri.NO:
        return _("Der Ort ist nicht ohne Stufen erreichbar.")
    return ""


def _location(run: Run, venue: Venue | None, room: str) -> str:
    if venue is None:
        return _("online") if run.is_online else ""
    return ", ".join(part for part in (str(venue), room) if part)
