"""Conventions of page types, held by `manage.py check`."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from portal.blocks.checking import WrittenBlock


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


# What a block must have, and why: the words of the hint.
_BLOCK_NEEDS = {
    "template": "a template, or its text is printed without form",
    "label": "a German label, by which editors find it",
    "description": "a German description that says what it is for",
    "group": "a group, under which editors find it (portal.blocks.groups)",
    "preview": "a preview: preview_value, or preview_template where rows of the database are needed",
}


@register()
def blocks_are_complete(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Demand of every block of a written page what editors need to choose and understand it."""
    streams = [
        field.stream_block
        for model in get_page_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField) and isinstance(field.stream_block, WrittenBlock)
    ]
    found = {type(block): block for stream in streams for block in stream.child_blocks.values()}
    return [
        Error(
            f"The block {block_class.__name__} has no {need}.",
            hint=f"A block needs {_BLOCK_NEEDS[need]}.",
            obj=block_class,
            id="portal_pages.E002",
        )
        for block_class, block in found.items()
        for need in lacks(block)
    ]


def lacks(block: Block) -> list[str]:
    """Return which of `_BLOCK_NEEDS` a block does not have."""
    has = {
        "template": getattr(block.meta, "template", None),
        "label": block.meta.label,
        "description": block.meta.description,
        "group": block.meta.group,
        "preview": hasattr(block.meta, "preview_value") or hasattr(block.meta, "preview_template"),
    }
    return [need for need in _BLOCK_NEEDS if not has[need]]
