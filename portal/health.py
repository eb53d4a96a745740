"""`/health/live` and `/health/ready` for the operator's monitoring.

The portal cannot know the rooms above it: they register a provider. Only the database decides the
status code. A search that is down makes the portal "degraded", which is still 200, because the
pages and the answer from the database go on working.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)

# Returns what is known of one part, with "state": "ok" or a word that says what is wrong.
Provider = Callable[[], Mapping[str, Any]]
_providers: dict[str, Provider] = {}


def register(name: str, provider: Provider) -> None:
    """Show what `provider()` returns under `name`; it must answer within a second."""
    _providers[name] = provider


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """The process answers; touches nothing else."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Whether pages can be served: 503 without the database, else 200."""
    parts: dict[str, Mapping[str, Any]] = {"database": _database()}
    if parts["database"]["state"] != "ok":
        return JsonResponse({"status": "down", **parts}, status=503)
    parts |= {name: _ask(name, provider) for name, provider in sorted(_providers.items())}
    healthy = all(part.get("state") == "ok" for part in parts.values())
    return JsonResponse({"status": "ok" if healthy else "degraded", **parts})


def _database() -> dict[str, str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("database not ready")
        return {"state": "down"}
    return {"state": "ok"}


def _ask(name: str, provider: Provider) -> Mapping[str, Any]:
    try:
        return provider()
    except Exception:  # a broken provider must not take the readiness of the whole with it
        logger.exception("health of %s", name)
        return {"state": "down"}
