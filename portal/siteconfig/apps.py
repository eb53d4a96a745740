from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfigConfig(AppConfig):
    """What makes the portal this city's: name, contacts, colours."""

    name = "portal.siteconfig"
    label = "portal_siteconfig"
    verbose_name = _("Stadt und Gestaltung")

    def ready(self) -> None:
        """Declare that the office's contacts are nobody's personal data."""
        from portal.privacy.registry import NotPersonal, declare

        declare(
            NotPersonal(
                model="portal_siteconfig.CitySettings",
                fields=("name", "phone", "email", "address"),
                reason=_(
                    "Angaben der Stelle, nicht eines Menschen; sie stehen im Fuß jeder Seite."
                ),
            )
        )
