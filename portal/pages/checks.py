"""Conventions of page types, held by `manage.py check`."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page, get_page_models


@register()
def page_types_are_base_pages(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Demand that every page type is a BasePage, so that it has a `site_document`."""
    from .models import BasePage

    return [
        Error(
            f"The page type {model.__name__} is no BasePage.",
            hint="Derive it from portal.pages.models.BasePage: search, languages and visibility "
            "rest on it. A type that must not be found returns None from `site_document()`.",
            obj=model,
            id="portal_pages.E001",
        )
        for model in get_page_models()
        if model is not Page and not issubclass(model, BasePage)
    ]
