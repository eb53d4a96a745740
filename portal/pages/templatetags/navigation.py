"""Tags for finding one's way: the path to a page and the choice of languages."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.access import visible_to
from portal.siteconfig.house import house_of
from portal.text import words_of_path

register = template.Library()


@register.simple_tag(takes_context=True)
def page_path(
    context: dict[str, Any], page: Page, *, inclusive: bool = False
) -> list[dict[str, str]]:
    """Return label and url of the pages between home and `page` that the visitor may see.

    `inclusive`: with `page` itself, for what stands below it without being a page.
    """
    request = context["request"]
    above = list(visible_to(request.user, page.get_ancestors().filter(depth__gt=2)))
    shown = [*above, page] if inclusive else above
    return [{"label": other.title, "url": other.get_url(request) or ""} for other in shown]


@register.simple_tag(takes_context=True)
def easy_page(context: dict[str, Any], page: Page) -> Page | None:
    """Return the same in easy language, if the visitor may see it."""
    key = getattr(page, "easy_language_id", None)
    if key is None:
        return None
    return house_of(context["request"]).page(key) or page.easy_partner


@register.simple_tag(takes_context=True)
def child_pages(context: dict[str, Any], page: Page) -> list[Page]:
    """Return the pages right below `page` that the visitor may see, as their own types."""
    if not page.numchild:
        return []
    children: PageQuerySet = visible_to(context["request"].user, page.get_children())
    return list(children.specific())


@register.simple_tag(takes_context=True)
def asked_for(context: dict[str, Any]) -> dict[str, Any]:
    """Return the words of an address that leads nowhere, and whether they were about courses."""
    path = context["request"].path
    return {"words": words_of_path(path), "course": path.startswith("/kurse/")}


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the languages to choose from; empty where there is only one.

    A page leads to its translation, or to the start page of the language where there is none.
    """
    codes = settings.PORTAL_INTERFACE_LANGUAGES
    if len(codes) < 2:
        return []
    request, page = context["request"], context.get("page")
    translated: dict[str, str] = {}
    if isinstance(page, Page) and page.pk:
        others = visible_to(request.user, page.get_translations(inclusive=True))
        for other in others.select_related("locale"):
            translated[other.locale.language_code] = other.get_url(request) or ""
    found = []
    for code in codes:
        start = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
        url = translated.get(code, start) if page else translate_url(request.get_full_path(), code)
        info = get_language_info(code)
        found.append(
            {
                "code": code,
                "name": info["name_local"],
                "url": url,
                "current": code == get_language(),
            }
        )
    return found
