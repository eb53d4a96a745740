"""Template filters of the catalogue; the words themselves are in `till_catalog.wording`."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from urllib.parse import urlencode

from django import template
from django.utils.safestring import SafeString

from portal import clock
from portal.text import clean_html

from .. import wording
from ..domain.languages import language_label
from ..models import Run

register = template.Library()


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
def price(amount: Decimal | None) -> str:
    """An amount in euros, or what is known of it."""
    return wording.price(amount)


@register.filter
def places(run: Run) -> str:
    """How many places are free."""
    return wording.places_text(run)


@register.filter
def where(run: Run) -> str:
    """Where a run takes place."""
    return wording.where(run)


@register.filter
def lasts(run: Run) -> str:
    """How long a run lasts in all."""
    return wording.lasts(run)


@register.filter
def phone_link(number: str) -> str:
    """A phone number as the address of a tel: link."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


@register.filter
def languages(codes: Iterable[str]) -> str:
    """The names of languages."""
    return ", ".join(str(language_label(code) or code) for code in codes)


@register.filter
def level(code: str) -> str:
    """A level as people write it: A1.2, Alpha-Level 1, Einstieg."""
    return wording.level(code)


@register.filter
def query(pairs: Iterable[tuple[str, str]]) -> str:
    """Address parameters behind a question mark; nothing for none, so that the bare page is named."""
    encoded = urlencode(list(pairs))
    return f"?{encoded}" if encoded else ""


@register.filter
def prose(text: str) -> SafeString:
    """A provider's text in paragraphs."""
    return clean_html(text)
