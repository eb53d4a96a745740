"""Reports of visitors: taking one, settling one."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal import clock
from portal.inbox.domain import keep, note_state
from portal.mail.outbox import MAX_SUBJECT, send

from .models import Offer, OfferReport


def take(report: OfferReport, *, offer: Offer) -> None:
    """Keep a new report about `offer`, unless the same one has just been kept."""
    report.offer = offer
    keep(report, same=("offer", "kind", "text", "email"))


@transaction.atomic
def settle(report: OfferReport, *, user: Any) -> bool:
    """Save a report with the state a person gave it; return whether its answer goes out by mail."""
    note_state(report, user=user)
    answers = bool(report.answer and report.email and report.answered_at is None)
    if answers:
        report.answered_at = clock.real_now()
        subject = _("Ihr Hinweis zu „%(title)s“") % {"title": report.offer.title}
        send(
            to=report.email,
            subject=" ".join(subject.split())[:MAX_SUBJECT],
            text=_(
                "Guten Tag,\n\nSie haben uns geschrieben, dass bei „%(title)s“ etwas nicht"
                " stimmt. Danke dafür.\n\n%(answer)s\n"
            )
            % {"title": report.offer.title, "answer": report.answer},
        )
    report.save()
    return answers
