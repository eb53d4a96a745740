"""Enumerations that several rooms share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tri(models.TextChoices):
    """A fact that may be unknown; a feed's "false" is often only a default and stays unknown."""

    YES = "yes", _("ja")
    NO = "no", _("nein")
    UNKNOWN = "unknown", _("keine Angabe")
