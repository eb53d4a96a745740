"""The nightly job on real rows: it follows what visitors see, and changes none of it."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal import clock
from portal.access import ANONYMOUS, visible_to
from search.models import OutboxRow
from tests.factories.catalogue import make_offer, make_run, make_source
from till_catalog.domain.lifecycle import FEED_UNSEEN_DAYS, HIDDEN_AFTER_DAYS
from till_catalog.enums import ArchiveReason, OfferStatus
from till_catalog.models import Offer
from till_catalog.queries import with_expired_page
from till_catalog.upkeep.lifecycle import age_offers

from ..importing import berlin, course, import_bytes

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

TODAY = dt.date(2027, 1, 13)


def day(offset: int) -> dt.date:
    return TODAY + dt.timedelta(days=offset)


def ending(offset: int | None, **fields: Any) -> Offer:
    """An offer whose only run ends so many days from today."""
    last = None if offset is None else day(offset)
    return make_run(make_offer(**fields), start=last, end=last).offer


def seen() -> tuple[set[int], set[int]]:
    """The offers that are listed, and those whose page opens."""
    listed = visible_to(ANONYMOUS, Offer.objects.all())
    pages = with_expired_page(Offer.objects.all())
    return set(listed.values_list("pk", flat=True)), set(pages.values_list("pk", flat=True))


def test_offers_expire_and_are_archived(settings: Any) -> None:
    offers = {offset: ending(offset) for offset in (5, 0, -1, -90, -91)}
    endless = ending(None)
    draft = ending(-200, status=OfferStatus.DRAFT)
    assert age_offers() == 3
    states = dict(Offer.objects.values_list("pk", "status"))
    assert {offset: states[offer.pk] for offset, offer in offers.items()} == {
        5: "published",
        0: "published",
        -1: "expired",
        -90: "expired",
        -91: "archived",
    }
    assert (states[endless.pk], states[draft.pk]) == ("published", "draft")
    reason = Offer.objects.get(pk=offers[-91].pk).get_archived_because_display()
    assert reason == "seit mehr als 90 Tagen vorbei"


def test_a_night_hides_and_shows_nothing(settings: Any) -> None:
    """Whatever day it is when the job runs, and however many nights it missed: what visitors can
    open is the same before and after."""
    for offset in range(-100, 20, 7):
        ending(offset)
        two = ending(offset)
        make_run(two, start=day(offset + 30))
        ending(offset, status=OfferStatus.CANCELLED)
        make_run(make_offer(), start=day(offset), cancelled=True)
    ending(None)
    for offset in (0, 1, 2, 30, 31, 95, 130, 200):
        settings.PORTAL_TODAY = day(offset).isoformat()
        before = seen()
        age_offers()
        assert seen() == before, offset
        assert age_offers() == 0


def test_what_changed_is_marked_and_nothing_else() -> None:
    ending(5)
    over = ending(-1)
    OutboxRow.objects.all().delete()
    age_offers()
    assert list(OutboxRow.objects.values_list("key", flat=True)) == [over.pk]


def test_new_runs_of_a_feed_bring_an_offer_back(settings: Any) -> None:
    source = make_source()
    others = [course(str(number), beginn_datum="2029-03-04") for number in range(9)]
    settings.PORTAL_TODAY = "2030-01-07"
    import_bytes(source, berlin(course("x"), *others))
    settings.PORTAL_TODAY = "2030-04-30"
    import_bytes(source, berlin(course("x"), *others))
    age_offers()
    offer = Offer.objects.get(external_id="x")
    assert offer.status == OfferStatus.EXPIRED
    again = import_bytes(source, berlin(course("x"), *others))
    offer.refresh_from_db()
    assert (again.unchanged, offer.status) == (10, OfferStatus.EXPIRED)
    settings.PORTAL_TODAY = "2030-12-30"
    age_offers()
    offer.refresh_from_db()
    assert (offer.status, offer.archived_because) == (OfferStatus.ARCHIVED, ArchiveReason.OVER)
    next_year = course("x", beginn_datum="2031-03-03", ende_datum="2031-04-21")
    import_bytes(source, berlin(next_year, *others))
    offer.refresh_from_db()
    assert (offer.status, offer.archived_because) == (OfferStatus.PUBLISHED, "")


def test_a_feed_that_falls_silent_and_speaks_again(settings: Any) -> None:
    source = make_source()
    settings.PORTAL_TODAY = "2027-01-04"
    endless = berlin(course("1", beginn_datum="2033-01-03", ende_datum="2033-02-07"))
    import_bytes(source, endless)
    offer = Offer.objects.get()
    start = dt.date(2027, 1, 4)

    def after(days: int) -> tuple[str, bool, str]:
        settings.PORTAL_TODAY = (start + dt.timedelta(days=days)).isoformat()
        age_offers()
        offer.refresh_from_db()
        return offer.status, offer.stale, offer.archived_because

    assert after(FEED_UNSEEN_DAYS) == ("published", False, "")
    assert after(FEED_UNSEEN_DAYS + 1) == ("published", True, "")
    assert after(HIDDEN_AFTER_DAYS + 1) == ("archived", True, "unconfirmed")
    assert offer.get_archived_because_display() == "seit einem Jahr nicht bestätigt"
    import_bytes(source, endless)
    assert after(HIDDEN_AFTER_DAYS + 1) == ("published", False, "")


def test_a_person_confirms_an_offer_made_by_hand(settings: Any) -> None:
    offer = ending(None)
    settings.PORTAL_TODAY = "2028-06-01"
    age_offers()
    offer.refresh_from_db()
    assert (offer.status, offer.stale) == ("archived", True)
    Offer.objects.filter(pk=offer.pk).update(confirmed_at=clock.now())
    age_offers()
    offer.refresh_from_db()
    assert (offer.status, offer.stale, offer.archived_because) == ("published", False, "")


def test_examples_need_no_confirmation(settings: Any) -> None:
    ending(None, is_example=True)
    settings.PORTAL_TODAY = "2030-01-01"
    assert age_offers() == 0


def test_the_effort_does_not_grow_with_the_offers() -> None:
    def queries(number: int) -> int:
        for _ in range(number):
            ending(-1)
        with CaptureQueriesContext(connection) as context:
            age_offers()
        return len(context)

    queries(1)
    assert queries(1) == queries(3)
