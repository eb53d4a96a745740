"""The one topic tree of offers, news, events and listings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.Model):
    """A topic (Thema) with the codes under which other systems know it.

    DVV codes are strings: as a number 4.10 (Japanisch) would turn into 4.1.
    """

    parent = models.ForeignKey(
        "self",
        verbose_name=_("übergeordnetes Thema"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    slug = models.SlugField(_("Kürzel in der Adresse"), max_length=80, unique=True)
    label = models.CharField(_("Bezeichnung"), max_length=120)
    plain_label = models.CharField(
        _("in einfachen Worten"),
        max_length=120,
        blank=True,
        help_text=_("Zum Beispiel: Lesen und Schreiben lernen"),
    )
    dvv_area = models.CharField(_("DVV-Programmbereich"), max_length=2, blank=True)
    dvv_code = models.CharField(_("DVV-Kategorie"), max_length=6, blank=True)
    dvv_version = models.CharField(_("Fassung der DVV-Kategorien"), max_length=6, blank=True)
    kursnet_code = models.CharField(_("KURSNET-Systematik"), max_length=40, blank=True)
    synonyms = models.TextField(
        _("andere Wörter"), blank=True, help_text=_("Ein Wort oder Ausdruck je Zeile, sichtbar.")
    )
    hidden_synonyms = models.TextField(
        _("andere Wörter, nur für die Suche"), blank=True, help_text=_("Ein Ausdruck je Zeile.")
    )
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")
        ordering = ("position", "label")
        constraints = [
            models.UniqueConstraint(
                fields=("dvv_version", "dvv_code"),
                condition=~models.Q(dvv_code=""),
                name="portal_topics_topic_dvv_unique",
            )
        ]

    def __str__(self) -> str:
        return self.label
