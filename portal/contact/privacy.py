"""What the portal keeps of people who write to the office."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.inbox.privacy import KEEP
from portal.privacy.registry import People, Personal, declare


def declare_messages() -> None:
    """A settled message goes after 30 days, a forgotten one after half a year."""
    declare(
        Personal(
            model="portal_contact.Message",
            fields=(
                "name",
                "phone",
                "email",
                "about",
                "wanted",
                "text",
                "note",
                "created_at",
                "done_by",
            ),
            what=_(
                "Nachricht oder gemeldete Barriere: Ihr Text, und was Sie von sich aus sagen: "
                "Telefonnummer, E-Mail-Adresse, Name, auf welcher Seite Sie waren"
            ),
            people=People.VISITORS,
            purpose=_("Fragen beantworten und Barrieren des Portals beseitigen"),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Büro und Chefredaktion"),
            subject=lambda email: Q(email__iexact=email),
            keep=KEEP,
        )
    )
