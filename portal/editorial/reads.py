"""Which pages need somebody. Each read takes the person who asks, and stays inside her rights."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page, TaskState
from wagtail.permissions import page_permission_policy

from portal import clock

from .models import Disclosure, PageLink

AGEING = dt.timedelta(days=365)
OLD_DRAFT = dt.timedelta(days=7)
SEES_ALL = "portal_editorial.view_pagelink"


def pages_of(user: Any) -> QuerySet[Page]:
    """Return the pages `user` answers for: her section, or all for editors and the office."""
    if user.has_perm(SEES_ALL):
        return Page.objects.filter(depth__gt=1)
    pages: QuerySet[Page] = page_permission_policy.instances_user_has_any_permission_for(
        user, ["add", "change", "publish"]
    )
    return pages.filter(depth__gt=1)


def ageing(user: Any) -> QuerySet[Page]:
    """Return published pages that nobody has published anew for a year, the oldest first.

    For those who keep them: pages that are closed to the public grow old, too.
    """
    old = clock.now() - AGEING
    return (
        pages_of(user)
        .exclude(live=False)
        .filter(last_published_at__lt=old)
        .order_by("last_published_at")
    )


def ownerless(user: Any) -> QuerySet[Page]:
    """Return pages nobody answers for: no owner, or one whose account is closed."""
    nobody = Q(owner=None) | Q(owner__is_active=False)
    return pages_of(user).filter(nobody).order_by("title", "pk")


def old_drafts(user: Any) -> QuerySet[Page]:
    """Return what `user` has written and left lying for a week, unless it waits for approval."""
    old = clock.now() - OLD_DRAFT
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, revision__object_id__isnull=False
    ).values("revision_id")
    return (
        Page.objects.filter(
            has_unpublished_changes=True,
            latest_revision__user=user,
            latest_revision_created_at__lt=old,
        )
        .exclude(latest_revision__in=waiting)
        .order_by("latest_revision_created_at")
    )


def broken_links(user: Any) -> QuerySet[PageLink]:
    """Return links that lead nowhere, on pages that `user` answers for."""
    failing = ~Q(problem="") | Q(check_row__failing_since__isnull=False)
    return (
        PageLink.objects.filter(failing, page__in=pages_of(user))
        .select_related("page", "check_row")
        .order_by("check_row__failing_since", "page__title", "pk")
    )


def disclosures(user: Any) -> QuerySet[Disclosure]:
    """Return what is open although what it belongs to is not, on pages that `user` may close."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "publish")
    return (
        Disclosure.objects.filter(intended=False, page__in=pages)
        .select_related("page")
        .order_by("found_at", "pk")
    )


def to_approve(user: Any) -> QuerySet[TaskState]:
    """Return what waits for the approval of `user`; her own work is not among it."""
    states: QuerySet[TaskState] = TaskState.objects.reviewable_by(user)
    return states
