"""What is known of the access to a run: facts of its venue and of its offer, side by side."""

from collections.abc import Mapping
from functools import lru_cache

from portal.enums import Tri

from ..enums import Need

# The fields that say so, each a `Tri`.
VENUE_FIELDS: Mapping[Need, str] = {
    Need.STEP_FREE: "step_free",
    Need.WC: "accessible_wc",
    Need.HEARING_LOOP: "hearing_loop",
}
OFFER_FIELDS: Mapping[Need, str] = {
    Need.SIGN_LANGUAGE: "sign_language",
    Need.DIGITAL: "digital_accessible",
    Need.SLOW_PACE: "slow_pace",
    Need.EASY_LANGUAGE: "easy_language",
    Need.CHILDCARE: "childcare",
}
_POSSIBLE = "-moeglich"


def access(*, venue: object | None, offer: object, online: bool) -> dict[Need, str]:
    """Return need -> `Tri` value, in the order of `Need`. `venue` and `offer` have the fields above.

    At home nobody meets the steps of a house, so an online run is reachable without steps; of toilet
    and hearing loop it says nothing. Without a venue, or with an empty value, a fact is unknown.
    """
    facts = {need: _value(venue, name) for need, name in VENUE_FIELDS.items()}
    facts |= {need: _value(offer, name) for need, name in OFFER_FIELDS.items()}
    if online:
        facts[Need.STEP_FREE] = Tri.YES
    return facts


def _value(owner: object | None, name: str) -> str:
    return getattr(owner, name, None) or Tri.UNKNOWN


def possible(need: str) -> str:
    """Return the code of "confirmed, or nobody said no" for a need."""
    return f"{need}{_POSSIBLE}"


def need_of(code: str) -> str:
    """Return the need of a code that may be of either kind."""
    return code.removesuffix(_POSSIBLE)


def access_codes(facts: Mapping[Need, str]) -> tuple[str, ...]:
    """Return what the index holds: the need where it is confirmed, `possible` where not denied.

    Two codes, because a facet counts values: "wc or unknown" must be one value to count an offer once.
    """
    return _codes(tuple(facts.items()))


@lru_cache(maxsize=4096)  # few combinations, tens of thousands of runs
def _codes(facts: tuple[tuple[Need, str], ...]) -> tuple[str, ...]:
    confirmed = [need.value for need, value in facts if value == Tri.YES]
    not_denied = [possible(need.value) for need, value in facts if value != Tri.NO]
    return (*confirmed, *not_denied)
