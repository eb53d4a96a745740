"""Who stands behind the portal (Impressum)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .base import LegalPage, legal_panels


class ImprintPage(LegalPage):
    """Impressum: § 5 DDG and § 18 (2) MStV."""

    provider = models.CharField(
        _("Name"),
        max_length=160,
        help_text=_("§ 5 Abs. 1 Nr. 1 DDG. Wer das Portal anbietet, zum Beispiel: Stadt Trier"),
    )
    address = models.TextField(
        _("Anschrift"),
        max_length=300,
        help_text=_("§ 5 Abs. 1 Nr. 1 DDG. Straße, Postleitzahl, Ort; kein Postfach."),
    )
    represented_by = models.TextField(
        _("Vertreten durch"),
        max_length=300,
        help_text=_("§ 5 Abs. 1 Nr. 1 DDG. Amt und Name, zum Beispiel der Oberbürgermeister."),
    )
    phone = models.CharField(
        _("Telefon"),
        max_length=40,
        help_text=_("§ 5 Abs. 1 Nr. 2 DDG: ein Weg, auf dem man schnell jemanden erreicht."),
    )
    email = models.EmailField(_("E-Mail"), help_text=_("§ 5 Abs. 1 Nr. 2 DDG. Die einer Stelle."))
    responsible = models.TextField(
        _("Verantwortlich für den Inhalt"),
        max_length=300,
        help_text=_("§ 18 Abs. 2 MStV. Name und Anschrift, denn das Portal bringt Meldungen."),
    )
    vat_id = models.CharField(
        _("Umsatzsteuer-Identifikationsnummer"),
        max_length=20,
        blank=True,
        help_text=_("§ 5 Abs. 1 Nr. 6 DDG. Nur wenn es eine gibt."),
    )
    supervision = models.TextField(
        _("Aufsicht"),
        max_length=300,
        blank=True,
        help_text=_("§ 5 Abs. 1 Nr. 3 DDG. Nur wenn es eine Aufsichtsbehörde gibt."),
    )

    template = "legal/imprint.html"
    parts = ("provider", "address", "represented_by", "phone", "email", "responsible", "vat_id")
    content_panels = legal_panels(
        (_("Wer das Portal anbietet"), ("provider", "address", "represented_by")),
        (_("Kontakt"), ("phone", "email")),
        (_("Verantwortung"), ("responsible", "vat_id", "supervision")),
    )

    class Meta:
        verbose_name = _("Impressum")
        verbose_name_plural = _("Impressum")
