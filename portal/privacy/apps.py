import datetime as dt

from django.apps import AppConfig
from django.core.checks import register as register_check
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "portal.privacy"
    label = "portal_privacy"
    verbose_name = _("Datenschutz")

    def ready(self) -> None:
        from portal.jobs.registry import PeriodicJob, register

        from .checks import check_declared
        from .declarations import declare_shared
        from .retention import run_out

        declare_shared()
        register_check(check_declared)
        register(
            PeriodicJob(
                name="privacy.retention",
                label=_("personenbezogene Daten löschen, deren Frist abgelaufen ist"),
                at=dt.time(3, 30),
                run=lambda: ", ".join(f"{model}: {count}" for model, count in run_out().items()),
            )
        )
