"""The read-only JSON interface: the same parameters, the same query, nothing the page does not show."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.access import ANONYMOUS, visible_to
from portal.places.models import Venue
from portal.text import clean_html

from . import openapi, queries, wording
from .domain.times import weekday_codes
from .models import Offer, OfferFunding, Run
from .searching.answer import Answer
from .searching.cards import Card
from .searching.facets import FacetView
from .searching.parameters import read, unknown_names


@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """Search the catalogue. Anything that cannot be used is refused with field and reason."""
    parameters = read(request.GET)
    errors = [
        {"parameter": problem.parameter, "value": problem.value, "reason": problem.reason}
        for problem in parameters.problems
    ] + [
        {"parameter": name[:80], "value": "", "reason": _("Diesen Parameter gibt es nicht.")}
        for name in unknown_names(request.GET)
    ]
    if errors:
        return _json({"errors": errors}, status=400)
    answer = Answer(parameters)
    following = None
    if parameters.seite < answer.last_page:
        query = QueryDict(mutable=True)
        for name, value in parameters.as_pairs(seite=parameters.seite + 1):
            query.appendlist(name, value)
        following = request.build_absolute_uri(f"{reverse('api:offers')}?{query.urlencode()}")
    return _json(
        {
            "total": answer.total,
            "stage": answer.result.stage,
            "facets": _facets(answer.facets),
            "results": [_result(request, card) for card in answer.cards],
            "next": following,
        }
    )


@require_safe
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """One offer with all its current runs."""
    found = get_object_or_404(visible_to(ANONYMOUS, queries.for_page(Offer.objects.filter(pk=pk))))
    current = set(queries.current_runs().filter(offer=found).values_list("pk", flat=True))
    return _json(
        {
            **_offer(request, found),
            "subtitle": found.subtitle,
            "number": found.number,
            "description": _prose(found.description),
            "extra_info": _prose(found.extra_info),
            "prerequisites": _prose(found.prerequisites),
            "kind": found.kind,
            "delivery_mode": found.delivery_mode,
            "level_min": found.level_min or None,
            "level_max": found.level_max or None,
            "languages_taught": found.languages_taught,
            "teaching_languages": found.teaching_languages,
            "target_groups": [
                {"id": group.slug, "label": group.label} for group in found.target_groups.all()
            ],
            "fundings": [_funding(funding) for funding in found.fundings.all()],
            "certificate_type": found.certificate_type or None,
            "certificate_title": found.certificate_title,
            "booking_url": found.booking_url or None,
            "licence": found.source.licence if found.source else None,
            "runs": [_run(run) for run in found.runs.all() if run.pk in current],
        }
    )


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description of this interface."""
    return _json(openapi.description(request.build_absolute_uri("/api/v1/")))


def _json(data: dict[str, Any], status: int = 200) -> JsonResponse:
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _prose(text: str) -> str:
    """Return a provider's text as the page shows it: clean HTML in paragraphs, "" for none."""
    return clean_html(text) if text else ""


def _facets(views: list[FacetView]) -> dict[str, list[dict[str, Any]]]:
    """Return parameter name -> values, so that each value can be sent back as it stands."""
    found: dict[str, list[dict[str, Any]]] = {}
    for view in views:
        for row in view.rows:
            entry = {"value": row.value, "label": row.label, "count": row.count}
            found.setdefault(row.parameter, []).append(entry)
    return found


def _offer(request: HttpRequest, offer: Offer) -> dict[str, Any]:
    organisation = offer.provider.organisation
    return {
        "id": offer.pk,
        "url": request.build_absolute_uri(offer.get_absolute_url()),
        "title": offer.title,
        "provider": {"id": organisation.slug, "name": organisation.name},
        "topics": [{"id": topic.slug, "label": topic.label} for topic in offer.topics.all()],
    }


def _result(request: HttpRequest, card: Card) -> dict[str, Any]:
    return {
        **_offer(request, card.offer),
        "run": _run(card.first),
        "distance_km": None if card.distance is None else round(card.distance, 1),
    }


def _funding(funding: OfferFunding) -> dict[str, Any]:
    return {
        "code": funding.programme.code,
        "label": funding.programme.label,
        "recognition_number": funding.recognition_number,
        "valid_until": funding.ends,
    }


def _run(run: Run) -> dict[str, Any]:
    return {
        "start": run.start,
        "end": run.end,
        "flexible_start": run.flexible_start,
        "weekdays": weekday_codes(run.weekdays),
        "time_from": run.time_from,
        "time_to": run.time_to,
        "price": None if run.price is None else str(run.price),
        "price_reduced": None if run.price_reduced is None else str(run.price_reduced),
        "online": run.is_online,
        "venue": _venue(run.venue) if run.venue else None,
        "places_free": wording.joinable(run),
        "duration": wording.length(run) or None,
        "access": wording.run_access(run.offer, run),
        "cancelled": run.cancelled,
    }


def _venue(venue: Venue) -> dict[str, Any]:
    return {
        "name": venue.name,
        "street": venue.street,
        "postcode": venue.postcode,
        "city": venue.city,
        "step_free": venue.step_free,
    }
