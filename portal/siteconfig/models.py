"""What makes the portal this city's: name, contacts, colours, and the pages of the footer."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from .colours import AT_LEAST, INK, LIGHT_GROUNDS, LINK, contrast, is_colour, weakest

COLOURS = ("colour_link", "colour_wine", "colour_sand")
HELP_PAGES = ("page_help", "page_barrier", "page_easy", "page_sign")
LEGAL_PAGES = ("page_imprint", "page_privacy", "page_accessibility", "page_contact")


def _page(label: Any) -> Any:
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


def _colour(label: Any, help_text: Any) -> Any:
    return models.CharField(label, max_length=7, blank=True, help_text=help_text)


class PageChange(models.Model):
    """Something changed that pages show to everybody. A row of its own for each change: writers who
    shared one would wait for each other. `salt` tells apart what has the same number (`generation.py`)."""

    salt = models.PositiveIntegerField(_("Zufallszahl"))
    changed_at = models.DateTimeField(_("geändert"))

    class Meta:
        verbose_name = _("Änderung auf Seiten")
        verbose_name_plural = _("Änderungen auf Seiten")

    def __str__(self) -> str:
        return f"{self.changed_at:%d.%m.%Y %H:%M:%S}"


@register_setting(icon="home")
class CitySettings(BaseSiteSetting):
    """The settings of one city (Stadt). Empty colours mean the portal's own."""

    name = models.CharField(_("Name des Portals"), max_length=60, default=_("Lernen in Trier"))
    office = models.CharField(
        _("Name der Stelle"), max_length=100, default=_("Kommunales Bildungsmanagement")
    )
    city = models.CharField(_("Stadt"), max_length=60, default="Trier")
    claim = models.CharField(
        _("Leitsatz"),
        max_length=160,
        blank=True,
        help_text=_("Ein Satz für Suchmaschinen und geteilte Links."),
    )
    logo = models.ForeignKey(
        "portal_media.PortalImage",
        verbose_name=_("Logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Quadratisch. Ohne Bild steht hier das Zeichen des Portals."),
    )
    colour_link = _colour(_("Farbe für Links und Knöpfe"), _("Zum Beispiel: #0b5a5e"))
    colour_wine = _colour(_("Farbe für Daten"), _("Zum Beispiel: #8e2a3a"))
    colour_sand = _colour(_("Farbe für Flächen"), _("Hell. Zum Beispiel: #f1e8da"))

    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    address = models.TextField(_("Anschrift"), blank=True)
    hours = models.TextField(_("Sprechzeiten"), blank=True)

    page_imprint = _page(_("Impressum"))
    page_privacy = _page(_("Datenschutz"))
    page_accessibility = _page(_("Erklärung zur Barrierefreiheit"))
    page_contact = _page(_("Kontakt"))
    page_barrier = _page(_("Barriere melden"))
    page_help = _page(_("Hilfe zur Suche"))
    page_easy = _page(_("Leichte Sprache"))
    page_sign = _page(_("Gebärdensprache (DGS)"))

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("name", "office", "city", "claim")],
            heading=_("Name"),
        ),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldRowPanel([FieldPanel(name) for name in COLOURS])],
            heading=_("Gestaltung"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("phone", "email", "address", "hours")],
            heading=_("Kontakt"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in (*LEGAL_PAGES, *HELP_PAGES)],
            heading=_("Seiten im Fuß jeder Seite"),
        ),
    ]

    class Meta:
        verbose_name = _("Stadt und Gestaltung")

    def __str__(self) -> str:
        return self.name

    @property
    def colours(self) -> dict[str, str]:
        """The colours that are set, by token name (link, wine, sand)."""
        return {
            name.removeprefix("colour_"): value.lower()
            for name in COLOURS
            if (value := getattr(self, name))
        }

    def clean(self) -> None:
        """Refuse colours that people could not read (WCAG 2.2, 1.4.3)."""
        super().clean()
        errors = {}
        for name in COLOURS:
            value = getattr(self, name)
            if not value:
                continue
            if not is_colour(value):
                errors[name] = _t("Bitte geben Sie die Farbe so an: #0b5a5e")
                continue
            if name == "colour_sand":
                texts = (INK, self.colour_link or LINK, self.colour_wine or "#8e2a3a")
                ratio = min(contrast(value, text) for text in texts if is_colour(text))
            else:
                ratio = weakest(value, LIGHT_GROUNDS)
            if ratio < AT_LEAST:
                errors[name] = _t(
                    "Diese Farbe ist zu schwach lesbar (Kontrast %(ratio)s zu 1, nötig sind 4,5 zu 1). "
                    "Bitte wählen Sie eine %(way)s Farbe."
                ) % {
                    "ratio": f"{ratio:.1f}".replace(".", ","),
                    "way": _t("hellere") if name == "colour_sand" else _t("dunklere"),
                }
        if errors:
            raise ValidationError(errors)
