"""The catalogue in the admin."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from .guiding_viewsets import GuidingGroup, OfferChooserViewSet, offer_chooser_viewset
from .import_viewsets import ImportGroup
from .office.bulk import ACTIONS
from .office.history import register_log_actions
from .office.offers import offer_viewset
from .office.runs import run_viewset
from .office.vocabulary import VocabularyGroup
from .quality_viewsets import QualityGroup
from .viewsets import provider_chooser, provider_viewset


@hooks.register("register_admin_viewset")
def register_offers() -> list[Any]:
    return [offer_viewset, run_viewset, provider_viewset, provider_chooser]


@hooks.register("register_admin_viewset")
def register_vocabulary() -> VocabularyGroup:
    return VocabularyGroup()


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


@hooks.register("insert_global_admin_css")
def office_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/office.css"))


hooks.register("register_log_actions", register_log_actions)
for action in ACTIONS:
    hooks.register("register_bulk_action", action)
