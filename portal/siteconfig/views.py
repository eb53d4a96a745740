"""The city's colours as a style sheet of their own (no inline style is needed), and its name and sign for
those who put the portal on their phone's first screen."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .colours import LINK, PAPER, for_dark_ground, mix
from .house import house_of

_RULES = "@media print,not all and (prefers-color-scheme:dark){%s}"
_DARK = "@media screen and (prefers-color-scheme:dark){%s}"


def theme_sheet(colours: dict[str, str]) -> str:
    """Return the style sheet that sets `colours` (token name to `#rrggbb`); "" without any."""
    if not colours:
        return ""
    light = dict(colours)
    dark: dict[str, str] = {}
    for name in ("link", "wine"):
        if name in colours:
            dark[name] = for_dark_ground(colours[name])
    if link := colours.get("link"):
        light["link-strong"] = mix(link, "#000000", 0.3)
        dark["link-strong"] = mix(dark["link"], "#ffffff", 0.4)
    sheet = _RULES % _root(light)
    if link:
        sheet += _root({"office": mix(link, "#000000", 0.45)})
    if dark:
        sheet += _DARK % _root(dark)
    return "@layer theme{" + sheet + "}"


def _root(tokens: dict[str, str]) -> str:
    return ":root{" + ";".join(f"--{name}:{value}" for name, value in tokens.items()) + "}"


@require_safe
@cache_control(public=True, max_age=86_400)
def theme_css(request: HttpRequest) -> HttpResponse:
    """Return the style sheet of this site; its address carries a version, so it may be kept a day."""
    sheet = theme_sheet(house_of(request).city.colours)
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=86_400)
def manifest(request: HttpRequest) -> JsonResponse:
    """Return the web app manifest (W3C) of this site. `minimal-ui` keeps a way back."""
    city = house_of(request).city
    data = {
        "name": f"{city.name} – {city.office}",
        "short_name": city.name,
        "lang": "de",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": city.colours.get("link", LINK),
        "icons": [{"src": static("icons/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(data, content_type="application/manifest+json; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponsePermanentRedirect:
    """Send those who guess the old address of the sign to where it is."""
    return HttpResponsePermanentRedirect(static("icons/mark.svg"))
