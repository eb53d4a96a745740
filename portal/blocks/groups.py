"""The groups in which editors find blocks when they add one."""

from django.utils.translation import gettext_lazy as _

TEXT = _("Text")
PICTURES = _("Bilder und Videos")
FACTS = _("Angaben")
WAYS = _("Wie es weitergeht")
