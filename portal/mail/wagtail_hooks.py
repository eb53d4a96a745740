"""The list of mails that could not be delivered, and trying one of them again."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic

from portal.viewsets import ReadOnlyViewSet

from .models import MailState, OutgoingMail
from .outbox import retry


class RetryColumn(Column):
    """A button that puts the mail back into the queue."""

    cell_template_name = "mail/retry_cell.html"

    def get_cell_context_data(self, instance: OutgoingMail, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": parent_context.get("csrf_token")}


class DeadLetterView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[OutgoingMail]:
        return OutgoingMail.objects.filter(state=MailState.DEAD)


class DeadLetterViewSet(ReadOnlyViewSet):
    model = OutgoingMail
    name = "mails"
    icon = "mail"
    menu_label = gettext_lazy("Unzustellbare E-Mails")
    menu_order = 910
    add_to_settings_menu = True
    index_view_class = DeadLetterView
    list_display = (
        Column("subject", label=gettext_lazy("Betreff")),
        Column("to", label=gettext_lazy("An")),
        DateColumn("finished_at", label=gettext_lazy("Aufgegeben")),
        Column("attempts", label=gettext_lazy("Versuche")),
        Column("last_error", label=gettext_lazy("Letzter Fehler")),
        RetryColumn("retry", label=gettext_lazy("Noch einmal"), accessor="pk"),
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("retry/<int:pk>/", retry_view, name="retry")]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return (
            super(ReadOnlyViewSet, self)
            .get_permissions_to_register()
            .filter(codename__in=("view_outgoingmail", "change_outgoingmail"))
        )


@require_POST
def retry_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one dead letter back into the queue; needs the right to change mails."""
    if not request.user.has_perm("portal_mail.change_outgoingmail"):
        raise PermissionDenied
    mail = get_object_or_404(OutgoingMail, pk=pk, state=MailState.DEAD)
    retry(mail=mail)
    messages.success(request, _("Die E-Mail wird noch einmal verschickt."))
    return redirect("mails:index")


@hooks.register("register_admin_viewset")
def register_dead_letters() -> DeadLetterViewSet:
    return DeadLetterViewSet()
