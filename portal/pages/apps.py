from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Home, standard pages, and what every page type shares."""

    name = "portal.pages"
    label = "portal_pages"
    verbose_name = _("Seiten")

    def ready(self) -> None:
        """Register the rule of visibility of pages, and the checks of page types."""
        from wagtail.models import Page

        from portal.access import register_rule

        from . import (
            checks,  # noqa: F401 - registers them
            closing,
            renditions,
            scheduled,
        )
        from .access import visible_pages

        register_rule(Page, visible_pages)
        closing.connect()
        renditions.connect()
        scheduled.register_job()
