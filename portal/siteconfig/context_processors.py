"""What every template knows about the house."""

from typing import Any

from django.http import HttpRequest

from .house import house_of


def house(request: HttpRequest) -> dict[str, Any]:
    """Offer `house` (portal.siteconfig.house.House) to templates."""
    return {"house": house_of(request)}
