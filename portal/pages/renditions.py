"""When a page is closed, the addresses of its images end with it.

Whatever size of an image a page has shown is a public file. Its address cannot be guessed
(`PortalRendition.get_upload_to`), but who has seen the page while it was open knows it. So the sizes are deleted;
whoever may see the page gets new ones under new addresses.
"""

from typing import Any

from django.db import transaction
from django.db.models import ManyToOneRel, Q
from django.db.models.signals import post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from portal.access import ANONYMOUS, visible_to
from portal.media.models import PortalImage, PortalRendition

from .files import files_of

BATCH = 100


def forget_renditions(page_id: int) -> int:
    """Delete the sizes of images that a page or one below it shows, if it is closed and nothing open shows
    them, too. Return the number of files."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None:
        return 0
    inside = page.get_descendants(inclusive=True)
    open_ones = set(_open(inside).values_list("pk", flat=True))
    images = _images(inside.exclude(pk__in=open_ones))
    if images:
        images -= _images(_open(Page.objects.all())) | _outside_of_pages(images)
    renditions = PortalRendition.objects.filter(image__in=images)
    for rendition in renditions:  # one by one: Wagtail deletes the file with the row
        rendition.delete()
    return len(renditions)


def _open(pages: Any) -> Any:
    return visible_to(ANONYMOUS, pages)


def _images(pages: Any) -> set[int]:
    shown: set[int] = set()
    for page in pages.iterator(chunk_size=BATCH):
        shown |= files_of(page.specific)[PortalImage]
    return shown


def _outside_of_pages(images: set[int]) -> set[int]:
    """Return those of `images` that something other than a page shows: the city's or a provider's sign."""
    used: set[int] = set()
    for relation in PortalImage._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel):
            continue
        model, name = relation.related_model, relation.field.name
        if not issubclass(model, Page | PortalRendition):
            rows = model._default_manager.filter(Q((f"{name}__in", images)))
            used.update(rows.values_list(name, flat=True))
    return used


def _order(page: Page) -> None:
    from .tasks import forget_renditions_of  # the task imports this module

    transaction.on_commit(lambda: forget_renditions_of.enqueue(page.pk))


def _restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    _order(instance.page)


def _unpublished(instance: Page, **kwargs: Any) -> None:
    _order(instance)


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    post_save.connect(_restricted, sender=PageViewRestriction)
    page_unpublished.connect(_unpublished)
    post_page_move.connect(_unpublished)
