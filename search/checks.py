"""Conventions of the search, held by `manage.py check`."""

from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def engine_exists(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Demand that the setting names an engine, and that a server has an address."""
    name = settings.SEARCH["ENGINE"]
    if name == "elasticsearch" and not settings.SEARCH["ELASTICSEARCH"]["URLS"]:
        return [
            Error(
                "The search engine elasticsearch has no address.",
                hint="ELASTICSEARCH_URL names its nodes, for instance: https://search:9200.",
                id="search.E002",
            )
        ]
    if name.isidentifier() and find_spec(f"search.engines.{name}"):
        return []
    return [
        Error(
            f"There is no search engine {name!r}.",
            hint="SEARCH_ENGINE names a package of search/engines, for instance: embedded.",
            id="search.E001",
        )
    ]
