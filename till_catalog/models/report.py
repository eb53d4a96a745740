"""What visitors tell the office about an offer, and how many did in an hour."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import ReportKind, ReportState
from .offer import Offer


class OfferReport(models.Model):
    """Something is wrong with an offer, says a visitor (Hinweis). Nobody needs an account."""

    offer = models.ForeignKey(
        Offer, verbose_name=_("Angebot"), on_delete=models.CASCADE, related_name="reports"
    )
    kind = models.CharField(_("Was stimmt nicht?"), max_length=10, choices=ReportKind.choices)
    text = models.TextField(_("Was haben Sie bemerkt?"), max_length=2000)
    email = models.EmailField(_("E-Mail-Adresse für eine Antwort"), blank=True)
    state = models.CharField(
        _("Stand"), max_length=4, choices=ReportState.choices, default=ReportState.OPEN
    )
    answer = models.TextField(_("Antwort"), blank=True, max_length=4000)
    created_at = models.DateTimeField(_("eingegangen"), editable=False)
    done_at = models.DateTimeField(_("erledigt"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("erledigt von"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("beantwortet"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("Hinweis zu einem Angebot")
        verbose_name_plural = _("Hinweise zu Angeboten")
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=("state", "created_at"), name="till_catalog_report_state")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.offer}"
