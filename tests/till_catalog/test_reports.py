"""„Angabe stimmt nicht“: from the form on an offer's page to the answer by mail."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal import clock, formguard
from portal.accounts.models import User
from portal.formguard import ALL_PER_HOUR, PER_HOUR
from portal.mail.models import OutgoingMail
from portal.privacy.erasure import erase_person
from portal.privacy.export import export_person
from portal.privacy.retention import run_out
from tests.conftest import logged_in
from tests.factories.catalogue import make_offer, make_provider, make_run
from till_catalog.enums import OfferStatus, ReportState
from till_catalog.models import Offer, OfferReport
from till_catalog.report_forms import ReportForm

from .looking import Seen

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def stamp(moment: dt.datetime | None = None) -> str:
    return formguard.stamp(moment, salt=ReportForm.salt)


Send = Callable[..., Any]


@pytest.fixture
def offer() -> Offer:
    return make_run(make_offer(title="Nähen")).offer


def form(**changes: str) -> dict[str, str]:
    """What a person sends who needed a minute."""
    shown = stamp(clock.real_now() - dt.timedelta(minutes=1))
    return {"kind": "preis", "text": "Kostet 90 Euro.", "email": "", "shown_at": shown} | changes


@pytest.fixture
def send(client: Client, offer: Offer) -> Send:
    def post(address: str = "192.0.2.1", **changes: str) -> Any:
        return client.post(
            f"{offer.get_absolute_url()}hinweis/", form(**changes), REMOTE_ADDR=address
        )

    return post


def test_the_page_of_an_offer_leads_to_the_form(client: Client, offer: Offer) -> None:
    page = Seen(client.get(offer.get_absolute_url()))
    link = page.link("Stimmt eine Angabe nicht? Sagen Sie es uns.")
    seen = Seen(client.get(link))
    assert seen.soup.h1.get_text() == "Angabe stimmt nicht"
    assert seen.link("Nähen") == offer.get_absolute_url()
    assert [tag["content"] for tag in seen.soup.select('meta[name="robots"]')] == ["noindex"]
    assert [field["name"] for field in seen.soup.select("main input, main textarea")] == [
        "csrfmiddlewaretoken",
        *["kind"] * 6,
        "text",
        "email",
        "shown_at",
        "leave_empty",
    ]
    assert "no-store" in client.get(link)["Cache-Control"]


def test_a_report_is_kept_and_thanked_for(send: Send, client: Client, offer: Offer) -> None:
    answer = send(email="vera@haus.example")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{offer.get_absolute_url()}hinweis/danke/",
    )
    assert Seen(client.get(answer["Location"])).soup.h1.get_text() == "Danke für Ihren Hinweis"
    report = OfferReport.objects.get()
    assert (report.offer, report.kind, report.text, report.email, report.state) == (
        offer,
        "preis",
        "Kostet 90 Euro.",
        "vera@haus.example",
        "open",
    )


def test_pressing_twice_is_one_report(send: Send) -> None:
    assert {send().status_code, send().status_code} == {302}
    assert OfferReport.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": ""}, "Was stimmt nicht?: Dieses Feld muss ausgefüllt werden."),
        ({"text": " "}, "Was haben Sie bemerkt?: Dieses Feld muss ausgefüllt werden."),
        ({"email": "vera"}, "E-Mail-Adresse: Bitte gültige E-Mail-Adresse eingeben."),
        (
            {"shown_at": ""},
            "Das Formular war zu lange offen. Bitte senden Sie es noch einmal ab.",
        ),
        (
            {"shown_at": "1:abc"},
            "Das Formular war zu lange offen. Bitte senden Sie es noch einmal ab.",
        ),
    ],
)
def test_a_mistake_is_named_above_the_form(
    send: Send, changes: dict[str, str], message: str
) -> None:
    seen = Seen(send(**changes))
    assert [row.get_text() for row in seen.soup.select(".error-summary li")] == [message]
    assert seen.soup.title.get_text().startswith("Fehler:")
    assert OfferReport.objects.count() == 0


def test_nothing_typed_is_lost_and_the_form_that_comes_back_works(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(send(shown_at=stamp(clock.real_now() - dt.timedelta(days=1))))
    assert seen.soup.textarea.get_text().strip() == "Kostet 90 Euro."
    fresh = str(seen.soup.select_one('[name="shown_at"]')["value"])
    later = clock.real_now() + dt.timedelta(seconds=10)
    monkeypatch.setattr(clock, "real_now", lambda: later)
    assert send(shown_at=fresh).status_code == 302


def test_faster_than_a_person(send: Send) -> None:
    seen = Seen(send(shown_at=stamp()))
    assert "Das ging sehr schnell." in seen.text
    assert OfferReport.objects.count() == 0


def test_who_fills_the_hidden_field_is_thanked_for_nothing(send: Send) -> None:
    answer = send(leave_empty="https://spam.example/")
    assert (answer.status_code, OfferReport.objects.count()) == (302, 0)


def test_so_many_an_hour_and_no_more(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(PER_HOUR):
        assert send(text=f"Hinweis {number}").status_code == 302
    refused = send(text="Noch einer")
    assert refused.status_code == 429
    assert "Von Ihrem Anschluss sind in dieser Stunde schon mehrere" in Seen(refused).text
    assert send(address="192.0.2.2", text="Von nebenan").status_code == 302
    assert OfferReport.objects.count() == PER_HOUR + 1
    later = clock.real_now() + dt.timedelta(hours=1)
    monkeypatch.setattr(clock, "real_now", lambda: later)
    assert send(text="Eine Stunde später").status_code == 302


def test_a_household_counts_once_and_the_office_can_read_no_more(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(PER_HOUR):
        send(address=f"2001:db8::{number:x}", text=f"Hinweis {number}")
    assert send(address="2001:db8::ffff", text="x").status_code == 429
    monkeypatch.setattr(formguard, "ALL_PER_HOUR", PER_HOUR)
    assert ALL_PER_HOUR > PER_HOUR
    assert send(address="192.0.2.9", text="y").status_code == 429


def test_one_household_alone_cannot_shut_the_others_out(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formguard, "ALL_PER_HOUR", PER_HOUR + 1)
    answers = [send(text=f"Hinweis {number}").status_code for number in range(PER_HOUR + 3)]
    assert answers == [302] * PER_HOUR + [429] * 3
    assert send(address="192.0.2.2", text="Von nebenan").status_code == 302


def test_no_address_is_kept(send: Send) -> None:
    send()
    assert "192.0.2" not in str(list(OfferReport.objects.values()))


@pytest.mark.parametrize("path", ["hinweis/", "hinweis/danke/"])
def test_what_is_not_public_cannot_be_reported(client: Client, path: str) -> None:
    hidden = (
        make_run(make_offer(title="Geheim", status=OfferStatus.DRAFT)).offer,
        make_run(make_offer(title="Geheim", provider=make_provider("Zu", public=False))).offer,
        make_run(make_offer(title="Geheim", status=OfferStatus.WITHDRAWN)).offer,
    )
    for offer in hidden:
        response = client.get(f"{offer.get_absolute_url()}{path}")
        assert response.status_code == 404
        assert "Geheim" not in response.content.decode()
        assert client.post(f"{offer.get_absolute_url()}hinweis/", form()).status_code == 404
    assert OfferReport.objects.count() == 0


def test_a_wrong_or_joined_address_leads_to_the_right_form(client: Client, offer: Offer) -> None:
    joined = make_run(make_offer(title="Nähen", description="x")).offer
    main = make_run(make_offer(title="Nähen", description="x")).offer
    right = f"{offer.get_absolute_url()}hinweis/"
    assert client.get(f"/kurse/{offer.pk}-falsch/hinweis/")["Location"] == right
    assert (
        client.get(f"{main.get_absolute_url()}hinweis/")["Location"]
        == f"{joined.get_absolute_url()}hinweis/"
    )


def test_only_a_form_of_ours_is_taken(offer: Offer) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{offer.get_absolute_url()}hinweis/", form()).status_code == 403


# -- the office ---------------------------------------------------------------------------------


@pytest.fixture
def report(offer: Offer) -> OfferReport:
    return OfferReport.objects.create(
        offer=offer,
        kind="preis",
        text="Kostet 90 Euro.",
        email="vera@haus.example",
        created_at=clock.real_now(),
    )


def worker(*codenames: str, email: str = "boris@haus.example") -> tuple[User, Client]:
    """Boris, who works on the catalogue, with these rights."""
    user = User.objects.create_user(email=email, password="x")
    group = Group.objects.create(name=email)
    rights = ("access_admin", *codenames)
    group.permissions.set(Permission.objects.filter(codename__in=rights))
    user.groups.add(group)
    return user, logged_in(user)


def test_boris_settles_a_report_and_answers(report: OfferReport) -> None:
    boris, client = worker("view_offerreport", "change_offerreport")
    page = Seen(client.get(f"/admin/hinweise/edit/{report.pk}/"))
    for text in ("Kostet 90 Euro.", "vera@haus.example", "Nähen"):
        assert text in page.text
    answer = {"state": "done", "answer": "Der Preis stimmt jetzt."}
    saved = client.post(f"/admin/hinweise/edit/{report.pk}/", answer)
    assert (saved.status_code, saved["Location"]) == (302, "/admin/hinweise/")
    report.refresh_from_db()
    assert (report.state, report.done_by) == (ReportState.DONE, boris)
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject) == ("vera@haus.example", "Ihr Hinweis zu „Nähen“")
    assert "Der Preis stimmt jetzt." in mail.text
    client.post(f"/admin/hinweise/edit/{report.pk}/", {"state": "done", "answer": "Noch einmal"})
    report.refresh_from_db()
    assert (OutgoingMail.objects.count(), report.answer) == (1, "Der Preis stimmt jetzt.")


def test_opening_again_stops_the_clock(report: OfferReport) -> None:
    _, client = worker("change_offerreport")
    client.post(f"/admin/hinweise/edit/{report.pk}/", {"state": "done", "answer": ""})
    client.post(f"/admin/hinweise/edit/{report.pk}/", {"state": "open", "answer": ""})
    report.refresh_from_db()
    assert (report.state, report.done_at, report.done_by) == ("open", None, None)
    assert OutgoingMail.objects.count() == 0


def test_an_answer_without_an_end_is_refused(report: OfferReport) -> None:
    _, client = worker("change_offerreport")
    page = client.post(f"/admin/hinweise/edit/{report.pk}/", {"state": "open", "answer": "Hm"})
    assert "Setzen Sie den Stand auf „erledigt“" in page.content.decode()
    assert OutgoingMail.objects.count() == 0


def test_who_may_look_may_not_settle(report: OfferReport) -> None:
    _, looking = worker("view_offerreport", email="dora@haus.example")
    assert looking.get("/admin/hinweise/").status_code == 200
    looking.post(f"/admin/hinweise/edit/{report.pk}/", {"state": "done"})
    _, other = worker("view_offer", email="emil@haus.example")
    assert "Kostet 90" not in other.get("/admin/hinweise/", follow=True).content.decode()
    report.refresh_from_db()
    assert report.state == "open"


def test_the_worklist_begins_with_the_oldest_open_one(
    report: OfferReport, sofia_client: Client
) -> None:
    make = OfferReport.objects.create
    hour = dt.timedelta(hours=1)
    make(offer=report.offer, kind="ort", text="x", created_at=report.created_at - hour)
    make(offer=report.offer, kind="termin", text="x", state="done", created_at=report.created_at)

    def listed(query: str = "") -> list[str]:
        soup = Seen(sofia_client.get(f"/admin/hinweise/{query}")).soup
        return [" ".join(cell.get_text().split()) for cell in soup.select("td.title")]

    assert listed() == ["Ort oder Zugang", "Preis", "Termin oder Uhrzeit"]
    assert listed("?state=done") == ["Termin oder Uhrzeit"]


def test_the_list_asks_as_often_for_one_as_for_many(
    report: OfferReport, sofia_client: Client
) -> None:
    def queries() -> int:
        sofia_client.get("/admin/hinweise/")  # the first page after a change reads the house
        with CaptureQueriesContext(connection) as context:
            sofia_client.get("/admin/hinweise/")
        return len(context)

    one = queries()
    for number in range(3):
        offer = make_run(make_offer(provider=make_provider(f"Haus {number}"))).offer
        OfferReport.objects.create(offer=offer, kind="ort", text="x", created_at=clock.real_now())
    assert queries() == one


# -- privacy ------------------------------------------------------------------------------------


def test_half_a_year_after_it_was_settled_it_goes(report: OfferReport) -> None:
    year = clock.now() + dt.timedelta(days=365)
    assert "till_catalog.OfferReport" not in run_out(now=year)  # still open
    done = clock.now()
    OfferReport.objects.update(state="done", done_at=done)
    run_out(now=done + dt.timedelta(days=180))
    assert OfferReport.objects.count() == 1
    run_out(now=done + dt.timedelta(days=181))
    assert OfferReport.objects.count() == 0


def test_a_person_may_see_and_take_back_what_they_wrote(report: OfferReport) -> None:
    assert "Kostet 90 Euro." in str(export_person(email="VERA@haus.example"))
    assert "Kostet 90 Euro." not in str(export_person(email="anna@haus.example"))
    erase_person(email="vera@haus.example")
    assert OfferReport.objects.count() == 0
