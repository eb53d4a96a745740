"""Putting mails into the outbox and taking them out again.

A mail is sent at least once: if a process dies between the mail server's "accepted" and our note of
it, the mail goes out again with the same Message-ID, by which mail programs recognise the double.
"""

import datetime as dt
import logging
import smtplib
from email.utils import make_msgid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F, Q

from portal import clock

from .models import MailState, OutgoingMail

logger = logging.getLogger(__name__)

LEASE = dt.timedelta(minutes=5)
BACK_OFF = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
MAX_SUBJECT = 200


class MailRefused(ValueError):
    """The mail cannot be sent as it was asked for: a bad address or a line break in a header."""


def send(*, to: str, subject: str, text: str, reply_to: str = "") -> OutgoingMail:
    """Write a mail to the outbox within the caller's transaction and return its row.

    Nothing is sent if that transaction is rolled back. Raises MailRefused for anything but one
    plain address in `to` and `reply_to`, and for a control character in the subject (RFC 5322,
    2.2: a line break there would let a form's visitor add headers).
    """
    for address in (to, reply_to) if reply_to else (to,):
        try:
            validate_email(address)
        except ValidationError as error:
            raise MailRefused("Die E-Mail-Adresse ist ungültig.") from error
    if not subject or len(subject) > MAX_SUBJECT or not subject.isprintable():
        raise MailRefused("Der Betreff fehlt, ist zu lang oder enthält einen Zeilenumbruch.")
    now = clock.real_now()
    mail = OutgoingMail.objects.create(
        to=to,
        reply_to=reply_to,
        subject=subject,
        text=text,
        message_id=make_msgid(domain=settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")),
        next_attempt=now,
        created_at=now,
    )
    transaction.on_commit(_wake_worker)
    return mail


def _wake_worker() -> None:
    from .tasks import drain_outbox  # the task imports this module

    drain_outbox.enqueue()


def drain() -> int:
    """Send every mail that is due and return how many went out; one bad mail stops no other."""
    sent = 0
    while mail := _lease_next():
        sent += _deliver(mail)
    return sent


def retry(*, mail: OutgoingMail) -> None:
    """Put a mail that was given up back into the queue with all its attempts."""
    now = clock.real_now()
    OutgoingMail.objects.filter(pk=mail.pk, state=MailState.DEAD).update(
        state=MailState.QUEUED, attempts=0, next_attempt=now, leased_until=None, finished_at=None
    )
    transaction.on_commit(_wake_worker)


def _lease_next() -> OutgoingMail | None:
    """Reserve one due mail for this process.

    A conditional update instead of a row lock: talking to the mail server takes seconds, and no
    write transaction may last that long (SQLite has one writer).
    """
    while True:
        now = clock.real_now()
        free = Q(leased_until=None) | Q(leased_until__lte=now)
        due = OutgoingMail.objects.filter(free, state=MailState.QUEUED, next_attempt__lte=now)
        key = due.order_by("next_attempt", "pk").values_list("pk", flat=True).first()
        if key is None:
            return None
        if due.filter(pk=key).update(leased_until=now + LEASE, attempts=F("attempts") + 1):
            return OutgoingMail.objects.get(pk=key)


def _deliver(mail: OutgoingMail) -> bool:
    message = EmailMessage(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        connection=get_connection(settings.PORTAL_MAIL_TRANSPORT),
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except Exception as error:  # noqa: BLE001 - whatever it is, the next mail must still go out
        _note_failure(mail=mail, error=error)
        return False
    _finish(mail=mail, state=MailState.SENT, text="", last_error="")
    return True


def _note_failure(*, mail: OutgoingMail, error: Exception) -> None:
    # The address is not logged, only the row's number and the kind of error.
    logger.warning("mail %s failed: %s", mail.pk, type(error).__name__)
    reason = f"{type(error).__name__}: {error}"[:1000]
    if _is_permanent(error) or mail.attempts > len(BACK_OFF):
        _finish(mail=mail, state=MailState.DEAD, last_error=reason)
        return
    OutgoingMail.objects.filter(pk=mail.pk, leased_until=mail.leased_until).update(
        leased_until=None,
        last_error=reason,
        next_attempt=clock.real_now() + BACK_OFF[mail.attempts - 1],
    )


def _finish(*, mail: OutgoingMail, **values: object) -> None:
    OutgoingMail.objects.filter(pk=mail.pk, leased_until=mail.leased_until).update(
        leased_until=None, finished_at=clock.real_now(), **values
    )


def _is_permanent(error: Exception) -> bool:
    """Whether the server refused this mail for good (RFC 5321, 4.2.1: codes from 500)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500
