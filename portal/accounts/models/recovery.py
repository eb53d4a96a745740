"""Emergency codes: the way in when the telephone is lost."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RecoveryCode(models.Model):
    """One code that works once (Notfall-Code); it is deleted when it is used. Only its hash is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Konto"),
        on_delete=models.CASCADE,
        related_name="recovery_codes",
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("angelegt"))

    class Meta:
        verbose_name = _("Notfall-Code")
        verbose_name_plural = _("Notfall-Codes")

    def __str__(self) -> str:
        return str(_("Notfall-Code"))
