"""Small tags of the visual house: icons, illustrations, and the words of a list in one line."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from portal.media.playing import VIDEO_TYPES, extension
from portal.text import phone_address

register = template.Library()


@register.simple_tag
@cache  # a page of results shows over sixty
def icon(name: str) -> SafeString:
    """Return a decorative icon of `static/icons/icons.svg`; a word always stands beside it."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" '
        'focusable="false"><use href="{}#{}"/></svg>',
        static("icons/icons.svg"),
        name,
    )


# What stands on a card: its drawing, and the word that people hear who do not see it.
_FACTS = {
    "when": ("calendar", gettext_lazy("Wann")),
    "where": ("place", gettext_lazy("Wo")),
    "online": ("online", gettext_lazy("Wo")),
    "places": ("people", gettext_lazy("Plätze")),
}


@register.simple_tag
def fact(name: str) -> SafeString:
    """Return what comes before a fact of a card: when, where, online or places."""
    return _before_a_fact(name, get_language())


@cache  # sixty on a page of results, and few different ones
def _before_a_fact(name: str, language: str | None) -> SafeString:
    drawing, word = _FACTS[name]
    return format_html('{}<span class="visually-hidden">{}: </span>', icon(drawing), word)


@register.simple_tag
def save_button(key: int, title: str, look: str = "save") -> SafeString:
    """Return the button that saves an offer (see components/save.html)."""
    word, inside = _of_save_buttons(get_language())
    return format_html(
        '<button class="{}" id="merken-{}" type="submit" form="merken" name="angebot" value="{}" '
        'aria-label="{}: {}">{}</button>',
        look,
        key,
        key,
        word,
        title,
        inside,
    )


@cache
def _of_save_buttons(language: str | None) -> tuple[str, SafeString]:
    word = _("Merken")
    return word, format_html("{}<span>{}</span>", icon("bookmark"), word)


@register.simple_tag
def illustration(name: str) -> SafeString:
    """Return a decorative drawing of `static/illustrations/illustrations.svg`."""
    return format_html(
        '<svg class="illustration" viewBox="0 0 120 120" width="96" height="96" aria-hidden="true" '
        'focusable="false"><use href="{}#{}"/></svg>',
        static("illustrations/illustrations.svg"),
        name,
    )


# As in Django's json_script: nothing in it can end the element or begin another.
_JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def json_ld(data: Any) -> SafeString:
    """Return structured data for search engines; a browser does not run it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


@register.simple_tag(takes_context=True)
def absolute(context: Context, address: str) -> str:
    """Return `address`, a path or an address of its own, with scheme and host."""
    url: str = context["request"].build_absolute_uri(address)
    return url


_OG_LOCALES = {"de": "de_DE", "en": "en_GB", "uk": "uk_UA", "ar": "ar_AR"}


@register.simple_tag
def og_locale() -> str:
    """Return the language as OpenGraph writes it: de_DE."""
    return _OG_LOCALES.get(get_language() or "", "de_DE")


@register.filter
def lines(texts: Iterable[str]) -> SafeString:
    """Return texts below each other."""
    return format_html_join(SafeString("<br>"), "{}", ((text,) for text in texts))


@register.filter
def phone_link(number: str) -> str:
    """Return a telephone number as the address of a tel: link."""
    return phone_address(number)


@register.filter
def video_type(filename: str) -> str:
    """Return the media type of a video of ours."""
    return VIDEO_TYPES.get(extension(filename), "")


_CHECKED = {False: SafeString(""), True: SafeString(" checked")}


@register.simple_tag
def facet_rows(facet: Any) -> SafeString:
    """Return the rows of a facet (see components/facet.html).

    Written here because some seventy rows of ten look-ups each were a fifth of the search page.
    """
    kind, unit = ("radio" if facet.single else "checkbox"), _("Angebote")
    return format_html_join(
        "\n",
        '<li class="facet__depth-{}"><label class="facet__row"><input id="{}-{}" type="{}" name="{}"'
        ' value="{}"{}><span>{}</span><span class="facet__count">{}<span class="visually-hidden">'
        " {}</span></span></label></li>",
        (
            (
                row.depth,
                facet.name,
                row.value,
                kind,
                row.parameter,
                row.value,
                _CHECKED[row.chosen],
                row.label,
                row.count,
                unit,
            )
            for row in facet.rows
        ),
    )
