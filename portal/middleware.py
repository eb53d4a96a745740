"""Response headers and language prefixes that hold for every page."""

from collections.abc import Callable

from csp.constants import HEADER as CSP_HEADER
from csp.constants import SELF
from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.db.models import ProtectedError, RestrictedError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.utils.translation import activate, get_language_from_path
from django.utils.translation import gettext as _

View = Callable[[HttpRequest], HttpResponse]

# What is handed out as a file was made by somebody else: nothing in it may act in our origin.
FILE_POLICY = "default-src 'none'; sandbox"
SHOWN_ROWS = 5
PACKED = ("application/gzip", "application/zip", "video/")
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class SecurityHeadersMiddleware:
    """Sets what neither Django nor django-csp set by themselves.

    Stands inside `CSPMiddleware`, which builds the header from the attributes left here.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        self._choose_policy(request, response)
        if self._belongs_to_somebody(request, response):
            response["Cache-Control"] = "no-store, private"
        return response

    def _choose_policy(self, request: HttpRequest, response: HttpResponse) -> None:
        if getattr(request, "is_preview", False):
            # Wagtail shows previews in a frame of its own admin; with 'none' that stays empty.
            response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]
            response["X-Frame-Options"] = "SAMEORIGIN"
        elif "Content-Disposition" in response:
            response[CSP_HEADER] = FILE_POLICY
        elif request.path_info.startswith(settings.PORTAL_ADMIN_PATH):
            # A preview has come through here before, as a request of its own, and keeps its policy.
            response._csp_config = settings.PORTAL_ADMIN_CSP  # type: ignore[attr-defined]

    def _belongs_to_somebody(self, request: HttpRequest, response: HttpResponse) -> bool:
        """Whether the answer may contain what only this visitor may see.

        The cookie is looked at, not the user: that would load the session for every visitor.
        """
        if request.path_info.startswith(settings.STATIC_URL):
            return False
        cookies = request.COOKIES.keys() | response.cookies.keys()
        return (
            settings.SESSION_COOKIE_NAME in cookies
            or CookieStorage.cookie_name in cookies  # the page shows a message, once
            or request.path_info.startswith(settings.PORTAL_ADMIN_PATH)
        )


class CompressionMiddleware(GZipMiddleware):
    """Compresses answers, but leaves alone what is compressed already.

    Doing it twice makes a file larger, takes its length away (without which no part of a video can be
    asked for) and keeps the server from sending it straight from the disk.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.headers.get("Content-Type", "").startswith(PACKED):
            return response
        return super().process_response(request, response)


class StillNeededMiddleware:
    """Turns "cannot delete, something refers to it" in the admin into a sentence.

    Wagtail's delete views know only the references of its own index and would answer 500.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, ProtectedError | RestrictedError):
            return None
        if not request.path_info.startswith(settings.PORTAL_ADMIN_PATH):
            return None
        rows = (
            error.protected_objects
            if isinstance(error, ProtectedError)
            else error.restricted_objects
        )
        names = ", ".join(sorted({str(row) for row in rows})[:SHOWN_ROWS])
        messages.error(
            request,
            _(
                "Das kann nicht gelöscht werden, weil es noch gebraucht wird, zum Beispiel von: %(names)s."
            )
            % {"names": names},
        )
        return redirect("wagtailadmin_home")


class TranslatedLanguagesMiddleware:
    """Answers 404 under the prefix of a language whose interface is not translated yet.

    Otherwise `/ar/` would show German words laid out from right to left.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = get_language_from_path(request.path_info)
        if language and language not in settings.PORTAL_INTERFACE_LANGUAGES:
            activate(settings.LANGUAGE_CODE)
            raise Http404(f"no interface in {language}")
        return self.get_response(request)
