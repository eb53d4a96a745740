"""Conventions of the search, held by `manage.py check`."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def engine_exists(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Demand that the setting names an engine, and that it can be had with its options: else every
    search would be a server error."""
    name = settings.SEARCH["ENGINE"]
    if not (name.isidentifier() and find_spec(f"search.engines.{name}")):
        return [
            Error(
                f"There is no search engine {name!r}.",
                hint="SEARCH_ENGINE names a package of search/engines, for instance: embedded.",
                id="search.E001",
            )
        ]
    if name == "elasticsearch" and not settings.SEARCH["ELASTICSEARCH"]["URLS"]:
        return [
            Error(
                "The search engine elasticsearch has no address.",
                hint="ELASTICSEARCH_URL names its nodes, for instance: https://search:9200.",
                id="search.E002",
            )
        ]
    try:
        import_module(f"search.engines.{name}").create(settings.SEARCH)
    except ValueError as error:
        return [
            Error(
                f"The search engine {name} cannot be set up: {error}",
                hint="ELASTICSEARCH_URL has scheme, host and port (https://search:9200),"
                " ELASTICSEARCH_PREFIX small letters and digits.",
                id="search.E003",
            )
        ]
    return []
