"""What the portal keeps of people who tell that something is wrong with an offer."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.privacy.registry import Keep, Personal, declare

from .enums import ReportState

DONE_PERIOD = dt.timedelta(days=180)


def declare_reports() -> None:
    """A report goes half a year after it was settled; until then the office works on it."""
    declare(
        Personal(
            model="till_catalog.OfferReport",
            fields=("text", "email", "answer", "created_at", "done_by"),
            purpose=_("Fehler im Kurskatalog beheben und auf Wunsch antworten"),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Redaktion des Kurskatalogs"),
            subject=lambda email: Q(email__iexact=email),
            keep=(Keep(clock="done_at", period=DONE_PERIOD, where=Q(state=ReportState.DONE)),),
        ),
    )
