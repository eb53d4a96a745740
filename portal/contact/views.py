"""Writing to the office, as a part of a page's address."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.inbox.views import answer_form
from portal.siteconfig.house import ORIGIN, house_of

from .domain import take
from .forms import FORMS
from .models import ContactPage
from .origin import own_path


def _origin(request: HttpRequest) -> str:
    return own_path(request.GET.get(ORIGIN, ""))


def form_url_from(request: HttpRequest, *, page: ContactPage) -> str:
    """Return the address of the form, with the page that somebody came from."""
    origin = _origin(request) if page.is_for_barriers else ""
    return f"{page.form_url}?{urlencode({ORIGIN: origin}, safe='/')}" if origin else page.form_url


def write(request: HttpRequest, *, page: ContactPage) -> HttpResponse:
    """Show the form and take a message."""
    office = house_of(request).email
    return answer_form(
        request,
        form_class=FORMS[page.kind],
        take=lambda message: take(
            message, kind=page.kind, office=office, base_url=settings.WAGTAILADMIN_BASE_URL
        ),
        thanks=f"{page.form_url}danke/",
        template="contact/form.html",
        context={"page": page},
        initial={"about": _origin(request)},
    )


def thank(request: HttpRequest, *, page: ContactPage) -> HttpResponse:
    """Say that a message has arrived."""
    return render(request, "contact/thanks.html", {"page": page})
