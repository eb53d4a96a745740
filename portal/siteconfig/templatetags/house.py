"""Small tags of the visual house: icons, illustrations, and the words of a list in one line."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
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
