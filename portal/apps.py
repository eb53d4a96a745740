from django.apps import AppConfig
from django.core.checks import register


class PortalConfig(AppConfig):
    """Carries what belongs to no single room: system checks and management commands."""

    name = "portal"

    def ready(self) -> None:
        from .adminscripts import take_place
        from .checks import check_settings
        from .pdf import check_pdf
        from .spreadsheets import make_exports_harmless

        take_place()
        make_exports_harmless()
        register(check_settings)
        register(check_pdf)
