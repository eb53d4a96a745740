"""The public pages of the catalogue."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from portal import ical
from portal.access import ANONYMOUS, visible_to
from portal.text import plain_text
from search.contract import MAX_TEXT_LENGTH
from search.unmet import note

from . import queries
from .calendars import entries
from .models import Offer, Provider, Run
from .searching import easy
from .searching.answer import Answer
from .searching.parameters import RADII, Parameters, read
from .searching.similar import similar_offers
from .searching.suggesting import suggestions as suggest
from .structured import offer_data
from .upkeep.scoring import completeness_of
from .wording import access_facts


@require_safe
@vary_on_headers("HX-Request")
def search_page(request: HttpRequest) -> HttpResponse:
    """The search: a whole page, or for htmx only what changes with the filters."""
    asked = read(request.GET)
    answer = _answer(asked)
    parameters = answer.parameters
    if parameters.q and asked.seite == 1:
        note(request, "offers", parameters.q, answer.result, filtered=parameters.has_filters)
    partial = request.headers.get("HX-Request") == "true" and not request.headers.get("HX-Boosted")
    response = render(
        request,
        "till_catalog/search_results.html" if partial else "till_catalog/search.html",
        {
            "answer": answer,
            "parameters": parameters,
            "pairs": parameters.as_pairs(),
            "address": _address(parameters),
            "radii": RADII,
        },
    )
    if partial:
        response["HX-Push-Url"] = _address(parameters)
    return response


def _answer(parameters: Parameters) -> Answer:
    """The answer; behind the last page the last page, with a notice."""
    answer = Answer(parameters)
    return answer.at_last_page() if parameters.seite > answer.last_page else answer


def _address(parameters: Parameters) -> str:
    """The shortest address of a question: the one people share."""
    encoded = urlencode(parameters.as_pairs(seite=parameters.seite))
    address = reverse("till_catalog:search")
    return f"{address}?{encoded}" if encoded else address


@require_safe
def easy_path(request: HttpRequest) -> HttpResponse:
    """The way to a search for who would rather not type."""
    return render(request, "till_catalog/easy.html", {"step": easy.step(request.GET)})


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Words, topics and providers for what is typed so far, as the options of a list box."""
    text = request.GET.get("q", "")[:MAX_TEXT_LENGTH].strip()
    groups = suggest(text)
    response = render(request, "till_catalog/suggestions.html", {"groups": groups})
    response["Cache-Control"] = "public, max-age=60"
    return response


@require_safe
def offer_page(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """An offer with all its dates; for 90 days after the last one it says that it is over."""
    if joined := queries.joined(Offer.objects.filter(pk=pk)).first():
        return _moved(joined, "till_catalog:offer", request)
    offer = queries.with_expired_page(queries.for_page(Offer.objects.filter(pk=pk))).first()
    if offer is None:
        return _gone(request, pk)
    if slug != offer.slug:
        return HttpResponsePermanentRedirect(offer.get_absolute_url())
    runs = _current(offer)
    next_run = next((run for run in runs if not run.cancelled), None)
    organisation = offer.provider.organisation
    access = access_facts(offer, next_run)
    is_over = not visible_to(ANONYMOUS, Offer.objects.filter(pk=pk)).exists()
    booking = next_run.offer.booking_url if next_run and not is_over else ""
    broken = queries.broken_links(run.offer.booking_url for run in runs)
    return render(
        request,
        "till_catalog/offer.html",
        {
            "offer": offer,
            "organisation": organisation,
            "phone": offer.contact_phone or organisation.phone,
            "email": offer.contact_email or organisation.email,
            "is_over": is_over,
            "structured": None if is_over else _structured(request, offer, runs),
            "similar": similar_offers(offer) if is_over else (),
            "joined": len({run.offer_id for run in runs}) > 1,
            "booking_url": "" if booking in broken else booking,
            "booking_broken": booking in broken,
            "broken_links": broken,
            "completeness": completeness_of(offer),
            "all_cancelled": bool(runs) and next_run is None,
            "runs": runs,
            "next_run": next_run,
            "access": access,
            "several_places": len({run.venue_id for run in runs}) > 1,
            "unknown_access": [fact.label for fact in access if not fact.known],
            "open_data": settings.PORTAL_OPEN_DATA,
            "summary": Truncator(plain_text(offer.description) or offer.title).chars(150),
        },
    )


def _structured(request: HttpRequest, offer: Offer, runs: list[Run]) -> dict[str, Any]:
    provider = reverse("till_catalog:provider", kwargs={"slug": offer.provider.organisation.slug})
    return offer_data(
        offer,
        runs,
        url=request.build_absolute_uri(offer.get_absolute_url()),
        provider_url=request.build_absolute_uri(provider),
    )


def _current(offer: Offer) -> list[Run]:
    ids = set(queries.current_runs().filter(shown_with=offer).values_list("pk", flat=True))
    return [run for run in offer.shown_runs.all() if run.pk in ids]


def _moved(offer: Offer, viewname: str, request: HttpRequest) -> HttpResponse:
    """Lead to the offer this one is joined into, a wish for one run with it. Browsers ask again each
    time: two that were joined may part, or change places, and would otherwise turn in circles."""
    main = offer.joined_into
    assert main is not None
    address = reverse(viewname, kwargs={"pk": main.pk, "slug": main.slug})
    if run := request.GET.get("durchfuehrung"):
        address = f"{address}?{urlencode({'durchfuehrung': run})}"
    return HttpResponsePermanentRedirect(address, headers={"Cache-Control": "no-cache"})


def _gone(request: HttpRequest, pk: int) -> HttpResponse:
    offer = queries.was_public(Offer.objects.filter(pk=pk)).prefetch_related("topics").first()
    if offer is None:
        raise Http404(_("Dieses Angebot gibt es nicht."))
    return render(
        request, "till_catalog/offer_gone.html", {"similar": similar_offers(offer)}, status=410
    )


@require_safe
def offer_calendar(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The dates of an offer for a calendar; with `durchfuehrung` only those of one run."""
    if joined := queries.joined(Offer.objects.filter(pk=pk)).first():
        return _moved(joined, "till_catalog:offer_calendar", request)
    offers = visible_to(ANONYMOUS, queries.for_page(Offer.objects.filter(pk=pk)))
    offer = get_object_or_404(offers)
    if slug != offer.slug:
        return HttpResponsePermanentRedirect(
            reverse("till_catalog:offer_calendar", kwargs={"pk": pk, "slug": offer.slug})
        )
    runs = _current(offer)
    if wanted := request.GET.get("durchfuehrung", ""):
        runs = [run for run in runs if str(run.pk) == wanted]
        if not runs:
            raise Http404(_("Diesen Termin gibt es nicht."))
    url = request.build_absolute_uri(offer.get_absolute_url())
    body = ical.calendar(
        uid=f"angebot-{offer.pk}",
        name=offer.title,
        description=_("Termine von %(provider)s") % {"provider": offer.provider},
        source=request.build_absolute_uri(request.path),
        entries=entries(offer, runs, url=url),
    )
    return ical.response(request, body, filename="termine.ics")


@require_safe
def provider_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A provider: who they are, how to reach them, what they offer now."""
    provider = get_object_or_404(
        Provider.objects.filter(public=True)
        .select_related("organisation")
        .prefetch_related("organisation__contact_points"),
        organisation__slug=slug,
    )
    answer = _answer(Parameters(anbieter=(slug,), seite=read(request.GET).seite))
    page = answer.parameters.seite
    return render(
        request,
        "till_catalog/provider.html",
        {
            "provider": provider,
            "organisation": provider.organisation,
            "summary": Truncator(plain_text(provider.organisation.description)).chars(150),
            "address": request.path if page == 1 else f"{request.path}?seite={page}",
            "seals": provider.quality_seals.splitlines(),
            "answer": answer,
            "parameters": answer.parameters,
        },
    )
