"""What is done with people's data (Datenschutz)."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from portal.privacy.notice import sections

from .base import PLAIN, LegalPage, legal_panels


class PrivacyPage(LegalPage):
    """Datenschutz: DSGVO Art. 13. What is stored, and for how long, the portal says itself."""

    controller = models.TextField(
        _("Verantwortlich"),
        max_length=400,
        help_text=_("DSGVO Art. 13 Abs. 1 Buchst. a. Name, Anschrift, Telefon, E-Mail."),
    )
    officer = models.TextField(
        _("Datenschutzbeauftragte"),
        max_length=400,
        help_text=_(
            "DSGVO Art. 13 Abs. 1 Buchst. b. Wie man sie erreicht; ein Name ist nicht nötig."
        ),
    )
    purposes = RichTextField(
        _("Wofür und auf welcher Grundlage"),
        features=PLAIN,
        help_text=_(
            "DSGVO Art. 13 Abs. 1 Buchst. c. In einfachen Worten, auch zu Protokollen des Servers. Was "
            "das Portal speichert, wofür und wie lange, ergänzt es darunter selbst als Liste."
        ),
    )
    recipients = RichTextField(
        _("Wer die Daten bekommt"),
        features=PLAIN,
        help_text=_(
            "DSGVO Art. 13 Abs. 1 Buchst. e. Auch wer den Server und die E-Mails betreibt."
        ),
    )
    transfers = models.TextField(
        _("Andere Länder"),
        max_length=400,
        default=_("Wir geben keine Daten in Länder außerhalb der Europäischen Union."),
        help_text=_("DSGVO Art. 13 Abs. 1 Buchst. f."),
    )
    rights = RichTextField(
        _("Rechte"),
        features=PLAIN,
        help_text=_(
            "DSGVO Art. 13 Abs. 2 Buchst. b und c: Auskunft, Berichtigung, Löschung, Einschränkung, "
            "Widerspruch, Widerruf einer Einwilligung."
        ),
    )
    authority = models.TextField(
        _("Wo man sich beschweren kann"),
        max_length=400,
        help_text=_("DSGVO Art. 13 Abs. 2 Buchst. d. Name und Anschrift der Aufsichtsbehörde."),
    )
    voluntary = models.TextField(
        _("Müssen Sie etwas angeben?"),
        max_length=400,
        default=_(
            "Nein. In den Formularen steht, was wir für eine Antwort brauchen. Kein Programm "
            "entscheidet über Sie."
        ),
        help_text=_("DSGVO Art. 13 Abs. 2 Buchst. e und f."),
    )
    cookies = RichTextField(
        _("Cookies"),
        features=PLAIN,
        help_text=_(
            "§ 25 TDDDG. Welche es gibt, wozu und wie lange; siehe Handbuch, Abschnitt 22."
        ),
    )

    template = "legal/privacy.html"
    parts = (
        "controller", "officer", "purposes", "recipients", "transfers", "rights", "authority",
        "voluntary", "cookies",
    )  # fmt: skip
    content_panels = legal_panels(
        (_("Wer verantwortlich ist"), ("controller", "officer")),
        (_("Was mit Daten geschieht"), ("purposes", "recipients", "transfers", "cookies")),
        (_("Rechte"), ("rights", "authority", "voluntary")),
    )

    class Meta:
        verbose_name = _("Datenschutz")
        verbose_name_plural = _("Datenschutz")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what is stored, as every room of the portal declares it."""
        return super().get_context(request, *args, **kwargs) | {"sections": sections()}
