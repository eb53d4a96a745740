"""Offers of different providers that look like the same one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import DuplicateState
from .offer import Offer


class DuplicateSuggestion(models.Model):
    """Two offers that may be one (Duplikat?). `first` has the lower id. Nothing follows from a row:
    a person calls the providers, or says that it is none."""

    first = models.ForeignKey(
        Offer, verbose_name=_("Angebot"), on_delete=models.CASCADE, related_name="+"
    )
    second = models.ForeignKey(
        Offer, verbose_name=_("gleicht"), on_delete=models.CASCADE, related_name="+"
    )
    score = models.FloatField(_("Ähnlichkeit der Titel"))
    state = models.CharField(
        _("Stand"), max_length=12, choices=DuplicateState.choices, default=DuplicateState.OPEN
    )
    found_at = models.DateTimeField(_("gefunden"))

    class Meta:
        verbose_name = _("mögliches Duplikat")
        verbose_name_plural = _("mögliche Duplikate")
        ordering = ("-score", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("first", "second"), name="till_catalog_duplicate_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")),
                name="till_catalog_duplicate_ordered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"
