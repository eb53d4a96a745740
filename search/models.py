"""The outbox: one permanent row per object of an index says what the index still owes it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class OutboxRow(models.Model):
    """What is wanted of one object in one index, and what is done.

    `wanted` rises with every change, under the row's lock; `done` is the `wanted` the index has seen.
    A row with `done < wanted` is due. Rows stay for ever: a deleted object's number must never be
    used again, or the engine would take a new document for an old one.
    """

    index_name = models.CharField(_("Index"), max_length=40)
    key = models.BigIntegerField(_("Schlüssel"))
    wanted = models.BigIntegerField(_("gewünschter Stand"), default=1)
    done = models.BigIntegerField(_("Stand im Index"), default=0)
    changed_at = models.DateTimeField(_("geändert"))
    tries = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    next_try = models.DateTimeField(_("nächster Versuch"), null=True, blank=True)
    error = models.TextField(_("Fehler"), blank=True)

    class Meta:
        verbose_name = _("Änderung für die Suche")
        verbose_name_plural = _("Änderungen für die Suche")
        constraints = (
            models.UniqueConstraint(fields=("index_name", "key"), name="search_outbox_key"),
        )
        indexes = (
            models.Index(
                fields=("index_name", "changed_at"),
                condition=Q(done__lt=F("wanted")),
                name="search_outbox_due",
            ),
        )

    def __str__(self) -> str:
        return f"{self.index_name} {self.key}"
