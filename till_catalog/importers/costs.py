"""What a run costs and how many places it has."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from ..domain.prices import mentions_euro, parse_amount, split_reduced
from .fields import Fields

MOST_PLACES = 1000


@dataclass(frozen=True, kw_only=True)
class Costs:
    """`price` None is unknown, 0 is free."""

    price: Decimal | None = None
    reduced: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Capacity:
    """Places of a run; None is unknown."""

    least: int | None
    most: int | None
    booked: int | None


def costs(offer: Fields, *, prose: str) -> Costs:
    """Read `preis`. No element is an unknown price. `prose` is searched for sums that a price of 0
    hides."""
    element = offer.child("preis")
    text = element.raw("betrag") or ("" if element.record else offer.raw("preis"))
    try:
        price = parse_amount(text)
    except ValueError:
        element.note("price_invalid", "betrag", text)
        price = None
    notes, reduced = [], None
    if text.strip() and price is None:
        notes.append(element.line("betrag", 200))
    for note in element.lines("zusatz"):
        amount, rest = split_reduced(note)
        reduced = amount if reduced is None else reduced
        notes.append(rest)
    if price is not None and reduced is not None and reduced > price:
        element.note("reduced_price_invalid", "zusatz", reduced)
        reduced = None
    if reduced is None and element.boolean("rabatt_moeglich") and price != 0:
        notes.append(_("Ermäßigung möglich."))
    if price == 0 and mentions_euro(prose):
        element.note("price_zero_but_costs", "betrag")
        notes.append(_("In der Beschreibung sind Kosten genannt."))
    return Costs(price=price, reduced=reduced, note="\n".join(filter(None, notes)))


def capacity(offer: Fields) -> Capacity:
    """Read the numbers of participants. -1 and a maximum of 0 are unknown; 1000 and more is none."""
    least = _count(offer, "minimale_teilnehmerzahl")
    most = _count(offer, "maximale_teilnehmerzahl") or None
    booked = _count(offer, "aktuelle_teilnehmerzahl")
    if least and most and least > most:
        offer.note("places_implausible", "minimale_teilnehmerzahl", f"{least} > {most}")
        least = None
    return Capacity(least=least or None, most=most, booked=booked)


def _count(offer: Fields, name: str) -> int | None:
    number = offer.integer(name)
    if number is None or number < 0:
        return None
    if number >= MOST_PLACES:
        offer.note("places_implausible", name, number)
        return None
    return number
