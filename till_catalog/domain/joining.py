"""Which offers of one provider are the same one, announced once for each of its runs.

Feeds send a record per run. Offers with the same title, description and level become one page with
several runs; all their addresses stay good.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from portal.text import plain_text

from ..enums import OfferStatus

# These show their runs together. What is over stays in: its address is the one people know.
_LIVING = frozenset({OfferStatus.PUBLISHED, OfferStatus.EXPIRED})
# Gone themselves, but the same course may go on under another address.
_LEFT_BEHIND = frozenset({OfferStatus.WITHDRAWN, OfferStatus.ARCHIVED})


def fingerprint(*, title: str, description: str, level_min: str, level_max: str) -> str:
    """Return what is equal for the same offer, "" without a description: titles alone prove nothing.

    Case, blanks and markup do not count.
    """
    text = _normal(plain_text(description))
    if not text:
        return ""
    parts = "\x00".join((_normal(title), text, level_min, level_max))
    return hashlib.sha256(parts.encode()).hexdigest()


def _normal(text: str) -> str:
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, kw_only=True)
class Member:
    """One offer of a group of the same provider and fingerprint. `is_main`: others are joined into
    it now."""

    pk: int
    status: str
    is_main: bool = False


@dataclass(frozen=True, kw_only=True)
class Place:
    """`main`: the offer that an offer's address leads to, None: its own page. `shown`: its runs
    stand there too."""

    main: int | None = None
    shown: bool = False


ALONE = Place()


def arrangement(members: Collection[Member]) -> dict[int, Place]:
    """Return the place of each offer of one group.

    The main one is the first in the catalogue, and stays it as long as it lives: addresses that lead
    there are printed and remembered. Drafts, reviews and cancelled offers keep to themselves.
    """
    living = [member for member in members if member.status in _LIVING]
    main = min((not member.is_main, member.pk) for member in living)[1] if living else None
    places = {}
    for member in members:
        follows = member.status in _LIVING or member.status in _LEFT_BEHIND
        if main is None or member.pk == main or not follows:
            places[member.pk] = ALONE
        else:
            places[member.pk] = Place(main=main, shown=member.status in _LIVING)
    return places
