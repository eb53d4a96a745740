"""What the portal keeps of people who ask for advice."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.inbox.privacy import KEEP
from portal.privacy.registry import People, Personal, declare


def declare_requests() -> None:
    """A settled request goes after 30 days, a forgotten one after half a year."""
    declare(
        Personal(
            model="portal_programmes.AdviceRequest",
            fields=("name", "phone", "email", "reachable", "text", "created_at", "done_by"),
            what=_(
                "Anfrage nach Beratung: Telefonnummer oder E-Mail-Adresse, und was Sie von sich aus "
                "sagen: Name, wann Sie erreichbar sind, worum es geht"
            ),
            people=People.VISITORS,
            purpose=_("Menschen beraten, die darum bitten, und sie dafür zurückrufen"),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Redaktion mit dem Recht auf Beratungsanfragen"),
            subject=lambda email: Q(email__iexact=email),
            keep=KEEP,
        )
    )
