"""Old addresses lead to new ones, for those who may read what stands there.

Wagtail writes a redirect for a page and every page below it whenever an address changes. Its middleware
would send everybody to any page, though, also to one that has been closed since, and knows no addresses inside
of a page (feeds, archives, the form of a programme).
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.urls import Resolver404
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from portal.access import visible_to

MOST_HOPS = 5


class RedirectMiddleware:
    """Answers 404 with the new address, if there is one that this visitor may know."""

    def __init__(self, get_response: object) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = self.get_response(request)  # type: ignore[operator]
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        for redirect, rest in _candidates(request):
            address = _target(request, redirect, rest)
            if address and urlsplit(address).path != request.path:
                kind = (
                    HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
                )
                return kind(address)
        return response


def _candidates(request: HttpRequest) -> Iterator[tuple[Redirect, str]]:
    """Yield redirects for the address: with its question, without, and of pages it may lie inside of."""
    whole = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    path = Redirect.normalise_path(request.path, decode_unicode=False)
    for way in dict.fromkeys((whole, path)):
        if redirect := get_redirect(request, way):
            yield redirect, ""
    words = path.strip("/").split("/")
    for length in range(len(words) - 1, max(len(words) - 1 - MOST_HOPS, 0), -1):
        if redirect := get_redirect(request, "/" + "/".join(words[:length])):
            yield redirect, "/".join(words[length:])
            return


def _target(request: HttpRequest, redirect: Redirect, rest: str) -> str:
    """Return where `redirect` leads this visitor, or "" if to nothing that she may see."""
    if redirect.redirect_page_id is None:
        return "" if rest or _goes_round(request, redirect) else redirect.redirect_link
    page = visible_to(request.user, Page.objects.filter(pk=redirect.redirect_page_id)).first()
    if page is None or page.locale.language_code not in settings.PORTAL_INTERFACE_LANGUAGES:
        return ""
    address: str = page.get_url(request) or ""
    inside = rest or redirect.redirect_page_route_path.strip("/")
    if address and inside:
        if not _has(page.specific_deferred, f"/{inside}/"):
            return "" if rest else address
        address = f"{address.rstrip('/')}/{inside}/"
    question = request.META.get("QUERY_STRING", "")
    return f"{address}?{question}" if address and inside and question else address


def _has(page: Page, route: str) -> bool:
    if not isinstance(page, RoutablePageMixin):
        return False
    try:
        page.resolve_subpage(route)
    except Resolver404:
        return False
    return True


def _goes_round(request: HttpRequest, redirect: Redirect) -> bool:
    """Tell whether addresses that somebody typed lead back to where they began."""
    seen = {redirect.pk}
    step: Redirect | None = redirect
    while step is not None and step.redirect_page_id is None:
        target = urlsplit(step.redirect_link)
        if target.netloc not in {"", request.get_host()}:
            return False
        step = get_redirect(request, Redirect.normalise_path(target.path, decode_unicode=False))
        if step is not None and step.pk in seen:
            return True
        if step is not None:
            seen.add(step.pk)
    return False
