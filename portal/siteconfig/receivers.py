"""When a new generation of pages begins: whatever is published, restricted, moved, deleted or set.

Features whose contents stand on pages call `begin_generation` themselves; the search does so after
each batch of changes it has carried out.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    CollectionViewRestriction,
    Locale,
    PageViewRestriction,
    Site,
    get_page_models,
)
from wagtail.signals import post_page_move

from portal.pages.saving import is_only_a_draft

from .generation import begin_generation
from .models import CitySettings


def changed(
    created: bool = True, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Begin a new generation, unless only a draft was saved."""
    if not is_only_a_draft(created=created, update_fields=update_fields):
        begin_generation()


def connect() -> None:
    """Connect the receiver to all that can change a page; called once when the app is ready."""
    watched = (
        *get_page_models(),
        PageViewRestriction,
        CollectionViewRestriction,
        Site,
        Locale,
        Redirect,
        CitySettings,
        get_image_model(),
        get_document_model(),
    )
    for model in watched:
        post_save.connect(changed, sender=model)
        post_delete.connect(changed, sender=model)
    post_page_move.connect(changed)
