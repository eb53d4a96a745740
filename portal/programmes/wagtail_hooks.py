"""Requests for advice in the admin: people write them, the office settles them."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from portal.inbox.models import InboxState
from portal.inbox.viewsets import InboxList, SettledViewSet

from .models import AdviceRequest


class RequestFilterSet(WagtailFilterSet):
    """By state."""

    state = django_filters.ChoiceFilter(label=_("Stand"), choices=InboxState.choices)

    class Meta:
        model = AdviceRequest
        fields = ("state",)


class RequestList(InboxList):
    def get_base_queryset(self) -> QuerySet[AdviceRequest]:
        return super().get_base_queryset().select_related("page")


class AdviceRequestViewSet(SettledViewSet):
    """Written by people, settled by the office, deleted by the retention job."""

    model = AdviceRequest
    icon = "comment"
    menu_label = _("Beratungsanfragen")
    menu_order = 320
    add_to_admin_menu = True
    index_view_class = RequestList
    edit_template_name = "programmes/admin/request.html"
    filterset_class = RequestFilterSet
    list_display = (
        TitleColumn("__str__", label=_("Wer"), url_name="advice-requests:edit"),
        Column("phone", label=_("Telefon")),
        Column("email", label=_("E-Mail")),
        Column("page", label=_("Programm")),
        DateColumn("created_at", label=_("eingegangen")),
        Column("get_state_display", label=_("Stand")),
    )


@hooks.register("register_admin_viewset")
def register_requests() -> AdviceRequestViewSet:
    return AdviceRequestViewSet("advice-requests", url_prefix="beratungsanfragen")
