from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "portal.media"
    label = "portal_media"
    verbose_name = _("Medien")
