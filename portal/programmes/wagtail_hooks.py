"""Requests for advice in the admin: people write them, the office settles them."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic

from portal.viewsets import SettledViewSet

from .domain import settle
from .forms import SettleForm
from .models import AdviceRequest, RequestState


class RequestFilterSet(WagtailFilterSet):
    """By state."""

    state = django_filters.ChoiceFilter(label=_("Stand"), choices=RequestState.choices)

    class Meta:
        model = AdviceRequest
        fields = ("state",)


class RequestList(generic.IndexView):
    """Open ones first, the oldest on top."""

    def get_base_queryset(self) -> QuerySet[AdviceRequest]:
        requests = AdviceRequest.objects.select_related("page", "done_by")
        return requests.order_by("-state", "created_at")  # "open" comes after "done"


class SettleView(generic.EditView):
    """One request: whom to call, and whether it is done."""

    def save_instance(self) -> AdviceRequest:
        request: AdviceRequest = self.form.save(commit=False)
        settle(request, user=self.request.user)
        return request


class AdviceRequestViewSet(SettledViewSet):
    """Written by people, settled by the office, deleted by the retention job."""

    model = AdviceRequest
    icon = "comment"
    menu_label = _("Beratungsanfragen")
    menu_order = 320
    add_to_admin_menu = True
    index_view_class = RequestList
    edit_view_class = SettleView
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

    def get_form_class(self, for_update: bool = False) -> type[SettleForm]:
        return SettleForm


@hooks.register("register_admin_viewset")
def register_requests() -> AdviceRequestViewSet:
    return AdviceRequestViewSet("advice-requests", url_prefix="beratungsanfragen")
