"""What is not for everybody stays so when it is copied, moved or translated.

Wagtail ties a restriction to one place of the tree: a page that is copied or moved out of a closed section
is open at once, and so is a translation that was made before its original was closed. Here the
restriction goes along. It is never taken away by itself: opening a page is an editor's decision.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import copy_for_translation_done, post_page_move

Same = tuple[str, str, frozenset[int]]


def close_like(page: Page, restrictions: Iterable[PageViewRestriction]) -> bool:
    """Give `page` those of `restrictions` that do not hold for it yet; tell whether there were any."""
    if page.alias_of_id is not None:  # it has those of its original
        return False
    missing = {_same(one): one for one in restrictions}
    for held in page.get_view_restrictions().prefetch_related("groups"):
        missing.pop(_same(held), None)
    for one in missing.values():
        made = PageViewRestriction(
            page=page, restriction_type=one.restriction_type, password=one.password
        )
        made.follows = True  # or it would be followed in turn
        with transaction.atomic():
            made.save()
            made.groups.set(one.groups.all())
    return bool(missing)


def _follows(restriction: PageViewRestriction) -> bool:
    return getattr(restriction, "follows", False)


def _same(restriction: PageViewRestriction) -> Same:
    groups = frozenset(group.pk for group in restriction.groups.all())
    return restriction.restriction_type, restriction.password, groups


def close_copy(source: Page, copy: Page) -> bool:
    """Close a copy as its source is, and what lies below it likewise; tell whether something was closed.

    The copies lie below each other as the originals do, under the same slugs.
    """
    closed = close_like(copy, _holding(source))
    own = PageViewRestriction.objects.filter(page__path__startswith=source.path)
    below = own.exclude(page=source.pk).select_related("page").prefetch_related("groups")
    copies = {page.url_path: page for page in copy.get_descendants()} if below else {}
    for one in below:
        twin = copies.get(copy.url_path + one.page.url_path.removeprefix(source.url_path))
        closed |= twin is not None and close_like(twin, [one])
    return closed


def _holding(page: Page) -> list[PageViewRestriction]:
    return list(page.get_view_restrictions().prefetch_related("groups"))


def keep_closed_when_moved(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """`post_page_move`: what its old section kept closed stays closed in the new one."""
    if parent_page_before.pk != parent_page_after.pk:
        close_like(instance, _holding(parent_page_before))


def close_translations(instance: PageViewRestriction, **kwargs: Any) -> None:
    """`post_save` of a restriction: it holds for the page in every language. One for groups does not
    know them yet (see below)."""
    if not _follows(instance) and instance.restriction_type != PageViewRestriction.GROUPS:
        for page in instance.page.get_translations():
            close_like(page, [instance])


def close_translations_for_groups(instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    """`m2m_changed`: the groups of a restriction are written after the restriction itself.

    Where a translation is closed for several reasons nobody can tell which one this was: all of them
    stay.
    """
    if reverse or _follows(instance) or not action.startswith("post_"):
        return
    groups = set(instance.groups.all())
    for page in instance.page.get_translations():
        same_kind = list(page.view_restrictions.filter(restriction_type=instance.restriction_type))
        if not same_kind:
            close_like(page, [instance])
        elif len(same_kind) == 1 and set(same_kind[0].groups.all()) != groups:
            same_kind[0].groups.set(groups)


def close_translation(source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    """`copy_for_translation_done`: a new translation is closed as its original is."""
    if isinstance(source_obj, Page):
        close_like(target_obj, _holding(source_obj))


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    post_save.connect(close_translations, sender=PageViewRestriction)
    m2m_changed.connect(close_translations_for_groups, sender=PageViewRestriction.groups.through)
    post_page_move.connect(keep_closed_when_moved)
    copy_for_translation_done.connect(close_translation)
