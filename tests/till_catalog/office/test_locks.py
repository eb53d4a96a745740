"""What an import keeps, what the office keeps, and how one becomes the other."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.catalogue import make_source
from till_catalog.domain import locks
from till_catalog.enums import OfferStatus
from till_catalog.importers.runs import RUN_FIELDS
from till_catalog.importers.store import OFFER_FIELDS
from till_catalog.models import ImportSource, Offer

from ..importing import berlin, course, import_bytes
from .forms import save

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def source() -> ImportSource:
    return make_source()


@pytest.fixture
def offer(source: ImportSource) -> Offer:
    import_bytes(source, berlin(course("1")))
    return Offer.objects.get()


def edit(offer: Offer) -> str:
    return reverse("offers:edit", args=(offer.pk,))


def test_every_field_an_import_writes_is_in_one_group() -> None:
    relations = {"topics", "target_groups", "keywords", "links"}
    written = {*OFFER_FIELDS, *relations} - {"completeness"}  # worked out, never typed
    of_runs = {*RUN_FIELDS, "venue", "dates", "flexible_start"}
    names = [name for group in locks.GROUPS for name in group.fields]
    assert set(names) == written | {f"run.{name}" for name in of_runs}
    assert len(names) == len(set(names))


def test_fields_of_the_import_are_shown_and_not_taken_from_a_form(
    rita_client: Client, offer: Offer
) -> None:
    page = rita_client.get(edit(offer))
    assert "title" not in page.context["form"].fields
    assert "Töpfern an der Scheibe 1" in page.content.decode()
    assert "Kommt aus dem Import." in page.content.decode()
    save(rita_client, edit(offer), title="Anders", subtitle="Anders", prerequisites="Keine {")
    offer.refresh_from_db()
    assert (offer.title, offer.subtitle) == ("Töpfern an der Scheibe 1", "")
    assert offer.prerequisites == "<p>Keine {</p>"  # not what the editor sends, and no error


def test_what_rita_takes_over_no_import_overwrites(
    rita_client: Client, source: ImportSource, offer: Offer
) -> None:
    response = save(rita_client, edit(offer), own_groups=["titel", "preis"])
    assert response.headers["Location"] == edit(offer)
    save(rita_client, edit(offer), title="Töpfern am Abend")
    run = offer.runs.get()
    save(rita_client, reverse("runs:edit", args=(run.pk,)), price="500")
    changed = course("1", name="Ganz neu", beginn_datum="2030-03-05")
    import_bytes(source, berlin(changed))
    offer.refresh_from_db()
    run.refresh_from_db()
    assert (offer.title, run.price, run.start) == (
        "Töpfern am Abend",
        Decimal("500.00"),
        dt.date(2030, 3, 5),
    )


def test_topics_rita_takes_over_stay(
    rita_client: Client, source: ImportSource, offer: Offer
) -> None:
    save(rita_client, edit(offer), own_groups=["schlagwoerter"])
    save(rita_client, edit(offer), keywords='"Drehscheibe"')
    import_bytes(source, berlin(course("1", name="Neu", schlagwort=["Anderes"])))
    offer.refresh_from_db()
    assert (offer.title, list(offer.keywords.names())) == ("Neu", ["Drehscheibe"])


def test_what_rita_gives_back_the_next_import_writes_even_if_the_feed_is_the_same(
    rita_client: Client, source: ImportSource, offer: Offer
) -> None:
    save(rita_client, edit(offer), own_groups=["titel"])
    save(rita_client, edit(offer), title="Töpfern am Abend")
    import_bytes(source, berlin(course("1")))
    offer.refresh_from_db()
    assert offer.title == "Töpfern am Abend"
    save(rita_client, edit(offer), own_groups=None)
    import_bytes(source, berlin(course("1")))
    offer.refresh_from_db()
    assert (offer.title, offer.locked_fields) == ("Töpfern an der Scheibe 1", [])


def test_dates_stay_with_the_import_until_rita_takes_them(
    rita_client: Client, source: ImportSource, offer: Offer
) -> None:
    run = offer.runs.get()
    address = reverse("runs:edit", args=(run.pk,))
    assert "dates" not in rita_client.get(address).context["form"].tables
    save(rita_client, edit(offer), own_groups=["termine"])
    save(rita_client, address, **{"dates-0-date": "2030-06-03"})
    import_bytes(source, berlin(course("1", beginn_datum="2030-03-05")))
    run.refresh_from_db()
    assert [date.date for date in run.dates.all()] == [dt.date(2030, 6, 3)]
    assert (run.start, run.last_day) == (dt.date(2030, 6, 3), dt.date(2030, 6, 3))


def test_an_import_brings_back_what_it_withdrew_but_not_what_leo_withdrew(
    leo_client: Client, source: ImportSource, offer: Offer
) -> None:
    Offer.objects.update(status=OfferStatus.WITHDRAWN)
    import_bytes(source, berlin(course("1")))
    offer.refresh_from_db()
    assert offer.status == OfferStatus.PUBLISHED
    save(leo_client, edit(offer), status="withdrawn")
    import_bytes(source, berlin(course("1", name="Neu")))
    offer.refresh_from_db()
    assert (offer.title, offer.status) == ("Neu", OfferStatus.WITHDRAWN)
    save(leo_client, edit(offer), status="published")
    offer.refresh_from_db()
    assert (offer.status, offer.locked_fields) == (OfferStatus.PUBLISHED, [])


def test_a_feed_that_moves_a_run_to_another_place_makes_new_versions_of_its_dates(
    source: ImportSource, offer: Offer
) -> None:
    run = offer.runs.get()
    run.dates.all().delete()
    run.dates.create(date=dt.date(2030, 3, 4), modified=run.modified)
    Offer.objects.update(locked_fields=["run.dates"])
    place = {"name": "Anderswo", "adresse": {"plz": "54292", "ort": "Trier", "strasse": "Weg 1"}}
    import_bytes(source, berlin(course("1", veranstaltungsort=place)))
    run.refresh_from_db()
    assert (run.venue.name, run.sequence, run.dates.get().sequence) == ("Anderswo", 1, 1)
