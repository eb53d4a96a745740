from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfigConfig(AppConfig):
    """What makes the portal this city's: name, contacts, colours."""

    name = "portal.siteconfig"
    label = "portal_siteconfig"
    verbose_name = _("Stadt und Gestaltung")

    def ready(self) -> None:
        """Declare that the office's contacts are nobody's personal data; watch what pages show."""
        from portal.jobs.registry import PeriodicJob, register
        from portal.privacy.registry import NotPersonal, declare

        from . import receivers
        from .generation import KEPT, forget_old_changes

        receivers.connect()
        register(
            PeriodicJob(
                name="siteconfig.page_changes",
                label=_("vergessen, wann sich Seiten geändert haben"),
                every=KEPT,
                run=forget_old_changes,
            )
        )
        declare(
            NotPersonal(
                model="portal_siteconfig.CitySettings",
                fields=("name", "phone", "email", "address"),
                reason=_(
                    "Angaben der Stelle, nicht eines Menschen; sie stehen im Fuß jeder Seite."
                ),
            )
        )
