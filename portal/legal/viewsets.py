"""The list of statements in the admin: when each was reviewed last."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from .models import AccessibilityStatementPage
from .queries import due_statements


def _reviewed(statement: AccessibilityStatementPage) -> str:
    return date_format(statement.reviewed_on, "j.n.Y") if statement.reviewed_on else ""


class StatementFilterSet(WagtailFilterSet):
    """Those that need a review, or all."""

    review = django_filters.ChoiceFilter(
        label=_("Prüfung"), choices=[("due", _("älter als ein Jahr"))], method="filter_review"
    )

    class Meta:
        model = AccessibilityStatementPage
        fields = ("review",)

    def filter_review(self, statements: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Narrow to what the panel on the first page counts."""
        return statements.filter(pk__in=due_statements(self.request.user).values("pk"))


class StatementListingViewSet(PageListingViewSet):
    """Not in the menu: the panel on the first page leads here."""

    model = AccessibilityStatementPage
    icon = "clipboard-list"
    menu_label = _("Erklärungen zur Barrierefreiheit")
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Titel"), sort_key="title", classname="title"),
        Column("get_conformity_display", label=_("Stand")),
        Column(
            "reviewed_on", label=_("Zuletzt geprüft"), accessor=_reviewed, sort_key="reviewed_on"
        ),
        PageStatusColumn("status", label=_("Veröffentlicht"), sort_key="live", width="12%"),
    ]
    filterset_class = StatementFilterSet
