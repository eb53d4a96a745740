"""Walking through everything by id, for programs that keep a copy: no window, no end before the last.

A search counts pages up to a window of 10,000 hits, and what changes meanwhile shifts its pages. A
walk goes on behind the last id seen and reads the database, so nothing is shifted or left out.
"""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from .. import fallback
from .cards import Card, cards
from .parameters import Parameters, Problem
from .question import question

PARAMETER = "nach"
STEP_SIZE = 100
LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: `following` is the id behind which the next one begins, None at the end."""

    total: int
    cards: list[Card]
    following: int | None


def read_start(data: QueryDict) -> tuple[int | None, list[Problem]]:
    """Return the id behind which to go on, None when no walk is asked for, and what is wrong."""
    value = data.get(PARAMETER)
    if value is None:
        return None, []
    problems = [
        Problem(name, data.get(name, ""), _("Das geht nicht zusammen mit „nach“."))
        for name in ("q", "sortierung", "seite")
        if data.get(name, "").strip()
    ]
    if not value.isascii() or not value.isdigit() or int(value[:20]) > LARGEST_ID:
        reason = _("Bitte geben Sie die Nummer des letzten Angebots an, zum Anfang 0.")
        return None, [*problems, Problem(PARAMETER, value[:80], reason)]
    return int(value), problems


def walk(parameters: Parameters, *, after: int) -> Step:
    """Return the offers behind `after` that fit the filters, ascending by id."""
    asked = question(parameters, facets=False, page_size=STEP_SIZE)
    # One more than is shown tells whether there is a next step.
    result = fallback.answer(replace(asked, limit=STEP_SIZE + 1), after=after)
    shown = result.hits[:STEP_SIZE]
    return Step(
        total=result.total,
        cards=cards(replace(result, hits=shown), parameters.location),
        following=shown[-1].key if len(result.hits) > STEP_SIZE else None,
    )
