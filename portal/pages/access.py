"""Which pages a visitor may see (docs/data-protection.md): live, not expired, not restricted."""

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from portal import clock


def closed_restrictions(user: Any) -> QuerySet[PageViewRestriction]:
    """Return the restrictions that keep `user` out.

    A shared password is asked by the page itself; no list may show what lies behind it.
    """
    restrictions = PageViewRestriction.objects.all()
    if not user.is_authenticated:
        return restrictions
    opened = Q(restriction_type=PageViewRestriction.LOGIN)
    if user.is_superuser:
        opened |= Q(restriction_type=PageViewRestriction.GROUPS)
    else:
        opened |= Q(
            restriction_type=PageViewRestriction.GROUPS, groups__in=user.groups.values("pk")
        )
    passed = PageViewRestriction.objects.filter(opened).values("pk")
    return restrictions.exclude(pk__in=passed)


def visible_pages(user: Any, pages: QuerySet[Any]) -> QuerySet[Any]:
    """Narrow `pages` to those that `user` may see; restrictions hold for everything below, too.

    An alias is closed where its source is restricted, as Wagtail serves it. No query of its own.
    """
    closed = closed_restrictions(user).values("page_id")
    section = Page.objects.filter(Q(pk__in=closed) | Q(alias_of__in=closed)).alias(
        candidate=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    )
    inside_closed = Exists(section.filter(candidate__startswith=F("path")))
    current = Q(expire_at__isnull=True) | Q(expire_at__gt=clock.now())
    return pages.filter(~inside_closed, current, live=True)
