"""The approval of an unfinished page is answered with what is missing, on the page's own form."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from .approving import UnfinishedPage


class UnfinishedPageMiddleware:
    """Wagtail's views of approval know no refusal; they would answer 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, UnfinishedPage):
            return None
        sentence = _("„%(page)s“ ist noch nicht fertig und wurde nicht freigegeben:") % {
            "page": error.page.get_admin_display_title()
        }
        found = format_html_join("", "<li>{}</li>", ([line] for line in error.problems))
        messages.error(request, format_html("{} <ul>{}</ul>", sentence, found))
        address = reverse("wagtailadmin_pages:edit", args=[error.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":  # the dialog for a comment
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)
