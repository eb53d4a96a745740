"""How complete an offer's description is, from 0 to 100 (weights: docs/architecture.md, TILL)."""

from dataclasses import dataclass

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


def score(facts: Facts) -> int:
    """Return the share of applicable items that are known, scaled to 100 and rounded."""
    items: tuple[tuple[bool | None, int], ...] = (
        (facts.description_length >= FULL_DESCRIPTION, 15),
        (facts.weekdays_and_times, 15),
        (facts.future_start_or_flexible, 10),
        (facts.price_known, 10),
        (facts.place_or_online_link, 10),
        (facts.topic, 10),
        (facts.end_or_units, 5),
        (facts.places_known, 5),
        (facts.level_known, 5),
        (facts.booking_way, 5),
        (facts.accessibility_known, 5),
        (facts.funding_known, 5),
    )
    applicable = sum(weight for known, weight in items if known is not None)
    reached = sum(weight for known, weight in items if known)
    return round(100 * reached / applicable)


def grade(score: int, *, stale: bool) -> Completeness:
    """Return the grade of a score; an offer that nobody confirmed for long is one grade worse."""
    grades = [name for name, _least in GRADES]
    reached = next(place for place, (_, least) in enumerate(GRADES) if score >= least)
    return grades[min(reached + stale, len(grades) - 1)]
