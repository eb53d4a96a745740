"""Invitations: nobody sends passwords around."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class InvitationState(models.TextChoices):
    OPEN = "open", _("offen")
    ACCEPTED = "accepted", _("angenommen")
    REVOKED = "revoked", _("zurückgezogen")


class Invitation(models.Model):
    """A person who may make herself an account, with roles (Einladung). The link's token is kept as a hash."""

    email = models.EmailField(_("E-Mail-Adresse"))
    first_name = models.CharField(_("Vorname"), max_length=150)
    last_name = models.CharField(_("Nachname"), max_length=150)
    groups = models.ManyToManyField(Group, verbose_name=_("Rollen"), related_name="+")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(
        _("Stand"),
        max_length=8,
        choices=InvitationState.choices,
        default=InvitationState.OPEN,
        editable=False,
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("eingeladen von"),
        on_delete=models.CASCADE,
        related_name="+",
        editable=False,
    )
    created_at = models.DateTimeField(_("eingeladen am"), editable=False)
    expires_at = models.DateTimeField(_("gilt bis"), editable=False)

    class Meta:
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")
        ordering = ("-created_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(state="open"),
                name="portal_accounts_one_open_invitation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"
