"""Reports of visitors: taking one, settling one."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal import clock
from portal.mail.outbox import MAX_SUBJECT, send

from .enums import ReportState
from .models import Offer, OfferReport

# Pressing the button twice is one report.
SAME_WITHIN = dt.timedelta(hours=1)


def take(report: OfferReport, *, offer: Offer) -> None:
    """Keep a new report about `offer`, unless the same one has just been kept."""
    now = clock.real_now()
    same = OfferReport.objects.filter(
        offer=offer,
        kind=report.kind,
        text=report.text,
        email=report.email,
        created_at__gt=now - SAME_WITHIN,
    )
    if not same.exists():
        report.offer, report.created_at = offer, now
        report.save()


@transaction.atomic
def settle(report: OfferReport, *, user: Any) -> bool:
    """Save a report with the state a person gave it; return whether its answer goes out by mail.

    Done since when and by whom is noted once; opening it again forgets both, and the clock after
    which it is deleted stands still.
    """
    if report.state == ReportState.DONE and report.done_at is None:
        report.done_at, report.done_by = clock.real_now(), user
    elif report.state == ReportState.OPEN:
        report.done_at = report.done_by = None
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
