"""Every address the resolver knows, and a concrete path for each."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")

# Routes written as regular expressions with groups need an example of their own.
REGEX_EXAMPLES = {
    r"admin/pages/^(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/$": (
        "admin/pages/{page_id}/revisions/compare/earliest...latest/"
    ),
    r"admin/^.*/$": "admin/gibt-es-nicht/",
    r"documents/^(\d+)/(.*)$": "documents/{document_id}/{filename}",
    r"^((?:[\w\-]+/)*)$": "{page_path}",
}


def routes() -> list[str]:
    """Return the routes of all URL patterns, once each, in alphabetical order."""
    return sorted(set(_walk(get_resolver(), "")))


def _walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _walk(pattern, route)


def example_path(route: str, values: dict[str, Any]) -> str:
    """Return a path for `route`; "admin/orte:pk" goes before "pk" below admin/orte.

    Raises KeyError for a parameter without a value: add one to tests/support/world.py.
    """
    if route in REGEX_EXAMPLES:
        return "/" + REGEX_EXAMPLES[route].format(**values)

    def value(match: re.Match[str]) -> str:
        name = match[1]
        rooms = [
            key
            for key in values
            if key.endswith(f":{name}") and route.startswith(key[: -len(name) - 1])
        ]
        return str(values[max(rooms, key=len, default=name)])

    path = PARAMETER.sub(value, route).replace("^", "").replace("$", "")
    if any(sign in path for sign in "()<>\\"):
        raise KeyError(f"{route}: add an example to REGEX_EXAMPLES")
    return "/" + path
