"""Structured data: what stands on a page for machines, and that nothing is invented."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from portal import clock
from portal.places.models import GeoQuality
from tests.factories.catalogue import make_offer, make_run, make_venue
from tests.support.structured import assert_valid, read
from till_catalog.enums import DeliveryMode, OfferKind
from till_catalog.models import Offer, SessionDate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

SCHEMA = "https://schema.org/"


def data(client: Client, offer: Offer) -> dict[str, Any]:
    response = client.get(offer.get_absolute_url())
    assert response.status_code == 200
    found = read(response.content)
    assert_valid(found)
    return found


def monday(week: int) -> dt.date:
    return dt.date(2027, 3, 1) + dt.timedelta(weeks=week)


def test_a_course_with_everything(client: Client) -> None:
    offer = make_offer(
        title="Deutsch B1",
        description="<p>Sprechen &amp; schreiben</p>",
        number="D 7",
        level_min="b1",
        level_max="b2",
        teaching_languages=["de"],
        booking_url="https://vhs.example/d7",
    )
    venue = make_venue(name="Palais", geo_quality=GeoQuality.STREET)
    run = make_run(
        offer,
        start=monday(0),
        end=monday(2),
        last_day=monday(2),
        venue=venue,
        price=Decimal("98"),
        units=Decimal("4.5"),
        date_count=3,
        places_max=12,
        places_booked=10,
        time_from=dt.time(18),
        time_to=dt.time(20, 15),
        registration_deadline=dt.date(2027, 2, 20),
    )
    for week in range(3):
        SessionDate.objects.create(
            run=run,
            date=monday(week),
            time_from=dt.time(18),
            time_to=dt.time(20, 15),
            modified=run.modified,
        )
    url = f"http://testserver{offer.get_absolute_url()}"
    price = {
        "@type": "Offer",
        "category": "Paid",
        "price": "98.00",
        "priceCurrency": "EUR",
        "url": "https://vhs.example/d7",
    }
    assert data(client, offer) == {
        "@context": SCHEMA,
        "@type": "Course",
        "@id": url,
        "url": url,
        "name": "Deutsch B1",
        "description": "Sprechen & schreiben",
        "inLanguage": ["de"],
        "provider": {
            "@type": "Organization",
            "name": "Volkshochschule Musterstadt",
            "url": "http://testserver/kurse/anbieter/volkshochschule-musterstadt/",
        },
        "courseCode": "D 7",
        "educationalLevel": "B1 – B2",
        "offers": [price],
        "hasCourseInstance": [
            {
                "@type": "CourseInstance",
                "@id": f"{url}#durchfuehrung-{run.pk}",
                "courseMode": "Onsite",
                "courseWorkload": "PT202M",
                "courseSchedule": {
                    "@type": "Schedule",
                    "startDate": "2027-03-01",
                    "endDate": "2027-03-15",
                    "byDay": [f"{SCHEMA}Monday"],
                    "startTime": "18:00:00",
                    "endTime": "20:15:00",
                    "scheduleTimezone": "Europe/Berlin",
                    "repeatCount": 3,
                    "repeatFrequency": "P1W",
                },
                "startDate": "2027-03-01T18:00:00+01:00",
                "endDate": "2027-03-15T20:15:00+01:00",
                "eventStatus": f"{SCHEMA}EventScheduled",
                "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode",
                "location": {
                    "@type": "Place",
                    "name": "Palais",
                    "address": {
                        "@type": "PostalAddress",
                        "streetAddress": "Domfreihof 1",
                        "postalCode": "54290",
                        "addressLocality": "Trier",
                    },
                    "geo": {"@type": "GeoCoordinates", "latitude": 49.76, "longitude": 6.64},
                },
                "offers": {
                    **price,
                    "availability": f"{SCHEMA}LimitedAvailability",
                    "validThrough": "2027-02-20",
                },
                "maximumAttendeeCapacity": 12,
                "remainingAttendeeCapacity": 2,
            }
        ],
    }


def test_what_is_unknown_is_left_out(client: Client) -> None:
    offer = make_offer(delivery_mode=DeliveryMode.UNKNOWN)
    make_run(
        offer, start=None, end=None, last_day=None, price=None, venue=None, time_from=dt.time(0)
    )
    course = data(client, offer)
    assert "offers" not in course
    (run,) = course["hasCourseInstance"]
    assert set(run) == {"@type", "@id", "eventStatus"}


def test_a_free_course_costs_zero_and_an_approximate_place_has_no_point(client: Client) -> None:
    offer = make_offer()
    make_run(offer, price=0, venue=make_venue(geo_quality=GeoQuality.POSTCODE))
    course = data(client, offer)
    assert [(found["category"], found["price"]) for found in course["offers"]] == [("Free", "0.00")]
    assert "geo" not in course["hasCourseInstance"][0]["location"]


def test_all_current_runs_stand_there_cancelled_ones_as_such_and_none_that_is_over(
    client: Client,
) -> None:
    offer = make_offer()
    past = clock.today() - dt.timedelta(days=1)
    make_run(offer, start=past, end=past, last_day=past)
    runs = [make_run(offer, start=monday(week), cancelled=week == 1) for week in range(5)]
    make_run(offer, publish_from=clock.today() + dt.timedelta(days=1))
    found = data(client, offer)["hasCourseInstance"]
    assert [run["@id"].rpartition("-")[2] for run in found] == [str(run.pk) for run in runs]
    states = [run["eventStatus"].removeprefix(f"{SCHEMA}Event") for run in found]
    assert states == ["Scheduled", "Cancelled", "Scheduled", "Scheduled", "Scheduled"]


@pytest.mark.parametrize(
    ("mode", "is_online", "has_venue", "expected", "places"),
    [
        (DeliveryMode.ONSITE, False, True, "Onsite", ["Place"]),
        (DeliveryMode.ONLINE_LIVE, True, False, "Online", ["VirtualLocation"]),
        (DeliveryMode.UNKNOWN, True, False, "Online", ["VirtualLocation"]),
        (DeliveryMode.BLENDED, False, True, "Blended", ["Place", "VirtualLocation"]),
        (DeliveryMode.HYBRID, False, False, "Blended", ["VirtualLocation"]),
        (DeliveryMode.UNKNOWN, False, True, "Onsite", ["Place"]),
    ],
)
def test_mode_and_place_agree(
    client: Client, mode: str, is_online: bool, has_venue: bool, expected: str, places: list[str]
) -> None:
    offer = make_offer(delivery_mode=mode)
    make_run(offer, is_online=is_online, venue=make_venue() if has_venue else None)
    (run,) = data(client, offer)["hasCourseInstance"]
    location = run["location"]
    nodes = location if isinstance(location, list) else [location]
    assert (run["courseMode"], [node["@type"] for node in nodes]) == (expected, places)


def test_a_talk_is_an_event_and_several_are_several(client: Client) -> None:
    offer = make_offer(title="Römer", kind=OfferKind.TALK)
    make_run(offer, start=monday(0), time_from=dt.time(19))
    found = data(client, offer)
    assert (found["@type"], found["name"], found["startDate"]) == (
        "EducationEvent",
        "Römer",
        "2027-03-01T19:00:00+01:00",
    )
    make_run(offer, start=monday(1))
    graph = data(client, offer)["@graph"]
    assert [node["startDate"] for node in graph] == ["2027-03-01T19:00:00+01:00", "2027-03-08"]


def test_no_rhythm_is_invented(client: Client) -> None:
    offer = make_offer()
    run = make_run(offer, start=monday(0), end=monday(4), last_day=monday(4), weekdays=1)
    for week in (0, 1, 4):
        SessionDate.objects.create(run=run, date=monday(week), modified=run.modified)
    (instance,) = data(client, offer)["hasCourseInstance"]
    assert "repeatFrequency" not in instance["courseSchedule"]


def test_nothing_in_a_text_leaves_the_block(client: Client) -> None:
    title = "</script><script>alert(1)</script> & <!-- "
    offer = make_offer(title=title, description=title)
    make_run(offer)
    response = client.get(offer.get_absolute_url())
    assert b"<script>alert" not in response.content
    assert read(response.content)["name"] == title


def test_an_offer_that_is_over_has_none(client: Client) -> None:
    past = clock.today() - dt.timedelta(days=2)
    offer = make_offer()
    make_run(offer, start=past, end=past, last_day=past)
    assert b"ld+json" not in client.get(offer.get_absolute_url()).content
