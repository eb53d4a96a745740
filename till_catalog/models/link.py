"""What is known of the links that offers show."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.links import CheckedLink, url_digest

__all__ = ["LinkCheck", "url_digest"]


class LinkCheck(CheckedLink):
    """One address of offers; a booking link that is broken for good is not offered any more."""

    broken = models.BooleanField(
        _("dauerhaft kaputt"),
        default=False,
        help_text=_(
            "Zweimal im Abstand einer Woche vergeblich geprüft; Anmeldelinks verschwinden."
        ),
    )

    class Meta(CheckedLink.Meta):
        abstract = False
        verbose_name = _("geprüfter Link")
        verbose_name_plural = _("geprüfte Links")
