"""Accounts in the admin: invitations, the second factor, and what the log calls it."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .invitation_viewset import InvitationViewSet
from .people import NO_BULK_ACTIONS


@hooks.register("register_admin_viewset")
def register_invitations() -> InvitationViewSet:
    return InvitationViewSet()


for action in NO_BULK_ACTIONS:  # after Wagtail's own, whose place they take
    hooks.register("register_bulk_action", action, order=100)


@hooks.register("register_account_menu_item")
def second_factor_item(request: HttpRequest) -> dict[str, Any]:
    return {
        "url": reverse("second_factor"),
        "label": _("Zweiter Faktor"),
        "help_text": _("App auf einem neuen Telefon einrichten, neue Notfall-Codes zeigen lassen."),
    }


@hooks.register("register_log_actions")
def register_log_actions(registry: Any) -> None:
    for name, label, message in (
        (
            "portal.reset_second_factor",
            _("Zweiten Faktor zurücksetzen"),
            _("Zweiter Faktor zurückgesetzt"),
        ),
        ("portal.accept_invitation", _("Einladung annehmen"), _("Einladung angenommen")),
        ("portal.revoke_invitation", _("Einladung zurückziehen"), _("Einladung zurückgezogen")),
    ):
        registry.register_action(name, label, message)


@hooks.register("insert_global_admin_css")
def accounts_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/accounts.css"))
