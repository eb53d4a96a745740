"""The outbox: nothing is lost, nothing is sent for a transaction that was rolled back."""

import datetime as dt
import smtplib
from typing import Any

import pytest
from django.core import mail as django_mail
from django.db import transaction
from django.test import Client
from django.utils import timezone

from portal import clock
from portal.accounts.models import User
from portal.mail.models import MailState, OutgoingMail
from portal.mail.outbox import BACK_OFF, MailRefused, drain, send

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the mail server answer with an error, like a server that greylists or refuses."""

    def install(error: Exception) -> None:
        def send_messages(self: Any, messages: list[Any]) -> int:
            raise error

        monkeypatch.setattr(
            "django.core.mail.backends.locmem.EmailBackend.send_messages", send_messages
        )

    return install


def write(**changes: str) -> OutgoingMail:
    return send(
        **{"to": "boris@haus.example", "subject": "Ihr Termin", "text": "Am Montag."} | changes
    )


def test_a_mail_is_sent_once_and_its_text_is_forgotten() -> None:
    row = write(reply_to="kurse@stadt.example")
    assert (drain(), drain()) == (1, 0)
    (message,) = django_mail.outbox
    assert (message.to, message.reply_to, message.subject, message.body) == (
        ["boris@haus.example"],
        ["kurse@stadt.example"],
        "Ihr Termin",
        "Am Montag.",
    )
    assert message.extra_headers["Message-ID"] == row.message_id
    row.refresh_from_db()
    assert (row.state, row.text, row.attempts) == (MailState.SENT, "", 1)


def test_a_rolled_back_transaction_sends_nothing() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError("the application could not be saved")
    assert OutgoingMail.objects.count() == 0
    assert drain() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "Termin\r\nBcc: alle@stadt.example"},
        {"subject": "Termin\nX: y"},
        {"subject": "Termin\x00"},
        {"subject": "Termin\u2028Bcc"},
        {"subject": ""},
        {"subject": "x" * 201},
        {"to": "boris@haus.example\nBcc: alle@stadt.example"},
        {"to": "boris@haus.example, eva@haus.example"},
        {"to": "Boris <boris@haus.example>"},
        {"to": ""},
        {"reply_to": "kurse@stadt.example\r\nBcc: alle@stadt.example"},
    ],
)
def test_nobody_adds_headers_or_receivers(changes: dict[str, str]) -> None:
    with pytest.raises(MailRefused):
        write(**changes)
    assert OutgoingMail.objects.count() == 0


def test_a_temporary_error_is_tried_again_with_growing_pauses_and_then_given_up(
    refuse: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = write()
    refuse(smtplib.SMTPConnectError(421, "später"))
    now = clock.real_now()
    pauses = []
    for _ in range(len(BACK_OFF) + 1):
        monkeypatch.setattr(timezone, "now", lambda: now)  # noqa: B023 - read at once
        assert drain() == 0
        row.refresh_from_db()
        pauses.append(row.next_attempt - now)
        now = row.next_attempt
    assert tuple(pauses[:-1]) == BACK_OFF
    assert (row.state, row.attempts, row.text) == (MailState.DEAD, len(BACK_OFF) + 1, "Am Montag.")
    assert row.last_error == "SMTPConnectError: (421, 'später')"


def test_a_waiting_mail_is_not_tried_before_its_time(refuse: Any) -> None:
    row = write()
    refuse(OSError("keine Verbindung"))
    drain()
    drain()
    row.refresh_from_db()
    assert (row.attempts, row.state) == (1, MailState.QUEUED)


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"boris@haus.example": (550, b"unbekannt")}),
        smtplib.SMTPDataError(554, b"abgelehnt"),
    ],
)
def test_a_final_refusal_is_given_up_at_once(refuse: Any, error: Exception) -> None:
    row = write()
    refuse(error)
    drain()
    row.refresh_from_db()
    assert (row.state, row.attempts) == (MailState.DEAD, 1)


def test_one_bad_mail_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    write(to="kaputt@haus.example")
    write(to="eva@haus.example")
    original = "django.core.mail.backends.locmem.EmailBackend.send_messages"
    from django.core.mail.backends.locmem import EmailBackend

    deliver = EmailBackend.send_messages

    def send_messages(self: Any, messages: list[Any]) -> int:
        if messages[0].to == ["kaputt@haus.example"]:
            raise OSError("weg")
        return deliver(self, messages)

    monkeypatch.setattr(original, send_messages)
    assert drain() == 1
    assert [message.to for message in django_mail.outbox] == [["eva@haus.example"]]


def test_a_mail_another_process_is_sending_is_left_alone_until_its_lease_ends() -> None:
    row = write()
    now = clock.real_now()
    OutgoingMail.objects.update(leased_until=now + dt.timedelta(minutes=1))
    assert drain() == 0
    OutgoingMail.objects.update(leased_until=now - dt.timedelta(seconds=1))
    assert drain() == 1
    row.refresh_from_db()
    assert row.state == MailState.SENT


def dead_letter() -> OutgoingMail:
    row = write(subject="Unzustellbar Zwiebel")
    OutgoingMail.objects.update(
        state=MailState.DEAD, attempts=8, finished_at=clock.real_now(), last_error="550 unbekannt"
    )
    return row


def test_sofia_sees_dead_letters_and_sends_one_again(sofia_client: Client) -> None:
    row = dead_letter()
    sent = write(subject="Zugestellt Gurke")
    OutgoingMail.objects.filter(pk=sent.pk).update(state=MailState.SENT)
    page = sofia_client.get("/admin/mails/").content.decode()
    assert "Unzustellbar Zwiebel" in page
    assert "550 unbekannt" in page
    assert "Zugestellt Gurke" not in page
    response = sofia_client.post(f"/admin/mails/retry/{row.pk}/")
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/mails/")
    assert drain() == 1
    row.refresh_from_db()
    assert (row.state, row.attempts) == (MailState.SENT, 1)


def test_anna_the_editor_neither_sees_nor_retries_mails(anna_client: Client, anna: User) -> None:
    row = dead_letter()
    page = anna_client.get("/admin/mails/", follow=True).content.decode()
    assert "Unzustellbar Zwiebel" not in page
    anna_client.post(f"/admin/mails/retry/{row.pk}/")
    row.refresh_from_db()
    assert row.state == MailState.DEAD


def test_retrying_needs_a_post(sofia_client: Client) -> None:
    row = dead_letter()
    assert sofia_client.get(f"/admin/mails/retry/{row.pk}/").status_code == 405
    row.refresh_from_db()
    assert row.state == MailState.DEAD
