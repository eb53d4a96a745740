"""Invitations in the admin: who is invited, invite somebody, withdraw one."""

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
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.permission_policies import ModelPermissionPolicy

from portal.viewsets import ReadOnlyViewSet

from . import invitations
from .forms import InvitationForm
from .models import Invitation, User

NEEDED = "portal_accounts.add_user"


class InviterPolicy(ModelPermissionPolicy):
    """Who may make accounts may invite, and sees who is invited; there is no right of its own."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in {"add", "view"} and bool(user.is_active and user.has_perm(NEEDED))

    def users_with_any_permission(self, actions: Any) -> Any:
        return ModelPermissionPolicy(User).users_with_any_permission(["add"])


class RevokeColumn(Column):
    """A button that withdraws an open invitation."""

    cell_template_name = "accounts/revoke_cell.html"

    def get_cell_context_data(self, instance: Invitation, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": parent_context.get("csrf_token")}


class InvitationList(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Invitation]:
        return Invitation.objects.select_related("invited_by")


class InviteView(generic.CreateView):
    """Invite somebody. The row, the roles and the mail are written in one transaction."""

    page_title = gettext_lazy("Jemanden einladen")
    submit_button_label = gettext_lazy("Einladen")
    success_message = gettext_lazy("Die Einladung an %(object)s ist unterwegs.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.request.user}

    def get_edit_url(self) -> str:
        """There is nothing to edit about a letter that was sent."""
        return ""

    def get_success_buttons(self) -> list[Any]:
        return []

    def save_instance(self) -> Invitation:
        data = self.form.cleaned_data
        actor: Any = self.request.user
        return invitations.invite(
            by=actor,
            email=data["email"],
            first_name=data["first_name"],
            last_name=data["last_name"],
            groups=data["groups"],
        )


class InvitationViewSet(ReadOnlyViewSet):
    model = Invitation
    name = "invitations"
    url_prefix = "einladungen"
    icon = "mail"
    menu_label = gettext_lazy("Einladungen")
    menu_order = 601
    add_to_settings_menu = True
    permission_policy = InviterPolicy(Invitation)
    index_view_class = InvitationList
    add_view_class = InviteView
    list_display = (
        Column("name", label=gettext_lazy("Name"), accessor=str),
        Column("email", label=gettext_lazy("E-Mail-Adresse")),
        Column("state", label=gettext_lazy("Stand"), accessor="get_state_display"),
        DateColumn("expires_at", label=gettext_lazy("Gilt bis")),
        Column("invited_by", label=gettext_lazy("Eingeladen von")),
        RevokeColumn("revoke", label=gettext_lazy("Zurückziehen"), accessor="pk"),
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        options = super().get_common_view_kwargs(**kwargs)
        return options | {"add_url_name": self.get_url_name("add")}

    def get_add_view_kwargs(self) -> dict[str, Any]:
        return super().get_add_view_kwargs() | {"form_class": InvitationForm, "panel": None}

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("new/", self.add_view, name="add"),
            path("revoke/<int:pk>/", revoke_view, name="revoke"),
        ]

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return Permission.objects.none()


@require_POST
def revoke_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation that was not used yet."""
    actor: Any = request.user
    if not actor.has_perm(NEEDED):
        raise PermissionDenied
    invitation = get_object_or_404(Invitation, pk=pk)
    if invitations.revoke(invitation, by=actor):
        messages.success(request, _("Die Einladung gilt nicht mehr."))
    else:
        messages.warning(request, _("Die Einladung war schon nicht mehr offen."))
    return redirect("invitations:index")
