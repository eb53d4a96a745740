"""How complete an offer's description is, from 0 to 100, and what is missing (weights:
docs/architecture.md, "Completeness of an offer")."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import Completeness

# Grade -> the least score, the best first.
GRADES: tuple[tuple[Completeness, int], ...] = (
    (Completeness.FULL, 85),
    (Completeness.GOOD, 70),
    (Completeness.FAIR, 50),
    (Completeness.POOR, 0),
)

FULL_DESCRIPTION = 200  # characters


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of an offer. None means: does not apply to this offer, so it costs nothing."""

    description_length: int
    weekdays_and_times: bool
    future_start_or_flexible: bool
    price_known: bool
    place_or_online_link: bool
    topic: bool
    end_or_units: bool
    places_known: bool | None
    level_known: bool | None
    booking_way: bool
    accessibility_known: bool
    funding_known: bool


@dataclass(frozen=True)
class Assessment:
    """`missing`: the names of the items that are not known, the weightiest first."""

    score: int
    missing: tuple[str | Promise, ...]

    @property
    def names(self) -> list[str]:
        """What is missing, in the language of the interface."""
        return [str(name) for name in self.missing]


def assess(facts: Facts) -> Assessment:
    """Return the share of applicable items that are known, scaled to 100 and rounded, and the rest."""
    items = [item for item in _items(facts) if item[0] is not None]
    applicable = sum(weight for _known, weight, _name in items)
    reached = sum(weight for known, weight, _name in items if known)
    missing = tuple(name for known, _weight, name in items if not known)
    return Assessment(round(100 * reached / applicable), missing)


def score(facts: Facts) -> int:
    """Return the score alone."""
    return assess(facts).score


def grade(score: int, *, stale: bool) -> Completeness:
    """Return the grade of a score; an offer that nobody confirmed for long is one grade worse."""
    grades = [name for name, _least in GRADES]
    reached = next(place for place, (_, least) in enumerate(GRADES) if score >= least)
    return grades[min(reached + stale, len(grades) - 1)]


def _items(facts: Facts) -> Iterator[tuple[bool | None, int, str | Promise]]:
    described = facts.description_length >= FULL_DESCRIPTION
    yield described, 15, _("ausführliche Beschreibung")
    yield facts.weekdays_and_times, 15, _("Wochentag und Uhrzeit")
    yield facts.future_start_or_flexible, 10, _("künftiger Beginn")
    yield facts.price_known, 10, _("Preis")
    yield facts.place_or_online_link, 10, _("genauer Ort oder Link")
    yield facts.topic, 10, _("Thema")
    yield facts.end_or_units, 5, _("Ende oder Umfang")
    yield facts.places_known, 5, _("Plätze")
    yield facts.level_known, 5, _("Niveau")
    yield facts.booking_way, 5, _("Weg zur Anmeldung")
    yield facts.accessibility_known, 5, _("Angaben zum Zugang")
    yield facts.funding_known, 5, _("Angaben zur Förderung")
