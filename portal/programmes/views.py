"""Asking for advice, as a part of a programme's address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.inbox.views import answer_form
from portal.siteconfig.house import house_of

from .domain import take
from .forms import AdviceForm
from .models import AdviceRequest, ProgrammePage


def ask(request: HttpRequest, *, page: ProgrammePage) -> HttpResponse:
    """Show the form and take a request; 404 where the programme takes none."""
    _demand_form(page)

    def take_request(asked: AdviceRequest) -> None:
        contact = page.contact_point
        office = (contact and contact.email) or house_of(request).email
        take(asked, page=page, office=office, base_url=settings.WAGTAILADMIN_BASE_URL)

    return answer_form(
        request,
        form_class=AdviceForm,
        take=take_request,
        thanks=f"{page.callback_url}danke/",
        template="programmes/ask.html",
        context={"page": page},
    )


def thank(request: HttpRequest, *, page: ProgrammePage) -> HttpResponse:
    """Say that a request has arrived."""
    _demand_form(page)
    return render(request, "programmes/thanks.html", {"page": page})


def _demand_form(page: ProgrammePage) -> None:
    if not page.takes_callbacks:
        raise Http404
