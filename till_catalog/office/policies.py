"""Who may do what with offers in the admin."""

from typing import Any

from ..enums import OfferStatus

CHANGE = "till_catalog.change_offer"
PUBLISH = "till_catalog.publish_offer"

# Between these, everybody who may change an offer decides.
UNPUBLISHED = (OfferStatus.DRAFT, OfferStatus.IN_REVIEW)
# What a person can decide; "expired" is the calendar's word.
DECISIONS = (
    *UNPUBLISHED,
    OfferStatus.PUBLISHED,
    OfferStatus.CANCELLED,
    OfferStatus.WITHDRAWN,
    OfferStatus.ARCHIVED,
)


def may_publish(user: Any) -> bool:
    """Tell whether a user may publish, withdraw and archive."""
    return bool(user.has_perm(PUBLISH))


def possible_statuses(user: Any, present: str) -> list[str]:
    """Return the statuses a user may choose for an offer that has `present`, () for no choice."""
    if may_publish(user):
        return [*DECISIONS, *([present] if present not in DECISIONS else [])]
    return list(UNPUBLISHED) if present in UNPUBLISHED else []
