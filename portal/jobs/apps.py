from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "portal.jobs"
    label = "portal_jobs"
    verbose_name = _("Hintergrundarbeit")

    def ready(self) -> None:
        from .housekeeping import register_jobs

        register_jobs()
