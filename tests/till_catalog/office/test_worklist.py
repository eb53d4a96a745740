"""The panel "Was zu tun ist" on the first page of the admin."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal import clock
from portal.accounts.models import User
from portal.worklist import waiting_for
from tests.factories.catalogue import make_offer, make_run, make_source
from till_catalog.enums import ImportState
from till_catalog.models import ImportRun, Offer, OfferReport

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
    rows = {row.label: row for row in waiting_for(rita)}
    assert {label: row.number for label, row in rows.items()} == {
        "Neu in 7 Tagen": 2,
        "In Prüfung": 0,
        "Lange nicht bestätigt": 1,
        "Läuft in 14 Tagen aus": 2,
        "Unvollständig": 1,
        "Von Besuchern gemeldet": 1,
        "Ein Import braucht Sie": 1,
    }
    home = rita_client.get("/admin/").content.decode()
    assert "Was zu tun ist" in home
    for row in rows.values():
        listed = rita_client.get(row.url)
        assert len(listed.context["object_list"]) == row.number, row.label


def test_anna_sees_no_such_panel(anna: User, anna_client: Client) -> None:
    make_offer()
    assert waiting_for(anna) == []
    assert "Was zu tun ist" not in anna_client.get("/admin/").content.decode()


def test_the_panel_costs_at_most_nine_queries_however_many_offers(rita: User) -> None:
    make_run(make_offer(stale=True))
    waiting_for(rita)
    with CaptureQueriesContext(connection) as queries:
        waiting_for(User.objects.get(pk=rita.pk))
    assert len(queries) - 1 <= 9  # one reads Rita herself


def test_a_row_of_another_room_is_one_call(rita: User, monkeypatch: pytest.MonkeyPatch) -> None:
    from portal import worklist

    monkeypatch.setattr(worklist, "_work", dict(worklist._work))
    worklist.register_work(
        worklist.Work(
            key="x",
            label="Gemeldet",
            count=lambda: 3,
            url=lambda: reverse("offers:index"),
            permission="till_catalog.change_offer",
            position=1,
        )
    )
    assert waiting_for(rita)[0].label == "Gemeldet"
