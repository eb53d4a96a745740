"""The score of an offer follows its facts: on a save, an import, and at night."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.topics.models import Topic
from tests.factories.catalogue import make_offer, make_run, make_source, make_venue
from till_catalog.models import FundingProgramme, Offer, OfferFunding
from till_catalog.upkeep.scoring import completeness_of, for_scoring, rescore, rescore_begun

from ..importing import berlin, course, import_bytes
from ..looking import Seen

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


def score(offer: Offer) -> int:
    return Offer.objects.values_list("completeness", flat=True).get(pk=offer.pk)


def missing(offer: Offer) -> list[str]:
    return completeness_of(for_scoring(Offer.objects.filter(pk=offer.pk)).get()).names


def test_every_save_counts() -> None:
    offer = make_offer()
    assert score(offer) == 0
    run = make_run(offer, venue=make_venue())
    # future start 10, price 10, place 10, end 5 of 95: no language course, so no level is asked
    assert score(offer) == round(100 * 35 / 95)
    offer.description = "Wort " * 40
    offer.save()
    assert score(offer) == round(100 * 35 / 95)  # 199 characters
    offer.description += "Ende"
    offer.save()
    assert score(offer) == round(100 * 50 / 95)
    offer.topics.add(Topic.objects.create(slug="t", label="T"))
    assert score(offer) == round(100 * 60 / 95)
    programme = FundingProgramme.objects.create(code="f", label="F")
    funding = OfferFunding.objects.create(offer=offer, programme=programme)
    assert score(offer) == round(100 * 65 / 95)
    run.venue.step_free = "no"
    run.venue.save()
    assert score(offer) == round(100 * 70 / 95)
    funding.delete()
    offer.topics.clear()
    run.delete()
    assert score(offer) == round(100 * 15 / 95)


def test_what_is_missing_has_a_name() -> None:
    offer = make_offer(languages_taught=["de"], booking_url="https://haus.example/")
    make_run(offer, price=None)
    assert missing(offer) == [
        "ausführliche Beschreibung",
        "Wochentag und Uhrzeit",
        "Preis",
        "genauer Ort oder Link",
        "Thema",
        "Plätze",
        "Niveau",
        "Angaben zum Zugang",
        "Angaben zur Förderung",
    ]


def test_an_import_scores_and_so_does_what_it_learns_about_places() -> None:
    import_bytes(make_source(), berlin(course("1")))
    offer = Offer.objects.get()
    assert missing(offer) == [
        "ausführliche Beschreibung",
        "Wochentag und Uhrzeit",
        "Angaben zur Förderung",
    ]
    assert score(offer) == round(100 * 60 / 95)  # the accessible place is believed at the very end


def test_a_begun_course_loses_its_future_start(settings: Any) -> None:
    offer = make_run(start=dt.date(2027, 1, 14)).offer
    before = score(offer)
    settings.PORTAL_TODAY = "2027-01-17"
    assert rescore_begun() == 1
    assert score(offer) < before
    assert rescore_begun() == 0


def test_the_page_says_it_in_one_line(client: Client) -> None:
    offer = make_run(make_offer(booking_url="https://haus.example/"), venue=make_venue()).offer
    seen = Seen(client.get(offer.get_absolute_url()))
    assert (
        "Angaben zu 42 % vollständig. Es fehlt: ausführliche Beschreibung, Wochentag" in seen.text
    )
    assert score(offer) == 42


def test_scoring_asks_as_often_for_one_as_for_many() -> None:
    def queries(number: int) -> int:
        offers = [make_run(venue=make_venue()).offer.pk for _ in range(number)]
        Offer.objects.update(completeness=0)
        with CaptureQueriesContext(connection) as context:
            assert rescore(offers) == number
        return len(context)

    assert queries(1) == queries(3)
