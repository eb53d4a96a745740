from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TopicsConfig(AppConfig):
    name = "portal.topics"
    label = "portal_topics"
    verbose_name = _("Themen")
