"""Small tags of the visual house: icons, illustrations, and the words of a list in one line."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

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


@register.simple_tag
def illustration(name: str) -> SafeString:
    """Return a decorative drawing of `static/illustrations/illustrations.svg`."""
    return format_html(
        '<svg class="illustration" viewBox="0 0 120 120" width="96" height="96" aria-hidden="true" '
        'focusable="false"><use href="{}#{}"/></svg>',
        static("illustrations/illustrations.svg"),
        name,
    )


@register.filter
def lines(texts: Iterable[str]) -> SafeString:
    """Return texts below each other."""
    return format_html_join(SafeString("<br>"), "{}", ((text,) for text in texts))


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
