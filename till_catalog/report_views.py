"""The public form "Angabe stimmt nicht" and the office's page of one report."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.views import generic

from portal.inbox.views import answer_form

from . import queries
from .models import Offer, OfferReport
from .report_forms import ReportForm
from .reports import settle, take


@require_http_methods(["GET", "HEAD", "POST"])
def offer_report(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Tell the office that something is wrong with an offer; without an account."""
    offer = _offer(pk)
    if slug != offer.slug or offer.pk != pk:
        return HttpResponsePermanentRedirect(_address("offer_report", offer))
    return answer_form(
        request,
        form_class=ReportForm,
        take=lambda report: take(report, offer=offer),
        thanks=_address("offer_report_thanks", offer),
        template="till_catalog/report.html",
        context={"offer": offer},
    )


@require_safe
def offer_report_thanks(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Say that a report has arrived."""
    return render(request, "till_catalog/report_thanks.html", {"offer": _offer(pk)})


def _offer(pk: int) -> Offer:
    """The offer whose page opens under this number. Raises Http404."""
    if joined := queries.joined(Offer.objects.filter(pk=pk)).first():
        pk = joined.joined_into_id or pk
    found = queries.with_expired_page(Offer.objects.filter(pk=pk))
    offer = found.select_related("provider__organisation").first()
    if offer is None:
        raise Http404(_("Dieses Angebot gibt es nicht."))
    return offer


def _address(viewname: str, offer: Offer) -> str:
    return reverse(f"till_catalog:{viewname}", kwargs={"pk": offer.pk, "slug": offer.slug})


class SettleView(generic.EditView):
    """One report: what was said, what became of it, an answer."""

    def save_instance(self) -> OfferReport:
        report: OfferReport = self.form.save(commit=False)
        self.answered = settle(report, user=self.request.user)
        return report

    def get_success_message(self) -> str:
        if self.answered:
            return _("Gespeichert. Die Antwort ist unterwegs.")
        return _("Gespeichert.")

    def get_success_buttons(self) -> list[Any]:
        return []
