"""What the editorial office tells the house when it starts: jobs and rows of the worklist."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.jobs.registry import PeriodicJob, register
from portal.links import links_are_due
from portal.worklist import Work, register_work


def register_all() -> None:
    """Called once, when the apps are ready."""
    register(
        PeriodicJob(
            name="editorial.collect_links",
            label=_("Links der Seiten zusammentragen"),
            at=dt.time(3, 40),
            run=_order_collecting,
        )
    )
    register(
        PeriodicJob(
            name="editorial.links",
            label=_("Links der Seiten prüfen, jeden einmal in der Woche"),
            every=dt.timedelta(minutes=15),
            run=_order_check,
        )
    )
    register(
        PeriodicJob(
            name="editorial.disclosures",
            label=_("Offenes suchen, das zu Geschlossenem gehört"),
            at=dt.time(3, 50),
            run=_order_looking,
        )
    )
    _register_worklist()


def _order_collecting() -> None:
    from .tasks import collect_links  # tasks need the registry of apps to be ready

    collect_links.enqueue()


def _order_looking() -> None:
    from .tasks import look_for_disclosures

    look_for_disclosures.enqueue()


def _order_check() -> None:
    from .models import PageLinkCheck
    from .tasks import check_due_links

    if links_are_due(PageLinkCheck):
        check_due_links.enqueue()


def _register_worklist() -> None:
    from . import reads

    rows = (
        ("approvals", _("Wartet auf Ihre Freigabe"), reads.to_approve, approves, 1),
        ("drafts", _("Ihre Entwürfe, älter als eine Woche"), reads.old_drafts, works_on_pages, 2),
        ("disclosures", _("Offen, obwohl das Original es nicht ist"), reads.disclosures, closes, 3),
        ("links", _("Kaputte Links auf Seiten"), reads.broken_links, works_on_pages, 40),
        ("ageing", _("Seit einem Jahr unverändert"), reads.ageing, works_on_pages, 41),
    )
    for name, label, read, concerned, position in rows:
        register_work(
            Work(
                key=f"editorial.{name}",
                label=label,
                rows=read,
                url=lambda name=name: reverse(f"editorial:{name}"),  # type: ignore[misc]
                shown_to=concerned,
                position=position,
            )
        )


def approves(user: Any) -> bool:
    """Tell whether somebody's approval is asked for at all."""
    from wagtail.models import GroupApprovalTask

    mine = user.groups.values("pk")
    return bool(
        user.is_superuser or GroupApprovalTask.objects.filter(active=True, groups__in=mine).exists()
    )


def works_on_pages(user: object) -> bool:
    """Tell whether somebody has anything to do with pages."""
    from wagtail.permissions import page_permission_policy

    return bool(page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"]))


def closes(user: object) -> bool:
    """Tell whether somebody says who may see pages: Wagtail asks for the right to publish."""
    from wagtail.permissions import page_permission_policy

    return bool(page_permission_policy.user_has_permission(user, "publish"))
