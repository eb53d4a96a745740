"""Worklists about the quality of offers: reports of visitors, likely duplicates, broken links."""

from functools import cached_property
from typing import Any

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from portal.inbox.viewsets import InboxList, SettledViewSet
from portal.viewsets import ReadOnlyViewSet

from .enums import DuplicateState, ReportKind, ReportState
from .models import DuplicateSuggestion, LinkCheck, Offer, OfferReport
from .report_forms import SettleForm
from .report_views import SettleView


class ReportFilterSet(WagtailFilterSet):
    """By state and by what is wrong."""

    state = django_filters.ChoiceFilter(label=gettext_lazy("Stand"), choices=ReportState.choices)
    kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Was stimmt nicht?"), choices=ReportKind.choices
    )

    class Meta:
        model = OfferReport
        fields = ("state", "kind")


class ReportList(InboxList):
    def get_base_queryset(self) -> QuerySet[OfferReport]:
        reports = super().get_base_queryset()
        return reports.select_related("offer__provider__organisation", "done_by")


class ReportViewSet(SettledViewSet):
    """Visitors write them; the office settles them, and the retention job deletes them."""

    model = OfferReport
    icon = "comment"
    menu_label = gettext_lazy("Hinweise von Besuchern")
    index_view_class = ReportList
    edit_view_class = SettleView
    edit_template_name = "till_catalog/admin/report.html"
    filterset_class = ReportFilterSet
    list_display = (
        TitleColumn("get_kind_display", label=gettext_lazy("Was stimmt nicht?"),
                    url_name="offer-reports:edit"),
        Column("offer", label=gettext_lazy("Angebot")),
        Column("offer.provider", label=gettext_lazy("Anbieter")),
        DateColumn("created_at", label=gettext_lazy("eingegangen")),
        Column("get_state_display", label=gettext_lazy("Stand")),
        Column("done_by", label=gettext_lazy("erledigt von")),
    )  # fmt: skip

    def get_form_class(self, for_update: bool = False) -> type[SettleForm]:
        return SettleForm


class NoDuplicateColumn(Column):
    """A button that says that two offers are not the same."""

    cell_template_name = "till_catalog/admin/no_duplicate_cell.html"

    def get_cell_context_data(
        self, instance: DuplicateSuggestion, parent_context: Any
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": parent_context.get("csrf_token")}


class OfferColumn(Column):
    """An offer with a link to its page and the name of its provider."""

    cell_template_name = "till_catalog/admin/offer_cell.html"


class DuplicateList(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[DuplicateSuggestion]:
        pairs = DuplicateSuggestion.objects.filter(state=DuplicateState.OPEN)
        return pairs.select_related(
            "first__provider__organisation", "second__provider__organisation"
        )


class DuplicateViewSet(ReadOnlyViewSet):
    """Pairs nobody has judged yet."""

    model = DuplicateSuggestion
    rights = ("view", "change")
    icon = "copy"
    menu_label = gettext_lazy("Mögliche Duplikate")
    index_view_class = DuplicateList
    list_display = (
        OfferColumn("first", label=gettext_lazy("Angebot")),
        OfferColumn("second", label=gettext_lazy("gleicht")),
        Column("score", label=gettext_lazy("Ähnlichkeit")),
        DateColumn("found_at", label=gettext_lazy("gefunden")),
        NoDuplicateColumn("verdict", label=gettext_lazy("Urteil"), accessor="pk"),
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        verdict = path("<int:pk>/kein-duplikat/", no_duplicate, name="no_duplicate")
        return [*super().get_urlpatterns(), verdict]


@require_POST
def no_duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that two offers are not the same; they are not suggested again."""
    if not request.user.has_perm("till_catalog.change_duplicatesuggestion"):
        raise PermissionDenied
    pair = get_object_or_404(DuplicateSuggestion, pk=pk)
    DuplicateSuggestion.objects.filter(pk=pair.pk).update(state=DuplicateState.NO_DUPLICATE)
    messages.success(request, _("Vermerkt: kein Duplikat."))
    return redirect("offer-duplicates:index")


class LinkFilterSet(WagtailFilterSet):
    """Broken for good, or failing at all."""

    failing = django_filters.BooleanFilter(
        label=gettext_lazy("antwortet nicht"),
        field_name="failing_since",
        lookup_expr="isnull",
        exclude=True,
    )

    class Meta:
        model = LinkCheck
        fields = ("broken",)


class LinkList(generic.IndexView):
    """Links that fail come first, the longest on top."""

    def get_base_queryset(self) -> QuerySet[LinkCheck]:
        using = Offer.objects.filter(booking_url=OuterRef("url")).order_by().values("booking_url")
        number = using.annotate(number=Count("pk")).values("number")
        return LinkCheck.objects.annotate(bookings=Coalesce(Subquery(number), 0))


class LinkViewSet(ReadOnlyViewSet):
    """What the links of offers answered."""

    model = LinkCheck
    icon = "link-external"
    menu_label = gettext_lazy("Links")
    index_view_class = LinkList
    filterset_class = LinkFilterSet
    search_fields = ("url",)
    list_display = (
        Column("url", label=gettext_lazy("Adresse")),
        Column("problem", label=gettext_lazy("Problem")),
        DateColumn("failing_since", label=gettext_lazy("kaputt seit")),
        BooleanColumn("broken", label=gettext_lazy("dauerhaft kaputt")),
        Column("bookings", label=gettext_lazy("Anmeldelink von Angeboten")),
        DateColumn("checked_at", label=gettext_lazy("zuletzt geprüft")),
    )


class QualityGroup(ModelViewSetGroup):
    """All of it under one menu item."""

    menu_label = gettext_lazy("Kurse prüfen")
    menu_icon = "tick-inverse"
    menu_order = 330

    @cached_property
    def items(self) -> tuple[ModelViewSet, ...]:
        return (
            ReportViewSet("offer-reports", url_prefix="hinweise"),
            DuplicateViewSet("offer-duplicates", url_prefix="duplikate"),
            LinkViewSet("link-checks", url_prefix="links"),
        )
