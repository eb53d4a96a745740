"""Who has written what is waiting to be published."""

import datetime as dt
from typing import Any

from django.db.models import CharField, DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page, Revision, TaskState

LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def has_written(user: Any, obj: Any) -> bool:
    """Tell whether `user` asked for the approval of `obj`, or saved a version since it was last live."""
    state = obj.current_workflow_state
    if state is not None and state.requested_by_id == user.pk:
        return True
    versions = obj.revisions.filter(user=user)
    live = getattr(obj, "live_revision", None)
    if live is not None:
        versions = versions.filter(created_at__gt=live.created_at)
    return bool(versions.exists())


def without_own_work(user: Any, states: QuerySet[TaskState]) -> QuerySet[TaskState]:
    """Return the states of `states` in which `has_written` is not true of `user`. One query.

    Conditions only, no annotation: Wagtail joins such querysets of all tasks with "or".
    """
    live_since = (
        Page.objects.annotate(key=Cast("pk", CharField()))
        .filter(key=OuterRef("object_id"))
        .values("live_revision__created_at")[:1]
    )
    written = Revision.objects.filter(
        base_content_type=OuterRef("workflow_state__base_content_type"),
        object_id=OuterRef("workflow_state__object_id"),
        user=user,
        created_at__gt=Coalesce(
            Subquery(live_since, output_field=DateTimeField()),
            LONG_AGO,
            output_field=DateTimeField(),
        ),
    )
    return states.exclude(Q(workflow_state__requested_by=user)).exclude(Exists(written))
