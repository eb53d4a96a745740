"""Words the office keeps: target groups and funding programmes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase


class TargetGroup(models.Model):
    """For whom an offer is meant (Zielgruppe)."""

    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=80, unique=True)
    label = models.CharField(_("Bezeichnung"), max_length=120, unique=True)
    synonyms = models.TextField(
        _("Schreibweisen in Importen"), blank=True, help_text=_("Eine je Zeile.")
    )

    class Meta:
        verbose_name = _("Zielgruppe")
        verbose_name_plural = _("Zielgruppen")
        ordering = ("label",)

    def __str__(self) -> str:
        return self.label


class FundingProgramme(models.Model):
    """A way to have an offer paid or to get leave for it (Förderung), kept by editors."""

    code = models.SlugField(_("Kürzel"), max_length=40, unique=True)
    label = models.CharField(_("Bezeichnung"), max_length=120)
    explanation = models.TextField(_("in einfachen Worten"), blank=True)
    conditions = models.TextField(_("Bedingungen"), blank=True)
    valid_from = models.DateField(_("gültig ab"), null=True, blank=True)
    valid_until = models.DateField(_("gültig bis"), null=True, blank=True)
    url = models.URLField(_("mehr dazu"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("Förderung")
        verbose_name_plural = _("Förderungen")
        ordering = ("label",)

    def __str__(self) -> str:
        return self.label


class Keyword(TagBase):
    """A keyword (Schlagwort) of offers, apart from the tags of pages and media."""

    class Meta:
        verbose_name = _("Schlagwort")
        verbose_name_plural = _("Schlagwörter")


class OfferKeyword(ItemBase):
    content_object = models.ForeignKey(
        "till_catalog.Offer", on_delete=models.CASCADE, related_name="offer_keywords"
    )
    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="offer_keywords")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("content_object", "tag"), name="till_catalog_offerkeyword_unique"
            )
        ]
