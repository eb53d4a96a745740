"""`robots.txt`: what search engines are asked to leave alone."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

# Result lists have endless addresses; their offers stand in the sitemap.
HIDDEN_FROM_ROBOTS = (
    "/admin/",
    "/api/",
    "/suche/",
    "/kurse/?",
    "/kurse/feed.rss",
    "/kurse/merkliste/",
)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Addresses that robots need not ask for, and where the sitemap is."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in HIDDEN_FROM_ROBOTS),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
