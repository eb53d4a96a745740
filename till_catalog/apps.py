from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TillCatalogConfig(AppConfig):
    """TILL: the catalogue of lifelong-learning offers."""

    name = "till_catalog"
    verbose_name = _("Kurskatalog")

    def ready(self) -> None:
        from . import receivers  # noqa: F401 - connects the signals
        from .registration import register

        register()
