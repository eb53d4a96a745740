from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """One search contract, its engines, and the upkeep of the indexes."""

    name = "search"
    verbose_name = _("Suche")

    def ready(self) -> None:
        """Register the index `site`, its receivers, the periodic jobs and the health of the search."""
        from portal import health

        from . import (
            checks,  # noqa: F401 - registers them
            privacy,
            receivers,
            registry,
            site,
            state,
            upkeep,
        )

        registry.register(site.INDEX)
        receivers.connect()
        upkeep.register_jobs()
        privacy.declare_data()
        health.register("search", state.health)
