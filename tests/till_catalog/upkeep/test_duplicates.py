"""Offers of two providers that may be one are suggested; a person decides, nothing is deleted."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue
from till_catalog.enums import DuplicateState, OfferStatus
from till_catalog.models import DuplicateSuggestion, Offer
from till_catalog.tasks import keep_up
from till_catalog.upkeep.duplicates import find_duplicates

from ..looking import Seen
from ..test_reports import worker

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

START = dt.date(2027, 3, 1)


def at(provider: str, title: str = "Englisch für den Beruf", **fields: str) -> Offer:
    offer = make_offer(title=title, provider=make_provider(provider), **fields)
    make_run(offer, start=START, venue=make_venue())
    return offer


def pairs() -> list[tuple[int, int, str]]:
    return list(DuplicateSuggestion.objects.values_list("first", "second", "state"))


def test_listed_offers_are_compared() -> None:
    one, two = at("Haus A"), at("Haus B")
    at("Haus C", status=OfferStatus.DRAFT)
    assert (find_duplicates(), find_duplicates()) == (1, 0)
    assert pairs() == [(one.pk, two.pk, "open")]
    assert Offer.objects.count() == 3


def test_a_pair_that_is_no_longer_alike_goes_and_a_verdict_stays() -> None:
    one, two, three = at("Haus A"), at("Haus B"), at("Haus C")
    assert find_duplicates() == 3
    DuplicateSuggestion.objects.filter(first=one, second=two).update(
        state=DuplicateState.NO_DUPLICATE
    )
    two.title, three.title = "Töpfern an der Scheibe", "Buchhaltung für Vereine"
    two.save()
    three.save()
    find_duplicates()
    assert pairs() == [(one.pk, two.pk, "no_duplicate")]
    two.title = three.title = one.title
    two.save()
    three.save()
    assert find_duplicates() == 2
    assert (one.pk, two.pk, "no_duplicate") in pairs()


def test_boris_says_that_it_is_none() -> None:
    at("Haus A"), at("Haus B")
    find_duplicates()
    pair = DuplicateSuggestion.objects.get()
    _, looking = worker("view_duplicatesuggestion", email="dora@haus.example")
    _, boris = worker("view_duplicatesuggestion", "change_duplicatesuggestion")
    page = Seen(looking.get("/admin/duplikate/"))
    assert "Haus A" in page.text
    looking.post(f"/admin/duplikate/{pair.pk}/kein-duplikat/")
    pair.refresh_from_db()
    assert pair.state == DuplicateState.OPEN
    boris.post(f"/admin/duplikate/{pair.pk}/kein-duplikat/")
    pair.refresh_from_db()
    assert pair.state == DuplicateState.NO_DUPLICATE
    assert "Haus A" not in Seen(boris.get("/admin/duplikate/")).text


def test_the_list_asks_as_often_for_one_as_for_many(sofia_client: Client) -> None:
    def queries() -> int:
        find_duplicates()
        sofia_client.get("/admin/duplikate/")  # the first page after a change reads the house
        with CaptureQueriesContext(connection) as context:
            sofia_client.get("/admin/duplikate/")
        return len(context)

    at("Haus A"), at("Haus B")
    one = queries()
    at("Haus C"), at("Haus D")
    assert DuplicateSuggestion.objects.count() == 1
    assert queries() == one
    assert DuplicateSuggestion.objects.count() == 6


def test_the_whole_night(settings: object) -> None:
    at("Haus A"), at("Haus B")
    make_run(make_offer(), start=dt.date(2027, 1, 5))
    assert keep_up.call() == (
        "1 Angebote mit neuem Stand, 0 neu zusammengeführt oder getrennt,"
        " 0 neu bewertet, 1 neue mögliche Duplikate"
    )
