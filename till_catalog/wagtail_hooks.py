"""The catalogue in the admin."""

from wagtail import hooks

from .guiding_viewsets import GuidingGroup, OfferChooserViewSet, offer_chooser_viewset
from .import_viewsets import ImportGroup
from .quality_viewsets import QualityGroup
from .viewsets import ProviderViewSet, provider_viewset


@hooks.register("register_admin_viewset")
def register_providers() -> ProviderViewSet:
    return provider_viewset


@hooks.register("register_admin_viewset")
def register_imports() -> ImportGroup:
    return ImportGroup()


@hooks.register("register_admin_viewset")
def register_offer_chooser() -> OfferChooserViewSet:
    return offer_chooser_viewset


@hooks.register("register_admin_viewset")
def register_guiding() -> GuidingGroup:
    return GuidingGroup()


@hooks.register("register_admin_viewset")
def register_quality() -> QualityGroup:
    return QualityGroup()
