"""The report "Suchen ohne Treffer": what was asked for in the last 30 days and is missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin.auth import permission_required

from portal import clock
from search import registry
from search.models import UnmetSearch
from search.unmet import KEPT_DAYS

PERMISSION = "search.view_unmetsearch"
SHOWN_FROM = 2  # what one person typed once is nobody's business
PER_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Row:
    """One text. `address`: the search itself; `add_address`: a new set of synonyms with the text."""

    text: str
    label: str | Promise
    times: int
    last: dt.date
    address: str
    add_address: str


def unmet_searches() -> QuerySet[UnmetSearch, Any]:
    """Return text, index_name, times and last day of what was asked often enough, often first."""
    since = clock.today() - dt.timedelta(days=KEPT_DAYS)
    return (
        UnmetSearch.objects.filter(day__gt=since)
        .values("index_name", "text")
        .annotate(times=Sum("count"), last=Max("day"))
        .filter(times__gte=SHOWN_FROM)
        .order_by("-times", "text", "index_name")
    )


@permission_required(PERMISSION)  # type: ignore[untyped-decorator]  # Wagtail has no types
@require_safe
def unmet(request: HttpRequest) -> HttpResponse:
    """Show the texts, page by page."""
    paginator = Paginator(unmet_searches(), PER_PAGE)
    page = paginator.get_page(request.GET.get("p"))
    home = {"url": reverse("wagtailadmin_home"), "label": _("Start")}
    title = _("Suchen ohne Treffer")
    return render(
        request,
        "search/admin/unmet.html",
        {
            "breadcrumbs_items": [home, {"url": "", "label": title}],
            "header_title": title,
            "header_icon": "search",
            "page": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "rows": _rows(page.object_list),
            "days": KEPT_DAYS,
            "may_add": request.user.has_perm("search.add_synonymset"),
        },
    )


def _rows(found: Iterable[dict[str, Any]]) -> list[Row]:
    indexes = {index.schema.name: index for index in registry.all_indexes() if index.viewname}
    add = reverse("search-synonyms:add")
    return [
        Row(
            text=one["text"],
            label=indexes[one["index_name"]].label,
            times=one["times"],
            last=one["last"],
            address=f"{reverse(indexes[one['index_name']].viewname)}?{urlencode({'q': one['text']})}",
            add_address=f"{add}?{urlencode({'woerter': one['text']})}",
        )
        for one in found
        if one["index_name"] in indexes
    ]
