"""What the index `site` listens to. Saving, publishing, unpublishing and deleting all save or delete
the page inside a transaction; moving and restricting change what lies below without saving it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.signals import post_page_move

from portal.pages.saving import is_only_a_draft

from .outbox import mark
from .site import NAME


def page_changed(
    instance: Page,
    created: bool = True,
    update_fields: frozenset[str] | None = None,
    **kwargs: Any,
) -> None:
    if not is_only_a_draft(created=created, update_fields=update_fields):
        _mark([instance.pk])


def page_moved(instance: Page, **kwargs: Any) -> None:
    """A move into or out of a private section changes who may see everything below the page."""
    _mark(_subtrees(Page.objects.filter(pk=instance.pk)))


def restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Wagtail sends no signal of its own. Aliases of a restricted page are closed with it."""
    pages = Page.objects.filter(Q(pk=instance.page_id) | Q(alias_of=instance.page_id))
    _mark(_subtrees(pages))


def _subtrees(pages: Iterable[Page]) -> list[int]:
    below = Q(pk__in=[])
    for page in pages:
        below |= Q(path__startswith=page.path)
    return list(Page.objects.filter(below).values_list("pk", flat=True))


def _mark(keys: list[int]) -> None:
    # Wagtail sends the signals of moves and restrictions after its own transaction. Should the
    # process die in between, the list of results stays right (it is read through visible_to), and
    # the nightly comparison finds the difference.
    with transaction.atomic():
        mark(NAME, keys)


def connect() -> None:
    """Connect them to every page type; called once when the app is ready."""
    for model in get_page_models():
        post_save.connect(page_changed, sender=model)
        post_delete.connect(page_changed, sender=model)
    post_page_move.connect(page_moved)
    post_save.connect(restriction_changed, sender=PageViewRestriction)
    post_delete.connect(restriction_changed, sender=PageViewRestriction)
