"""Providers of offers. Name, address and contacts live on the organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation


class Provider(models.Model):
    """Who offers something (Anbieter)."""

    organisation = models.OneToOneField(
        Organisation,
        verbose_name=_("Organisation"),
        on_delete=models.PROTECT,
        related_name="provider",
    )
    quality_seals = models.TextField(
        _("Qualitätssiegel"), blank=True, help_text=_("Ein Siegel je Zeile.")
    )
    data_licence = models.CharField(_("Lizenz der Daten"), max_length=200, blank=True)
    open_data_consent = models.BooleanField(
        _("stimmt der Weitergabe als offene Daten zu"), default=False
    )
    public = models.BooleanField(_("öffentlich"), default=True)

    class Meta:
        verbose_name = _("Anbieter")
        verbose_name_plural = _("Anbieter")
        ordering = ("organisation__name",)

    def __str__(self) -> str:
        return self.organisation.name
