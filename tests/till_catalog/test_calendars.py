"""The dates of an offer as a calendar, held to the rules of feeds."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from portal import clock
from portal.topics.models import Topic
from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue
from tests.support.feeds import assert_feed_conforms
from till_catalog.models import Offer, Run, SessionDate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

BERLIN = ZoneInfo("Europe/Berlin")


def date(run: Run, day: dt.date, **fields: Any) -> SessionDate:
    times = {"time_from": dt.time(18), "time_to": dt.time(20, 15), "modified": run.modified}
    return SessionDate.objects.create(run=run, date=day, **times | fields)


def feed(client: Client, offer: Offer, query: str = "") -> Calendar:
    response = client.get(f"/kurse/{offer.pk}-{offer.slug}/kalender.ics{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return assert_feed_conforms(response.content)


def spans(calendar: Calendar) -> list[tuple[Any, Any]]:
    return [(event["DTSTART"].dt, event["DTEND"].dt) for event in calendar.walk("VEVENT")]


@pytest.fixture
def evening(client: Client) -> Run:
    """Three Mondays in March; the second is cancelled, the third elsewhere and in summer time."""
    house = make_provider("Haus am Markt")
    house.organisation.phone = "0651 12"
    house.organisation.save()
    offer = make_offer(title="Nähen, stopfen; ändern", provider=house)
    offer.topics.add(Topic.objects.create(slug="stoff", label="Stoff"))
    venue = make_venue(name="Palais", step_free="yes")
    run = make_run(
        offer,
        start=dt.date(2027, 3, 15),
        end=dt.date(2027, 3, 29),
        last_day=dt.date(2027, 3, 29),
        venue=venue,
        room="Saal",
    )
    date(run, dt.date(2027, 3, 15))
    date(run, dt.date(2027, 3, 22), cancelled=True)
    date(run, dt.date(2027, 3, 29), venue=make_venue(name="Werkhof", step_free="no"), room="Hof")
    return run


def test_every_single_date_is_one_entry_at_its_local_time(client: Client, evening: Run) -> None:
    calendar = feed(client, evening.offer)
    assert spans(calendar) == [
        (
            dt.datetime(2027, 3, day, 18, tzinfo=BERLIN),
            dt.datetime(2027, 3, day, 20, 15, tzinfo=BERLIN),
        )
        for day in (15, 22, 29)
    ]
    assert [event["DTSTART"].dt.utcoffset() for event in calendar.walk("VEVENT")] == [
        dt.timedelta(hours=hours) for hours in (1, 1, 2)
    ]
    assert str(calendar["NAME"]) == "Nähen, stopfen; ändern"
    assert str(calendar["DESCRIPTION"]) == "Termine von Haus am Markt"
    first, second, third = calendar.walk("VEVENT")
    assert str(first["SUMMARY"]) == "Nähen, stopfen; ändern"
    assert str(first["LOCATION"]).startswith("Palais, Domfreihof 1, 54290 Trier")
    assert str(first["LOCATION"]).endswith("Saal")
    url = f"http://testserver/kurse/{evening.offer_id}-nahen-stopfen-andern/"
    assert str(first["URL"]) == url
    assert str(first["DESCRIPTION"]) == (
        f"Haus am Markt, 0651 12\nDer Ort ist ohne Stufen erreichbar.\n{url}"
    )
    assert first["CATEGORIES"].cats == ["Stoff"]
    assert (first["GEO"].latitude, first["GEO"].longitude) == (49.76, 6.64)
    assert (str(second["STATUS"]), str(second["SUMMARY"])) == (
        "CANCELLED",
        "ABGESAGT: Nähen, stopfen; ändern",
    )
    assert str(third["LOCATION"]).startswith("Werkhof")
    assert str(third["LOCATION"]).endswith("Hof")
    assert "Der Ort ist nicht ohne Stufen erreichbar." in str(third["DESCRIPTION"])


def test_a_run_without_dates_is_all_day_on_its_first_day(client: Client) -> None:
    run = make_run(
        start=dt.date(2027, 2, 1), end=dt.date(2027, 6, 30), last_day=dt.date(2027, 6, 30)
    )
    calendar = feed(client, run.offer)
    assert spans(calendar) == [(dt.date(2027, 2, 1), dt.date(2027, 2, 2))]
    (event,) = calendar.walk("VEVENT")
    assert str(event["UID"]) == f"{run.uid}@kurse.bildungsportal"
    assert "Erster Tag. Der Kurs geht bis 30.06.2027." in str(event["DESCRIPTION"])


def test_times_that_are_unknown_or_odd(client: Client) -> None:
    run = make_run(start=dt.date(2027, 2, 1))
    date(run, dt.date(2027, 2, 1), time_from=None, time_to=None)
    date(run, dt.date(2027, 2, 2), time_to=None)
    date(run, dt.date(2027, 2, 3), time_from=dt.time(20), time_to=dt.time(9))
    date(run, dt.date(2027, 2, 4), time_from=dt.time(0), time_to=dt.time(0))
    date(run, dt.date(2027, 2, 5), time_from=dt.time(0), time_to=None)
    assert spans(feed(client, run.offer)) == [
        (dt.date(2027, 2, 1), dt.date(2027, 2, 2)),
        (dt.datetime(2027, 2, 2, 18, tzinfo=BERLIN), dt.datetime(2027, 2, 2, 19, tzinfo=BERLIN)),
        (dt.datetime(2027, 2, 3, 20, tzinfo=BERLIN), dt.datetime(2027, 2, 3, 21, tzinfo=BERLIN)),
        (dt.date(2027, 2, 4), dt.date(2027, 2, 5)),
        (dt.date(2027, 2, 5), dt.date(2027, 2, 6)),
    ]


def test_times_that_do_not_exist_or_exist_twice(client: Client) -> None:
    run = make_run(start=dt.date(2027, 3, 28), last_day=dt.date(2027, 10, 31))
    date(run, dt.date(2027, 3, 28), time_from=dt.time(2, 30), time_to=dt.time(4))
    date(run, dt.date(2027, 10, 31), time_from=dt.time(2, 30), time_to=dt.time(2, 45))
    assert len(spans(feed(client, run.offer))) == 2


def test_a_cancelled_run_cancels_all_its_dates(client: Client, evening: Run) -> None:
    make_run(evening.offer)
    evening.cancelled = True
    evening.save()
    states = [str(event["STATUS"]) for event in feed(client, evening.offer).walk("VEVENT")]
    assert sorted(states) == ["CANCELLED"] * 3 + ["CONFIRMED"]


def test_a_run_without_a_start_has_no_entry(client: Client) -> None:
    run = make_run(start=None, end=None, last_day=None, flexible_start=True)
    assert spans(feed(client, run.offer)) == []


def test_one_run_alone(client: Client, evening: Run) -> None:
    other = make_run(evening.offer, start=dt.date(2027, 5, 3))
    assert len(spans(feed(client, evening.offer))) == 4
    assert spans(feed(client, evening.offer, f"?durchfuehrung={other.pk}")) == [
        (dt.date(2027, 5, 3), dt.date(2027, 5, 4))
    ]
    path = f"/kurse/{evening.offer_id}-{evening.offer.slug}/kalender.ics"
    strange = make_run(start=dt.date(2027, 5, 3))
    for wanted in (strange.pk, "x", "9" * 40, "%00"):
        assert client.get(f"{path}?durchfuehrung={wanted}").status_code == 404


def test_an_unchanged_calendar_is_not_sent_again(client: Client, evening: Run) -> None:
    path = f"/kurse/{evening.offer_id}-{evening.offer.slug}/kalender.ics"
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.content == client.get(path).content
    evening.dates.filter(date=dt.date(2027, 3, 22)).update(cancelled=False, sequence=1)
    changed = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_an_entry_keeps_its_name_when_it_moves(client: Client, evening: Run) -> None:
    before = [str(event["UID"]) for event in feed(client, evening.offer).walk("VEVENT")]
    for moved in evening.dates.all():
        moved.date += dt.timedelta(days=1)
        moved.sequence += 1
        moved.modified = clock.now()
        moved.save()
    evening.offer.title = "Anders"
    evening.offer.save()
    after = list(feed(client, evening.offer).walk("VEVENT"))
    assert [str(event["UID"]) for event in after] == before
    assert [int(event["SEQUENCE"]) for event in after] == [1, 1, 1]


def test_only_what_is_public_has_a_calendar(client: Client, evening: Run) -> None:
    path = f"/kurse/{evening.offer_id}-{evening.offer.slug}/kalender.ics"
    over = make_run(start=dt.date(2027, 1, 12)).offer
    assert client.get(f"/kurse/{over.pk}-{over.slug}/kalender.ics").status_code == 404
    make_run(evening.offer, start=dt.date(2027, 7, 1), publish_from=dt.date(2027, 6, 1))
    assert len(spans(feed(client, evening.offer))) == 3
    evening.offer.status = "draft"
    evening.offer.save()
    assert client.get(path).status_code == 404
