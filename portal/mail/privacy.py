"""What the outbox keeps of the people it writes to."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.privacy.registry import Keep, People, Personal, declare

from .models import MailState

SENT_PERIOD = dt.timedelta(days=30)
DEAD_PERIOD = dt.timedelta(days=90)


def declare_mail() -> None:
    """Sent mails have lost their text already; what remains proves that something was sent."""
    declare(
        Personal(
            model="portal_mail.OutgoingMail",
            fields=("to", "reply_to", "subject", "text", "last_error", "created_at"),
            what=_("E-Mails des Portals an Sie: Adresse und Betreff; der Text nur bis zum Versand"),
            people=People.VISITORS,
            purpose=_("Nachrichten zustellen, die jemand angefordert hat"),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Betrieb des Portals"),
            subject=lambda email: Q(to__iexact=email) | Q(reply_to__iexact=email),
            keep=(
                Keep(
                    clock="finished_at",
                    period=SENT_PERIOD,
                    since=_("nach dem Versand"),
                    where=Q(state=MailState.SENT),
                ),
                Keep(
                    clock="finished_at",
                    period=DEAD_PERIOD,
                    since=_("nach dem letzten Versuch, falls sie nicht zustellbar sind"),
                    where=Q(state=MailState.DEAD),
                ),
            ),
        )
    )
