"""People in the admin: Wagtail's lists and forms without password, superuser and foreign roles."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.log_actions import log
from wagtail.users.views import users
from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from portal.mail import outbox

from . import second_factor
from .forms import PersonForm
from .models import User
from .rights import may_manage


class PeopleView(users.IndexView):
    """The list, without boxes: what concerns rights is done one person at a time, and is checked."""

    add_item_label = gettext_lazy("Jemanden einladen")

    @property
    def columns(self) -> list[Any]:
        return [
            column
            for column in super().columns
            if not isinstance(column, BulkActionsCheckboxColumn)
        ]

    def get_edit_url(self, instance: Any) -> Any:
        return super().get_edit_url(instance) if _manages(self.request, instance) else None


class PersonView(users.EditView):
    """One person. Only for those who may do all that this person may."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.address_before = self.object.email

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _manages(request, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"actor": self.request.user}

    def save_instance(self) -> Any:
        person = super().save_instance()
        if person.email.lower() != self.address_before.lower():
            outbox.send(
                to=self.address_before,
                subject=_("Ihr Zugang zum Bildungsportal"),
                text=_(
                    "Die E-Mail-Adresse Ihres Kontos wurde geändert. Haben Sie nicht darum gebeten,"
                    " melden Sie sich bitte gleich in Ihrer Verwaltung."
                ),
            )
        return person

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"device": second_factor.device_of(self.object)}


class PersonDeleteView(users.DeleteView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_manage(request.user, self.get_object()):  # type: ignore[arg-type]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PeopleViewSet(users.UserViewSet):
    """Wagtail's people, with invitations in place of new accounts that have a password at once."""

    menu_label = gettext_lazy("Konten")
    index_view_class = PeopleView
    edit_view_class = PersonView
    delete_view_class = PersonDeleteView
    copy_view_enabled = False
    edit_template_name = "accounts/person.html"

    def get_form_class(self, for_update: bool = False) -> type[PersonForm]:
        return PersonForm

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        options: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return options | {"add_url_name": "invitations:add"}

    def get_urlpatterns(self) -> list[URLPattern]:
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name != "add"]
        return [*kept, path("zweiter-faktor/<int:pk>/", reset_view, name="reset_second_factor")]


@require_POST
def reset_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second factor of a colleague who has lost her telephone; oneself needs a code for it."""
    actor: Any = request.user
    person = get_object_or_404(User, pk=pk)
    if not actor.has_perm("portal_accounts.change_user") or not _manages(request, person):
        raise PermissionDenied
    if person == actor:
        raise PermissionDenied
    second_factor.reset(person)
    log(instance=person, action="portal.reset_second_factor", user=actor)
    messages.success(
        request,
        _("Der zweite Faktor von %(name)s ist zurückgesetzt.") % {"name": person},
    )
    return redirect("wagtailusers_users:edit", person.pk)


def _manages(request: HttpRequest, person: Any) -> bool:
    actor: Any = request.user
    return bool(actor == person or may_manage(actor, person))


class _ForNobody:
    """Wagtail's actions on many accounts at once know no limit to what somebody may give."""

    def check_perm(self, obj: Any) -> bool:
        return False


class NobodyAssigns(_ForNobody, AssignRoleBulkAction):
    pass


class NobodyDeletes(_ForNobody, DeleteBulkAction):
    pass


class NobodySwitches(_ForNobody, SetActiveStateBulkAction):
    pass


NO_BULK_ACTIONS = (NobodyAssigns, NobodyDeletes, NobodySwitches)
