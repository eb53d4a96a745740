"""Template filters of the catalogue; the words themselves are in `till_catalog.wording`."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from urllib.parse import urlencode

import nh3
from django import template
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe

from portal import clock

from .. import wording
from ..domain.languages import language_label
from ..domain.places import PlaceState
from ..models import Run

register = template.Library()
TAGS = {"p", "br", "ul", "ol", "li", "b", "i", "strong", "em", "a"}


@register.filter
def when(run: Run) -> str:
    """When a run takes place."""
    return wording.when(run, today=clock.today())


@register.filter
def day(date: dt.date) -> str:
    """A day with its weekday."""
    return wording.day(date, today=clock.today(), weekday=True)


@register.filter
def times(item: object) -> str:
    """The times of a run or single date."""
    return wording.clock_times(getattr(item, "time_from", None), getattr(item, "time_to", None))


@register.filter
def weekdays(run: Run) -> str:
    """The weekdays of a run."""
    return wording.weekdays(run.weekdays)


@register.filter
def price(amount: Decimal | None) -> str:
    """An amount in euros, or what is known of it."""
    return wording.price(amount)


@register.filter
def places(run: Run) -> str:
    """How many places are free."""
    return wording.places_text(run)


@register.filter
def has_places(run: Run) -> bool:
    """Whether places are known to be free."""
    return wording.run_places(run).state in (PlaceState.FREE, PlaceState.FEW)


@register.filter
def kilometres(distance: float) -> str:
    """A distance."""
    return wording.distance(distance)


@register.filter
def languages(codes: Iterable[str]) -> str:
    """The names of languages."""
    return ", ".join(str(language_label(code) or code) for code in codes)


@register.filter
def level(code: str) -> str:
    """A level as people write it: A1.2, Alpha-Level 1, Einstieg."""
    from ..domain.levels import level_label

    return level_label(code)


@register.filter
def query(pairs: Iterable[tuple[str, str]]) -> str:
    """Address parameters behind a question mark, or the bare page."""
    encoded = urlencode(list(pairs))
    return f"?{encoded}" if encoded else "."


@register.filter
def prose(text: str) -> SafeString:
    """A provider's text: cleaned again at the door, plain text in paragraphs, links not followed."""
    clean = nh3.clean(
        text, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}
    )
    if "<p" not in clean and "<br" not in clean and "<li" not in clean:
        clean = linebreaks(clean)
    return mark_safe(clean)  # noqa: S308 - nh3 has just cleaned it
