"""Writing to the office: who writes, what is kept, what is sent, who may answer, when it goes."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import ModelLogEntry

from portal import clock
from portal.accounts.models import User
from portal.contact.forms import FORMS
from portal.contact.models import ContactPage, Message, MessageKind
from portal.formguard import PER_HOUR, stamp
from portal.inbox.models import InboxState
from portal.mail.models import OutgoingMail
from portal.privacy.erasure import erase_person
from portal.privacy.export import export_person
from portal.worklist import waiting_for
from tests.conftest import logged_in

from .trees import make_contact_pages

pytestmark = [pytest.mark.db, pytest.mark.django_db]

ADDRESSES = {
    MessageKind.CONTACT: "/kontakt/formular/",
    MessageKind.BARRIER: "/barriere-melden/formular/",
}
CONTACT, BARRIER = MessageKind.CONTACT, MessageKind.BARRIER


@pytest.fixture
def pages(db: None) -> dict[str, ContactPage]:
    return make_contact_pages()


def send(client: Client, kind: MessageKind = CONTACT, **fields: str) -> Any:
    shown = stamp(clock.real_now() - dt.timedelta(minutes=1), salt=FORMS[kind].salt)
    values = {"text": "Der Knopf fehlt.", "shown_at": shown}
    if kind == CONTACT:
        values |= {"phone": "0651 4711"}
    return client.post(ADDRESSES[kind], values | fields)


def errors(answer: Any) -> list[str]:
    page = BeautifulSoup(answer.content, "html.parser")
    return [item.get_text(" ", strip=True) for item in page.select(".error-summary li")]


def test_a_message_is_kept_and_thanked_for(client: Client, pages: dict[str, ContactPage]) -> None:
    answer = send(client, name="Boris")
    assert (answer.status_code, answer["Location"]) == (302, "/kontakt/formular/danke/")
    kept = Message.objects.get()
    assert (kept.kind, kept.text, kept.phone, kept.name, kept.state) == (
        CONTACT,
        "Der Knopf fehlt.",
        "0651 4711",
        "Boris",
        InboxState.OPEN,
    )
    thanks = BeautifulSoup(client.get(answer["Location"]).content, "html.parser")
    assert thanks.h1.text == "Ihre Nachricht ist angekommen"


def test_a_barrier_needs_nothing_but_what_did_not_work(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    answer = send(client, BARRIER, about="/kurse/", wanted="Einen Kurs merken")
    assert answer["Location"] == "/barriere-melden/formular/danke/"
    kept = Message.objects.get()
    assert (kept.kind, kept.about, kept.wanted, kept.text, kept.phone, kept.email) == (
        BARRIER,
        "/kurse/",
        "Einen Kurs merken",
        "Der Knopf fehlt.",
        "",
        "",
    )


@pytest.mark.parametrize(
    ("kind", "subject"), [(CONTACT, "Neue Nachricht"), (BARRIER, "Neue Meldung einer Barriere")]
)
def test_the_office_hears_of_it_without_a_word_about_the_person(
    client: Client, pages: dict[str, ContactPage], kind: MessageKind, subject: str
) -> None:
    send(client, kind, name="Boris Beispiel", phone="0651 4711", text="Es ist mir peinlich.")
    (mail,) = OutgoingMail.objects.all()
    assert (mail.to, mail.subject) == ("bildung@stadt.example", subject)
    assert f"/admin/nachrichten/edit/{Message.objects.get().pk}/" in mail.text
    for word in ("Boris", "peinlich", "4711"):
        assert word not in mail.text + mail.subject


def test_without_an_address_of_the_house_the_message_waits_in_the_admin(
    client: Client, bea: User
) -> None:
    make_contact_pages(email="")
    send(client)
    assert OutgoingMail.objects.count() == 0
    assert [(row.label, row.number) for row in waiting_for(bea)][:3] == [
        ("Beratungsanfragen", 0),
        ("Gemeldete Barrieren", 0),
        ("Nachrichten", 1),
    ]


def test_who_leaves_an_address_gets_one_answer_a_day_without_their_own_words(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    for text in ("Werbung https://boese.example/", "Noch mehr Werbung"):
        send(client, BARRIER, email="boris@haus.example", text=text)
    mails = OutgoingMail.objects.filter(to="boris@haus.example")
    assert [mail.subject for mail in mails] == ["Ihre Meldung ist angekommen"]
    assert "Werbung" not in mails.get().text
    assert Message.objects.count() == 2


def test_pressing_twice_is_one_message(client: Client, pages: dict[str, ContactPage]) -> None:
    assert [send(client).status_code for _ in range(2)] == [302, 302]
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        (
            CONTACT,
            {"phone": ""},
            ["Telefon: Bitte schreiben Sie eine Telefonnummer oder eine E-Mail-Adresse."],
        ),
        (
            BARRIER,
            {"phone": "morgen"},
            [
                (
                    "Telefon: Diese Nummer können wir nicht wählen. Bitte schreiben Sie sie so: "
                    "0651 123456"
                )
            ],
        ),
        (
            BARRIER,
            {"text": ""},
            ["Was hat nicht geklappt?: Dieses Feld muss ausgefüllt werden."],
        ),
        (
            CONTACT,
            {"text": "x" * 3001},
            [
                (
                    "Ihre Nachricht: Bitte sicherstellen, dass der Wert aus höchstens 3000 Zeichen "
                    "besteht. (Er besteht aus 3001 Zeichen.)"
                )
            ],
        ),
    ],
)
def test_a_mistake_is_said_and_nothing_is_kept(
    client: Client,
    pages: dict[str, ContactPage],
    kind: MessageKind,
    fields: dict[str, str],
    expected: list[str],
) -> None:
    answer = send(client, kind, **fields)
    assert (answer.status_code, errors(answer)) == (200, expected)
    assert Message.objects.count() == 0


def test_a_machine_is_thanked_and_forgotten(client: Client, pages: dict[str, ContactPage]) -> None:
    assert send(client, leave_empty="https://boese.example/").status_code == 302
    assert (Message.objects.count(), OutgoingMail.objects.count()) == (0, 0)


def test_nobody_can_flood_the_office(client: Client, pages: dict[str, ContactPage]) -> None:
    answers = [send(client, name=str(count)).status_code for count in range(PER_HOUR + 1)]
    assert answers == [302] * PER_HOUR + [429]
    assert Message.objects.count() == PER_HOUR


def test_what_is_not_asked_is_not_taken(client: Client, pages: dict[str, ContactPage]) -> None:
    send(client, state="done", note="erledigt", about="/", done_by="1")
    kept = Message.objects.get()
    assert (kept.state, kept.note, kept.about, kept.done_by) == (InboxState.OPEN, "", "", None)


def test_bea_settles_a_message_with_a_note_and_the_clock_begins(
    bea: User, pages: dict[str, ContactPage]
) -> None:
    send(Client(), BARRIER, name="Boris Beispiel", about="/kontakt/")
    message = Message.objects.get()
    browser = logged_in(bea)
    shown = BeautifulSoup(
        browser.get(f"/admin/nachrichten/edit/{message.pk}/").content, "html.parser"
    )
    assert shown.select_one('dd a[href="/kontakt/"]').text == "/kontakt/"
    listed = browser.get("/admin/nachrichten/", {"state": "open", "kind": "barrier"})
    assert "Der Knopf fehlt." in listed.content.decode()
    values = {"state": "done", "note": "Knopf beschriftet."}
    browser.post(f"/admin/nachrichten/edit/{message.pk}/", values)
    message.refresh_from_db()
    assert (message.state, message.note, message.done_by) == ("done", "Knopf beschriftet.", bea)
    assert message.done_at is not None
    # The list of changes would remember for two years what goes after 30 days.
    assert not ModelLogEntry.objects.filter(content_type__model="message").exists()


def test_anna_who_writes_pages_reads_no_messages(
    anna: User, anna_client: Client, pages: dict[str, ContactPage]
) -> None:
    send(Client())
    for address in ("", f"edit/{Message.objects.get().pk}/"):
        answer = anna_client.get(f"/admin/nachrichten/{address}")
        assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert {"Nachrichten", "Gemeldete Barrieren"} & {r.label for r in waiting_for(anna)} == set()


@pytest.mark.parametrize("number", [1, 3])
def test_more_messages_cost_no_more_queries(
    bea: User,
    pages: dict[str, ContactPage],
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for count in range(number):
        send(Client(), text=f"Nachricht {count}")
    browser = logged_in(bea)
    browser.get("/admin/nachrichten/")
    with django_assert_num_queries(12):
        browser.get("/admin/nachrichten/")


@pytest.mark.parametrize(
    ("state", "days", "left"),
    [("done", 29, 1), ("done", 31, 0), ("open", 179, 1), ("open", 181, 0)],
)
def test_messages_go_by_themselves(
    client: Client, pages: dict[str, ContactPage], state: str, days: int, left: int
) -> None:
    send(client)
    long_ago = clock.real_now() - dt.timedelta(days=days)
    done = long_ago if state == "done" else None
    Message.objects.update(state=state, created_at=long_ago, done_at=done)
    call_command("portal_retention", verbosity=0)
    assert Message.objects.count() == left


def test_who_asks_gets_and_has_erased_what_they_wrote(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    send(client, email="boris@haus.example")
    send(client, email="carla@haus.example")
    found = export_person(email="boris@haus.example")
    texts = [entry["data"]["text"] for entry in found if entry["model"] == "Nachricht"]
    assert texts == ["Der Knopf fehlt."]
    erase_person(email="BORIS@haus.example")
    assert [message.email for message in Message.objects.all()] == ["carla@haus.example"]
