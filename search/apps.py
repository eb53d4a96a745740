from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """One search contract, its engines, and the upkeep of the indexes."""

    name = "search"
    verbose_name = _("Suche")
