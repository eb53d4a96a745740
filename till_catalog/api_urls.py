"""Addresses of the JSON interface, version 1."""

from django.urls import path, register_converter

from . import api


class AnythingConverter:
    """Whatever is left of an address: nothing, and line breaks, too (`path` takes neither)."""

    regex = r"[\s\S]*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AnythingConverter, "anything")

app_name = "api"
urlpatterns = [
    path("offers/", api.offers, name="offers"),
    path("offers/<int:pk>/", api.offer, name="offer"),
    path("openapi.json", api.description, name="openapi"),
    path("<anything:path>", api.unknown, name="unknown"),
]
