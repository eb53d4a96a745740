"""Conventions of the search, held by `manage.py check`."""

from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def engine_exists(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Demand that the setting names an engine."""
    name = settings.SEARCH["ENGINE"]
    if name.isidentifier() and find_spec(f"search.engines.{name}"):
        return []
    return [
        Error(
            f"There is no search engine {name!r}.",
            hint="SEARCH_ENGINE names a package of search/engines, for instance: embedded.",
            id="search.E001",
        )
    ]
