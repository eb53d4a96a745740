"""`robots.txt` and `sitemap.xml`: what search engines may know of."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap as PageSitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap

# Result lists have endless addresses; their offers stand in the sitemap.
HIDDEN_FROM_ROBOTS = ("/admin/", "/api/", "/suche/", "/kurse/?", "/kurse/feed.rss")

_sitemaps: dict[str, type[Sitemap[Any]]] = {"pages": PageSitemap}


def register_sitemap(name: str, sitemap: type[Sitemap[Any]]) -> None:
    """Add the public addresses of a room; its `items` must come from `visible_to(ANONYMOUS, ...)`."""
    _sitemaps[name] = sitemap


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every address that everybody may see: pages and what the rooms have registered."""
    return wagtail_sitemap(request, sitemaps=_sitemaps)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in HIDDEN_FROM_ROBOTS),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
