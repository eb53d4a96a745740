"""What people write to the office from outside, and somebody settles. Abstract: apps have their own table."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class InboxState(models.TextChoices):
    """Where something stands that people wrote."""

    OPEN = "open", _("offen")
    DONE = "done", _("erledigt")


class Settled(models.Model):
    """When it came in, where it stands, and who settled it."""

    state = models.CharField(
        _("Stand"), max_length=4, choices=InboxState.choices, default=InboxState.OPEN
    )
    created_at = models.DateTimeField(_("eingegangen"), editable=False)
    done_at = models.DateTimeField(_("erledigt am"), null=True, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("erledigt von"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True
        ordering = ("-created_at", "-pk")
