from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    """How pages come about: roles, four eyes, and what needs somebody's attention."""

    name = "portal.editorial"
    label = "portal_editorial"
    verbose_name = _("Redaktion")

    def ready(self) -> None:
        from portal.privacy.registry import NotPersonal, declare

        from .registration import register_all

        register_all()
        declare(
            NotPersonal(
                model="portal_editorial.PartnerSection",
                fields=("name",),
                reason=_("die Bezeichnung eines Partners, kein Mensch"),
            )
        )
