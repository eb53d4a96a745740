"""Asking for advice, as a part of a programme's address."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from portal.siteconfig.house import house_of

from .domain import take
from .forms import AdviceForm
from .models import ProgrammePage


@never_cache
def ask(request: HttpRequest, *, page: ProgrammePage) -> HttpResponse:
    """Show the form and take a request; 404 where the programme takes none."""
    _demand_form(page)
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    form = AdviceForm(request.POST if request.method == "POST" else None)
    thanks = redirect(f"{page.callback_url}danke/")
    if form.is_bound and form.is_from_a_machine:
        return thanks  # and nothing else: whoever fills everything learns nothing
    too_many = False
    if form.is_bound and form.is_valid():
        if form.may_be_sent(request):
            contact = page.contact_point
            take(
                form.save(commit=False),
                page=page,
                office=(contact and contact.email) or house_of(request).email,
                base_url=settings.WAGTAILADMIN_BASE_URL,
            )
            return thanks
        too_many = True
    context = {"page": page, "form": form, "too_many": too_many}
    return render(request, "programmes/ask.html", context, status=429 if too_many else 200)


def thank(request: HttpRequest, *, page: ProgrammePage) -> HttpResponse:
    """Say that a request has arrived."""
    _demand_form(page)
    return render(request, "programmes/thanks.html", {"page": page})


def _demand_form(page: ProgrammePage) -> None:
    if not page.takes_callbacks:
        raise Http404
