"""The panel "Was zu tun ist" on the first page of the admin."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal import clock
from portal.accounts.models import User
from portal.worklist import waiting_for
from tests.conftest import logged_in
from tests.factories.catalogue import make_offer, make_run, make_source
from till_catalog.enums import DuplicateState, ImportState, OfferStatus
from till_catalog.models import DuplicateSuggestion, ImportRun, LinkCheck, Offer, OfferReport

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_rita_sees_numbers_that_lead_to_lists(rita: User, rita_client: Client) -> None:
    make_run(make_offer(stale=True))
    make_run(make_offer())
    Offer.objects.filter(stale=True).update(completeness=80)
    ImportRun.objects.create(
        source=make_source(),
        state=ImportState.NEEDS_CONFIRMATION,
        file_name="x",
        sha256="0" * 64,
        created_at=clock.real_now(),
    )
    first = Offer.objects.earliest("pk")
    now = clock.real_now()
    OfferReport.objects.create(offer=first, kind="preis", text="x", created_at=now)
    OfferReport.objects.create(offer=first, kind="ort", text="x", created_at=now, state="done")
    second = Offer.objects.latest("pk")
    DuplicateSuggestion.objects.create(first=first, second=second, score=90, found_at=now)
    third = make_offer(title="Fast gleich", status=OfferStatus.DRAFT)
    Offer.objects.filter(pk=third.pk).update(created_at=now - dt.timedelta(days=30))
    DuplicateSuggestion.objects.create(
        first=first, second=third, score=90, found_at=now, state=DuplicateState.NO_DUPLICATE
    )
    for number, broken in enumerate((True, True, False)):
        LinkCheck.objects.create(digest=str(number), url="https://haus.example/", broken=broken)
    rows = {row.label: row for row in waiting_for(rita)}
    assert {label: row.number for label, row in rows.items()} == {
        "Neu in 7 Tagen": 2,
        "In Prüfung": 0,
        "Lange nicht bestätigt": 1,
        "Läuft in 14 Tagen aus": 2,
        "Unvollständig": 1,
        "Von Besuchern gemeldet": 1,
        "Mögliche Duplikate": 1,
        "Dauerhaft kaputte Links": 2,
        "Ein Import braucht Sie": 1,
    }
    home = rita_client.get("/admin/").content.decode()
    assert "Was zu tun ist" in home
    for row in rows.values():
        listed = rita_client.get(row.url)
        assert len(listed.context["object_list"]) == row.number, row.label


def test_paul_without_a_section_sees_no_such_panel(paul: User) -> None:
    make_offer()
    assert waiting_for(paul) == []
    assert "Was zu tun ist" not in logged_in(paul).get("/admin/").content.decode()


def test_the_panel_costs_five_queries_however_many_rows_and_offers(rita: User) -> None:
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            waiting_for(User.objects.get(pk=rita.pk))
        # Rita herself, two for her rights, two for what she may do with pages, all numbers
        assert len(queries) == 6
        make_run(make_offer(stale=True))


@pytest.mark.parametrize(
    ("right", "labels"),
    [
        ("change_duplicatesuggestion", ["Mögliche Duplikate"]),
        ("view_linkcheck", ["Dauerhaft kaputte Links"]),
        ("change_offerreport", ["Von Besuchern gemeldet"]),
    ],
)
def test_paul_sees_the_rows_whose_lists_he_may_open(
    paul: User, right: str, labels: list[str]
) -> None:
    paul.user_permissions.add(Permission.objects.get(codename=right))
    rows = waiting_for(User.objects.get(pk=paul.pk))
    assert [row.label for row in rows] == labels
    assert [logged_in(paul).get(row.url).status_code for row in rows] == [200]


def test_a_row_of_another_room_is_one_call(rita: User, monkeypatch: pytest.MonkeyPatch) -> None:
    from portal import worklist

    monkeypatch.setattr(worklist, "_work", dict(worklist._work))
    worklist.register_work(
        worklist.Work(
            key="x",
            label="Gemeldet",
            rows=lambda user: Offer.objects.all(),
            url=lambda: reverse("offers:index"),
            shown_to=worklist.holders_of("till_catalog.change_offer"),
            position=1,
        )
    )
    make_offer()
    first = waiting_for(rita)[0]
    assert (first.label, first.number) == ("Gemeldet", 1)
