"""What the office puts before people: wishes that lead to a search, and recommended offers."""

from django.contrib.admin import display
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from portal.topics.models import Topic

from ..enums import WishIcon
from .offer import Offer
from .vocabulary import TargetGroup


class Wish(models.Model):
    """A wish in the first person (Wunsch), the first step of the path that needs no typing."""

    sentence = models.CharField(
        _("Satz"),
        max_length=80,
        unique=True,
        help_text=_("In der Ich-Form und kurz, zum Beispiel: Ich möchte Deutsch lernen"),
    )
    icon = models.CharField(_("Bild"), max_length=12, choices=WishIcon.choices)
    topics = models.ManyToManyField(
        Topic,
        verbose_name=_("Themen"),
        blank=True,
        related_name="wishes",
        help_text=_("Gefunden wird, was zu wenigstens einem dieser Themen gehört."),
    )
    target_groups = models.ManyToManyField(
        TargetGroup,
        verbose_name=_("Zielgruppen"),
        blank=True,
        related_name="wishes",
        help_text=_(
            "Gefunden wird, was für wenigstens eine dieser Gruppen ist. Haben Sie auch Themen"
            " gewählt, muss beides passen."
        ),
    )
    words = models.CharField(
        _("Suchwörter"),
        max_length=80,
        blank=True,
        help_text=_("Wo nichts davon passt: was Sie selbst in die Suche eingeben würden."),
    )
    free_only = models.BooleanField(_("nur Kostenloses"), default=False)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        verbose_name = _("Wunsch")
        verbose_name_plural = _("Wünsche")
        ordering = ("position", "sentence")

    def __str__(self) -> str:
        return self.sentence

    @display(description=_("führt zu"))
    def leads_to(self) -> str:
        """Return what is searched for, for lists; without a query where it was prefetched."""
        parts = [topic.label for topic in self.topics.all()]
        parts += [group.label for group in self.target_groups.all()]
        parts += [f"„{self.words}“"] if self.words else []
        parts += [str(_("nur Kostenloses"))] if self.free_only else []
        return ", ".join(parts)


class Promotion(ClusterableModel):
    """Offers that the office recommends to who searches certain words (Empfehlung)."""

    queries = models.TextField(
        _("Suchwörter"),
        help_text=_(
            "Eine Suche je Zeile. Die Empfehlung erscheint, wenn jemand genau diese Wörter sucht; auf"
            " Reihenfolge, Groß- und Kleinschreibung und Endungen kommt es nicht an."
        ),
    )
    reason = models.CharField(
        _("Begründung"),
        max_length=160,
        help_text=_("Ein Satz, der über den Angeboten steht: warum Sie gerade diese empfehlen."),
    )
    shown_from = models.DateField(_("zeigen ab"), null=True, blank=True)
    shown_until = models.DateField(_("zeigen bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Empfehlung")
        verbose_name_plural = _("Empfehlungen")
        ordering = ("queries",)

    def __str__(self) -> str:
        return ", ".join(self.queries.splitlines())


class PromotedOffer(Orderable):
    """One of the offers of a recommendation, in the order in which they may be shown."""

    promotion = ParentalKey(Promotion, on_delete=models.CASCADE, related_name="offers")
    offer = models.ForeignKey(
        Offer, verbose_name=_("Angebot"), on_delete=models.CASCADE, related_name="promotions"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("empfohlenes Angebot")
        verbose_name_plural = _("empfohlene Angebote")
        constraints = (
            models.UniqueConstraint(
                fields=("promotion", "offer"), name="till_catalog_promotedoffer_unique"
            ),
        )
