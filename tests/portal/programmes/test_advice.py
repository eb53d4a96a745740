"""Asking for advice: who asks, what is kept, what is sent, and who may answer."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client

from portal import clock
from portal.accounts.models import User
from portal.formguard import PER_HOUR, stamp
from portal.inbox.models import InboxState
from portal.mail.models import OutgoingMail
from portal.privacy.erasure import erase_person
from portal.programmes.forms import AdviceForm
from portal.programmes.models import AdviceRequest, ProgrammePage
from portal.worklist import waiting_for
from tests.conftest import PASSWORD, logged_in

from .trees import make_contact, make_index, make_programme

pytestmark = [pytest.mark.db, pytest.mark.django_db]

ADDRESS = "/programme/lerntreff/beratung/"


@pytest.fixture
def page() -> ProgrammePage:
    contact = make_contact(email="bildung@stadt.example")
    return make_programme(make_index(), "Lerntreff", contact=contact, takes_callbacks=True)


@pytest.fixture
def mona(db: None) -> User:
    """Mona publishes: a member of "Chefredaktion"."""
    user = User.objects.create_user(
        email="mona@stadt.example", password=PASSWORD, first_name="Mona", last_name="Maier"
    )
    user.groups.add(Group.objects.get(name="Chefredaktion"))
    return user


def send(client: Client, **fields: str) -> Any:
    shown = stamp(clock.real_now() - dt.timedelta(minutes=1), salt=AdviceForm.salt)
    values = {"phone": "0651 4711", "email": "", "name": "", "shown_at": shown}
    return client.post(ADDRESS, values | fields)


def errors(answer: Any) -> list[str]:
    page = BeautifulSoup(answer.content, "html.parser")
    return [item.get_text(" ", strip=True) for item in page.select(".error-summary li")]


def test_a_number_is_enough(client: Client, page: ProgrammePage) -> None:
    answer = send(client, text="Ich suche einen Kurs.", reachable="ab 14 Uhr")
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}danke/")
    kept = AdviceRequest.objects.get()
    assert (kept.page, kept.phone, kept.text, kept.reachable, kept.state) == (
        page,
        "0651 4711",
        "Ich suche einen Kurs.",
        "ab 14 Uhr",
        InboxState.OPEN,
    )
    thanks = BeautifulSoup(client.get(answer["Location"]).content, "html.parser")
    assert thanks.h1.text == "Ihre Anfrage ist angekommen"
    assert "0651 718-0" in thanks.main.get_text()


def test_the_office_hears_of_it_without_a_word_about_the_person(
    client: Client, page: ProgrammePage
) -> None:
    send(client, name="Boris Beispiel", text="Es ist mir peinlich.")
    (mail,) = OutgoingMail.objects.all()
    assert mail.to == "bildung@stadt.example"
    assert f"/admin/beratungsanfragen/edit/{AdviceRequest.objects.get().pk}/" in mail.text
    for word in ("Boris", "peinlich", "4711"):
        assert word not in mail.text + mail.subject


def test_who_leaves_an_address_gets_one_answer_a_day_without_their_own_words(
    client: Client, page: ProgrammePage
) -> None:
    for text in ("Werbung https://boese.example/", "Noch mehr Werbung"):
        send(client, phone="", email="boris@haus.example", text=text)
    mails = OutgoingMail.objects.filter(to="boris@haus.example")
    assert [mail.subject for mail in mails] == ["Ihre Anfrage: Beratung"]
    assert "Werbung" not in mails.get().text
    assert AdviceRequest.objects.count() == 2


def test_pressing_twice_is_one_request(client: Client, page: ProgrammePage) -> None:
    assert [send(client).status_code for _ in range(2)] == [302, 302]
    assert AdviceRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"phone": ""},
            ["Telefon: Bitte schreiben Sie eine Telefonnummer oder eine E-Mail-Adresse."],
        ),
        (
            {"phone": "morgen"},
            [
                (
                    "Telefon: Diese Nummer können wir nicht wählen. Bitte schreiben Sie sie so: "
                    "0651 123456"
                )
            ],
        ),
        ({"shown_at": "now"}, None),
        ({"shown_at": "erfunden"}, None),
    ],
)
def test_a_mistake_is_said_and_nothing_is_kept(
    client: Client, page: ProgrammePage, fields: dict[str, str], expected: list[str] | None
) -> None:
    if fields.get("shown_at") == "now":
        fields = {"shown_at": stamp(salt=AdviceForm.salt)}
    answer = send(client, **fields)
    assert answer.status_code == 200
    if expected is None:
        assert errors(answer)[0].startswith(("Das ging sehr schnell.", "Das Formular war zu lange"))
    else:
        assert errors(answer) == expected
    assert AdviceRequest.objects.count() == 0


def test_a_machine_is_thanked_and_forgotten(client: Client, page: ProgrammePage) -> None:
    assert send(client, leave_empty="https://boese.example/").status_code == 302
    assert (AdviceRequest.objects.count(), OutgoingMail.objects.count()) == (0, 0)


def test_nobody_can_flood_the_office(client: Client, page: ProgrammePage) -> None:
    answers = [send(client, name=str(count)).status_code for count in range(PER_HOUR + 1)]
    assert answers == [302] * PER_HOUR + [429]
    assert AdviceRequest.objects.count() == PER_HOUR


def test_a_programme_without_advice_has_no_form(client: Client, page: ProgrammePage) -> None:
    assert (
        'href="/programme/lerntreff/beratung/"'
        in client.get("/programme/lerntreff/").content.decode()
    )
    page.takes_callbacks = False
    page.save_revision().publish()
    assert "beratung/" not in client.get("/programme/lerntreff/").content.decode()
    for address in (ADDRESS, f"{ADDRESS}danke/"):
        assert client.get(address).status_code == 404


def test_another_method_changes_nothing(client: Client, page: ProgrammePage) -> None:
    assert client.put(ADDRESS).status_code == 405


def test_mona_settles_a_request_and_the_clock_begins(mona: User, page: ProgrammePage) -> None:
    send(Client())
    request = AdviceRequest.objects.get()
    assert ("Beratungsanfragen", 1) in [(row.label, row.number) for row in waiting_for(mona)]
    browser = logged_in(mona)
    listed = browser.get("/admin/beratungsanfragen/", {"state": "open"}).content.decode()
    assert "0651 4711" in listed
    browser.post(f"/admin/beratungsanfragen/edit/{request.pk}/", {"state": "done"})
    request.refresh_from_db()
    assert (request.state, request.done_by) == (InboxState.DONE, mona)
    assert request.done_at is not None
    browser.post(f"/admin/beratungsanfragen/edit/{request.pk}/", {"state": "open"})
    request.refresh_from_db()
    assert [request.done_at, request.done_by] == [None, None]


def test_anna_who_writes_pages_reads_no_requests(
    anna: User, anna_client: Client, page: ProgrammePage
) -> None:
    send(Client())
    request = AdviceRequest.objects.get()
    for address in ("", f"edit/{request.pk}/"):
        answer = anna_client.get(f"/admin/beratungsanfragen/{address}")
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert "Beratungsanfragen" not in [row.label for row in waiting_for(anna)]


@pytest.mark.parametrize(
    ("state", "days", "left"),
    [("done", 29, 1), ("done", 31, 0), ("open", 179, 1), ("open", 181, 0)],
)
def test_requests_go_by_themselves(
    client: Client, page: ProgrammePage, state: str, days: int, left: int
) -> None:
    send(client)
    long_ago = clock.real_now() - dt.timedelta(days=days)
    done = long_ago if state == "done" else None
    AdviceRequest.objects.update(state=state, created_at=long_ago, done_at=done)
    call_command("portal_retention", verbosity=0)
    assert AdviceRequest.objects.count() == left


def test_who_asks_to_be_forgotten_is(client: Client, page: ProgrammePage) -> None:
    send(client, email="boris@haus.example")
    send(client, email="carla@haus.example")
    erase_person(email="BORIS@haus.example")
    assert [request.email for request in AdviceRequest.objects.all()] == ["carla@haus.example"]
