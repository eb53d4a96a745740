"""What is known of the links that offers show."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _


def url_digest(url: str) -> str:
    """Return the key of a link's row: addresses may be too long for an index of their own."""
    return hashlib.sha256(url.encode()).hexdigest()


class LinkCheck(models.Model):
    """One address and what it answered last (Linkprüfung)."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    url = models.URLField(_("Adresse"), max_length=1000)
    checked_at = models.DateTimeField(_("zuletzt geprüft"), null=True, blank=True, db_index=True)
    status = models.PositiveSmallIntegerField(_("Antwort (HTTP)"), null=True, blank=True)
    problem = models.CharField(_("Problem"), max_length=200, blank=True)
    failing_since = models.DateTimeField(_("kaputt seit"), null=True, blank=True)
    broken = models.BooleanField(
        _("dauerhaft kaputt"),
        default=False,
        help_text=_(
            "Zweimal im Abstand einer Woche vergeblich geprüft; Anmeldelinks verschwinden."
        ),
    )

    class Meta:
        verbose_name = _("geprüfter Link")
        verbose_name_plural = _("geprüfte Links")
        ordering = (models.F("failing_since").asc(nulls_last=True), "pk")

    def __str__(self) -> str:
        return self.url
