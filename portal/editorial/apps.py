from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    """How pages come about: roles, four eyes, and what needs somebody's attention."""

    name = "portal.editorial"
    label = "portal_editorial"
    verbose_name = _("Redaktion")

    def ready(self) -> None:
        from .registration import register_all

        register_all()
