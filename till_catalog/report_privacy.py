"""What the portal keeps of people who tell that something is wrong with an offer."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.privacy.registry import Keep, People, Personal, declare

from .enums import ReportState

DONE_PERIOD = dt.timedelta(days=180)


def declare_reports() -> None:
    """A report goes half a year after it was settled; until then the office works on it."""
    declare(
        Personal(
            model="till_catalog.OfferReport",
            fields=("text", "email", "answer", "created_at", "done_by"),
            what=_(
                "Hinweis zu einem Angebot: Ihr Text, Ihre E-Mail-Adresse, falls Sie eine Antwort möchten"
            ),
            people=People.VISITORS,
            purpose=_("Fehler im Kurskatalog beheben und auf Wunsch antworten"),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Redaktion des Kurskatalogs"),
            subject=lambda email: Q(email__iexact=email),
            keep=(
                Keep(
                    clock="done_at",
                    period=DONE_PERIOD,
                    since=_("nach der Erledigung"),
                    where=Q(state=ReportState.DONE),
                ),
            ),
        ),
    )
