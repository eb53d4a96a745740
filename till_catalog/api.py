"""The read-only JSON interface: the same parameters, the same query, nothing the page does not show."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from portal.access import ANONYMOUS, visible_to
from portal.interfaces import current_json, for_programs, json_answer, limited
from portal.places.models import Venue
from portal.text import clean_html

from . import openapi, queries, wording
from .domain.times import weekday_codes
from .models import Offer, OfferFunding, Run
from .searching.answer import Answer
from .searching.cards import Card
from .searching.facets import FacetView
from .searching.parameters import PAGE_SIZE, Parameters, read, unknown_names
from .searching.walk import PARAMETER, read_start, walk


@for_programs
@limited("api")
def offers(request: HttpRequest) -> HttpResponse:
    """Search the catalogue, or walk through it. What cannot be used is refused with field and reason."""
    data = request.GET.copy()
    after, walk_problems = read_start(data)
    data.pop(PARAMETER, None)
    parameters = read(data)
    errors = [
        {"parameter": problem.parameter, "value": problem.value, "reason": problem.reason}
        for problem in (*parameters.problems, *walk_problems)
    ] + [
        {"parameter": name[:80], "value": "", "reason": _("Diesen Parameter gibt es nicht.")}
        for name in unknown_names(data)
    ]
    if errors:
        return json_answer({"errors": errors}, status=400)
    found = _searched(request, parameters) if after is None else _step(request, parameters, after)
    return current_json(request, found)


def _searched(request: HttpRequest, parameters: Parameters) -> dict[str, Any]:
    answer = Answer(parameters)
    following = None
    if parameters.seite < answer.last_page:
        following = _address(request, parameters.as_pairs(seite=parameters.seite + 1))
    elif not parameters.q and answer.total > answer.last_page * PAGE_SIZE:
        # Pages end with the window; whoever wants the rest is led on by id, and meets some again.
        following = _address(request, [*parameters.as_pairs(sortierung=""), (PARAMETER, "0")])
    return {
        "total": answer.total,
        "stage": answer.result.stage,
        "facets": _facets(answer.facets),
        "promoted": _promoted(request, answer),
        "results": _results(request, answer.cards),
        "next": following,
    }


def _step(request: HttpRequest, parameters: Parameters, after: int) -> dict[str, Any]:
    step = walk(parameters, after=after)
    following = None
    if step.following is not None:
        following = _address(request, [*parameters.as_pairs(), (PARAMETER, str(step.following))])
    return {
        "total": step.total,
        "stage": "strict",
        "facets": {},
        "promoted": [],
        "results": _results(request, step.cards),
        "next": following,
    }


def _address(request: HttpRequest, pairs: list[tuple[str, str]]) -> str:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    return request.build_absolute_uri(f"{reverse('api:offers')}?{query.urlencode()}")


@for_programs
@limited("api")
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """One offer with all its current runs; one that is joined leads to the other."""
    if joined := queries.joined(Offer.objects.filter(pk=pk)).first():
        return _moved(reverse("api:offer", kwargs={"pk": joined.joined_into_id}))
    found = visible_to(ANONYMOUS, queries.for_page(Offer.objects.filter(pk=pk))).first()
    if found is None:
        raise Http404(_("Dieses Angebot gibt es nicht."))
    current = set(queries.current_runs().filter(shown_with=found).values_list("pk", flat=True))
    detail = {
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
        "runs": [_run(run) for run in found.shown_runs.all() if run.pk in current],
    }
    return current_json(request, detail)


@for_programs
@limited("api")
def description(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description of this interface."""
    server = request.build_absolute_uri("/api/v1/")
    return current_json(request, openapi.description(server))


@for_programs
def unknown(request: HttpRequest, path: str) -> HttpResponse:
    """Any other address below /api/v1/: a redirect where only the slash is missing, else a refusal."""
    if not request.path.endswith("/"):
        try:
            match = resolve(f"{request.path_info}/")
        except Resolver404:
            match = None
        if match and match.url_name != "unknown":
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
    raise Http404(_("Diese Adresse gibt es nicht. Beschrieben ist alles in openapi.json."))


def _moved(address: str) -> HttpResponse:
    """The offer is joined into another; not for ever, as it may part again."""
    response = HttpResponsePermanentRedirect(address, headers={"Cache-Control": "no-cache"})
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


def _results(request: HttpRequest, cards: list[Card]) -> list[dict[str, Any]]:
    # Cards show neither topics nor the record that a run comes from, so they do not bring them.
    prefetch_related_objects([card.offer for card in cards], "topics")
    prefetch_related_objects([card.first for card in cards], "offer")
    return [
        {
            **_offer(request, card.offer),
            "run": _run(card.first),
            "distance_km": None if card.distance is None else round(card.distance, 1),
        }
        for card in cards
    ]


def _funding(funding: OfferFunding) -> dict[str, Any]:
    return {
        "code": funding.programme.code,
        "label": funding.programme.label,
        "recognition_number": funding.recognition_number,
        "valid_until": funding.ends,
    }


def _promoted(request: HttpRequest, answer: Answer) -> list[dict[str, Any]]:
    """Return what the office recommends, each like a result, with the reason."""
    results = _results(request, [one.card for one in answer.recommended])
    return [
        {**result, "reason": one.reason}
        for result, one in zip(results, answer.recommended, strict=True)
    ]


def _run(run: Run) -> dict[str, Any]:
    return {
        "number": run.offer.number,
        "booking_url": run.offer.booking_url or None,
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
