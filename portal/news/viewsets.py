"""The list of news in the admin."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from portal import clock
from portal.organisations.models import Organisation
from portal.topics.models import Topic

from .models import NewsArticlePage

STATES = (
    ("live", _("veröffentlicht")),
    ("draft", _("Entwurf")),
    ("scheduled", _("geplant")),
    ("changed", _("veröffentlicht, mit neuem Entwurf")),
    ("expired", _("abgelaufen")),
    ("corrected", _("berichtigt")),
)


def _used_topics(request: Any) -> QuerySet[Topic]:
    links = NewsArticlePage.topics.through.objects.values("topic")
    return Topic.objects.filter(pk__in=links)


def _writing_offices(request: Any) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk__in=NewsArticlePage.objects.values("organisation"))


def _day(article: NewsArticlePage) -> str:
    """The day itself: "vor sechs Tagen", as Wagtail would write, is no help in a list of news."""
    moment = article.published_at
    return date_format(moment.astimezone(clock.BERLIN), "j.n.Y") if moment else ""


class ArticleFilterSet(WagtailFilterSet):
    """By date, state, topic, and the office that wrote it."""

    published_at = django_filters.DateFromToRangeFilter(
        label=_("Datum der Meldung"), widget=DateRangePickerWidget
    )
    state = django_filters.ChoiceFilter(
        label=_("Stand"),
        choices=STATES,
        method="filter_state",
        empty_label=_("alle"),
        widget=RadioSelect,
    )
    topics = django_filters.ModelMultipleChoiceFilter(
        label=_("Thema"), queryset=_used_topics, widget=CheckboxSelectMultiple
    )
    organisation = django_filters.ModelMultipleChoiceFilter(
        label=_("Stelle"), queryset=_writing_offices, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = NewsArticlePage
        fields = ("published_at", "state", "topics", "organisation")

    def filter_state(self, articles: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Narrow to a state as an editor means it."""
        states = {
            "live": Q(live=True),  # lint: bare-live - editors ask for a state, nothing is shown
            "draft": Q(live=False, expired=False, go_live_at=None),
            "scheduled": Q(live=False, go_live_at__gt=clock.now()),
            "changed": Q(live=True, has_unpublished_changes=True),  # lint: bare-live - as above
            "expired": Q(expired=True),
            "corrected": ~Q(corrections=[]),
        }
        return articles.filter(states[value])


class ArticleIndexView(IndexView):
    """All articles of all languages, what was worked on last first."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().prefetch_related("organisation")


class ArticleMenuItem(MenuItem):
    """Stands in the menu of those who write pages; for others the list would answer "no entry"."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(user_has_any_page_permission(request.user))


class ArticleListingViewSet(PageListingViewSet):
    """News: one list to find, filter and add them."""

    model = NewsArticlePage
    index_view_class = ArticleIndexView
    icon = "list-ul"
    menu_label = _("Meldungen")
    menu_order = 120
    add_to_admin_menu = True
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Titel"), sort_key="title", classname="title"),
        Column(
            "published_at", label=_("Datum"), accessor=_day, sort_key="published_at", width="12%"
        ),
        Column("author", label=_("Stelle"), width="18%"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Geändert"),
            sort_key="latest_revision_created_at",
            width="12%",
        ),
        PageStatusColumn("status", label=_("Stand"), sort_key="live", width="12%"),
    ]
    filterset_class = ArticleFilterSet
    menu_item_class = ArticleMenuItem
