"""Mails that libraries send (new passwords, workflow, comments) go through the outbox like ours.

Django's EMAIL_BACKEND. Nothing is sent inside a request, nothing is lost with a mail server that is
down, and a transaction that is rolled back takes its mails with it.
"""

from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from .outbox import MAX_SUBJECT, send


class OutboxBackend(BaseEmailBackend):
    """Writes one row per person; attachments and HTML are not sent, the portal's mails have none."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Return the number of messages taken. Raises MailRefused like `outbox.send`."""
        for message in email_messages:
            self._take(message)
        return len(email_messages)

    def _take(self, message: EmailMessage) -> None:
        reply_to: Any = message.reply_to or [""]
        # Titles of pages stand in subjects, and may be longer than a subject.
        subject = " ".join(str(message.subject).split())
        if len(subject) > MAX_SUBJECT:
            subject = f"{subject[: MAX_SUBJECT - 1]}…"
        for address in message.recipients():
            send(to=address, subject=subject, text=str(message.body), reply_to=reply_to[0])
