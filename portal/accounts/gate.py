"""Who has logged in with a password alone is nobody yet, and no session lasts for ever.

Both stand behind Django's own middleware of log-ins and before everything that asks `request.user`.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from portal import clock

from .second_factor import has_passed

View = Callable[[HttpRequest], HttpResponse]

BEGAN, SEEN = "session_began", "session_seen"
# The last call is noted once a minute: a page of the admin makes a dozen calls.
NOTE_EVERY = 60
# An open editor calls these by itself; that nobody sits before it is just what we want to notice.
BY_ITSELF = ("editing-sessions/",)


class SessionLimitsMiddleware:
    """Ends a log-in after PORTAL_SESSION_IDLE without a call, and after PORTAL_SESSION_LONGEST at all."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and auth.SESSION_KEY in request.session:
            self._look_at(request)
        return self.get_response(request)

    def _look_at(self, request: HttpRequest) -> None:
        session, now = request.session, int(clock.real_now().timestamp())
        began = session.setdefault(BEGAN, now)
        seen = session.setdefault(SEEN, now)
        if (
            now - seen > settings.PORTAL_SESSION_IDLE.total_seconds()
            or now - began > settings.PORTAL_SESSION_LONGEST.total_seconds()
        ):
            auth.logout(request)
            messages.info(
                request,
                _("Sie waren länger angemeldet, als erlaubt ist. Bitte melden Sie sich an."),
            )
        elif now - seen >= NOTE_EVERY and not _calls_by_itself(request):
            session[SEEN] = now


class SecondFactorMiddleware:
    """Shows nobody but the visitor of before to every view, until the second factor has been given.

    `request.user` is anonymous for all of the portal; `request.person` is who knows the password, and
    only the views of the second factor ask for it. In the admin people are led there.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person: Any = request.user
        request.person = person  # type: ignore[attr-defined]
        request.user = SimpleLazyObject(  # type: ignore[assignment]
            lambda: person if has_passed(request, person) else AnonymousUser()
        )
        if self._is_half_way(request):
            return self._lead(request)
        return self.get_response(request)

    def _is_half_way(self, request: HttpRequest) -> bool:
        """Whether somebody stands in the admin, or at its door, with a password alone."""
        path = request.path_info
        if not path.startswith(settings.PORTAL_ADMIN_PATH):
            return False
        open_to_all = (
            reverse("second_factor"),
            reverse("wagtailadmin_password_reset"),
            reverse("invitation"),
            reverse("wagtailadmin_sprite"),
            reverse("wagtailadmin_javascript_catalog"),
        )
        if path.startswith(open_to_all):
            return False
        if path == reverse("wagtailadmin_login") and request.method == "POST":
            return False  # somebody else, with a password of her own
        person: Any = request.person  # type: ignore[attr-defined]
        return bool(person.is_authenticated and not has_passed(request, person))

    def _lead(self, request: HttpRequest) -> HttpResponse:
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"error": _("Der zweite Faktor fehlt.")}, status=403)
        target = request.GET.get("next", "")
        if request.path_info != reverse("wagtailadmin_login"):
            target = request.get_full_path() if request.method == "GET" else ""
        query = f"?{urlencode({'next': target})}" if target else ""
        return redirect(f"{reverse('second_factor')}{query}")


def _calls_by_itself(request: HttpRequest) -> bool:
    inside = request.path_info.removeprefix(settings.PORTAL_ADMIN_PATH)
    return inside.startswith(BY_ITSELF)
