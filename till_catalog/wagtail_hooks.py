"""The catalogue in the admin."""

from wagtail import hooks

from .import_viewsets import ImportGroup
from .viewsets import ProviderViewSet, provider_viewset


@hooks.register("register_admin_viewset")
def register_providers() -> ProviderViewSet:
    return provider_viewset


@hooks.register("register_admin_viewset")
def register_imports() -> ImportGroup:
    return ImportGroup()
