"""How accessible the portal is (Erklärung zur Barrierefreiheit)."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from portal import clock
from portal.siteconfig.models import CitySettings

from ..blocks import BarrierBlock, Reason
from .base import PLAIN, LegalPage, legal_panels


class Conformity(models.TextChoices):
    """The three states that the model statement knows."""

    FULL = "full", _("vollständig vereinbar")
    PARTIAL = "partial", _("teilweise vereinbar")
    NONE = "none", _("nicht vereinbar")


class Method(models.TextChoices):
    """Who evaluated."""

    OWN = "own", _("Selbstbewertung")
    EXTERNAL = "external", _("Bewertung durch Dritte")


class AccessibilityStatementPage(LegalPage):
    """Erklärung zur Barrierefreiheit: Directive (EU) 2016/2102 Art. 7, its Implementing Decision 2018/1523,
    BITV of the Land."""

    scope = models.TextField(
        _("Wofür die Erklärung gilt"),
        max_length=500,
        help_text=_("Welche Seiten, welche Stelle, welche Vorschrift des Landes (BITV)."),
    )
    conformity = models.CharField(
        _("Stand"),
        max_length=7,
        choices=Conformity.choices,
        help_text=_(
            "(EU) 2018/1523, Anhang, Stand der Vereinbarkeit. „Vollständig“ nur, wenn nichts fehlt."
        ),
    )
    barriers = StreamField(
        blocks.StreamBlock([("barrier", BarrierBlock())], required=False, max_num=40),
        verbose_name=_("Was nicht zugänglich ist"),
        blank=True,
        help_text=_(
            "(EU) 2018/1523, Anhang, nicht barrierefreie Inhalte: was, warum, und wie es anders geht."
        ),
    )
    prepared_on = models.DateField(
        _("Erstellt am"),
        null=True,
        help_text=_("(EU) 2018/1523, Anhang, Erstellung der Erklärung."),
    )
    reviewed_on = models.DateField(
        _("Zuletzt geprüft am"),
        null=True,
        help_text=_("Mindestens einmal im Jahr. Danach erinnert Sie Ihre Startseite."),
    )
    method = models.CharField(
        _("Wie geprüft wurde"),
        max_length=8,
        choices=Method.choices,
        help_text=_("Art. 3 (EU) 2018/1523."),
    )
    method_note = models.TextField(
        _("Genauer"),
        max_length=500,
        blank=True,
        help_text=_("Wer geprüft hat, nach welcher Norm, wo der Bericht steht."),
    )
    procedure = RichTextField(
        _("Durchsetzungsverfahren"),
        features=PLAIN,
        help_text=_(
            "RL (EU) 2016/2102 Art. 7 Abs. 1 Buchst. c und Art. 9: was man tun kann, wenn Ihre Antwort "
            "ausbleibt oder nicht genügt, und nach welcher Frist."
        ),
    )
    body_name = models.CharField(_("Name der Durchsetzungsstelle"), max_length=200)
    body_address = models.TextField(_("Ihre Anschrift"), max_length=300)
    body_phone = models.CharField(_("Ihr Telefon"), max_length=40, blank=True)
    body_email = models.EmailField(_("Ihre E-Mail-Adresse"), blank=True)

    template = "legal/statement.html"
    parts = ("scope", "method_note", "procedure", "body_name", "body_address")
    content_panels = legal_panels(
        (_("Stand der Vereinbarkeit"), ("scope", "conformity", "barriers")),
        (_("Prüfung"), ("prepared_on", "reviewed_on", "method", "method_note")),
        (
            _("Durchsetzung"),
            ("procedure", "body_name", "body_address", "body_phone", "body_email"),
        ),
    )

    class Meta:
        verbose_name = _("Erklärung zur Barrierefreiheit")
        verbose_name_plural = _("Erklärungen zur Barrierefreiheit")

    def barriers_by_reason(self) -> list[tuple[str, list[blocks.StructValue]]]:
        """Return what is not accessible under the headings of the model statement."""
        values = [child.value for child in self.barriers]
        found = [
            (str(label), [value for value in values if value["reason"] == reason])
            for reason, label in Reason.choices
        ]
        return [(label, rows) for label, rows in found if rows]

    def unfinished(self) -> Iterator[tuple[str, str]]:
        """Hold the statement to itself: state and list, dates, ways to complain."""
        reasons = [child.value["reason"] for child in self.barriers]
        if self.conformity == Conformity.FULL and Reason.NONCOMPLIANCE in reasons:
            yield (
                "conformity",
                _t("„Vollständig“ passt nicht: In der Liste steht, was noch nicht vereinbar ist."),
            )
        if self.conformity in (Conformity.PARTIAL, Conformity.NONE) and not reasons:
            yield "barriers", _t("Nennen Sie mindestens eine Sache, die nicht zugänglich ist.")
        yield from self._unfinished_dates()
        if not (self.body_phone or self.body_email):
            yield (
                "body_email",
                _t("Nennen Sie Telefon oder E-Mail-Adresse der Durchsetzungsstelle."),
            )
        if not CitySettings.objects.filter(page_barrier__isnull=False).exists():
            yield (
                "",
                _t(
                    "Es fehlt der Weg, eine Barriere zu melden: Wählen Sie unter „Stadt und "
                    "Gestaltung“ die Seite „Barriere melden“."
                ),
            )

    def _unfinished_dates(self) -> Iterator[tuple[str, str]]:
        if self.prepared_on is None or self.reviewed_on is None:
            return
        if self.reviewed_on > clock.today():
            yield "reviewed_on", _t("Dieser Tag liegt in der Zukunft.")
        if self.reviewed_on < self.prepared_on:
            yield "reviewed_on", _t("Die Prüfung kann nicht älter sein als die Erklärung.")
