"""Which offers of different providers may be the same one."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

LIKE = 0.8  # the share of trigrams from which two titles are alike
DAYS = 1
EUROS = 1


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One run of an offer, as far as it tells duplicates. `place`: its postcode, or "online"."""

    offer: int
    provider: int
    title: str
    place: str
    start: dt.date
    price: Decimal | None


def likely_duplicates(candidates: Iterable[Candidate]) -> dict[tuple[int, int], float]:
    """Return pairs of offers (lower id first) with the likeness of their titles, from 0.8 to 1.

    Other provider, same place, start at most a day and price at most a euro apart (both unknown is
    the same). Only runs of the same place and day, or the next, are compared: the effort grows with
    how much begins somewhere on a day, not with the square of the catalogue.
    """
    blocks: dict[tuple[str, dt.date], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        blocks[candidate.place, candidate.start].append(candidate)
    found: dict[tuple[int, int], float] = {}
    for (place, start), block in blocks.items():
        following = blocks.get((place, start + dt.timedelta(days=DAYS)), [])
        for one, other in _pairs(block, following):
            if one.provider == other.provider or not _same_price(one.price, other.price):
                continue
            pair = (min(one.offer, other.offer), max(one.offer, other.offer))
            if pair not in found and (score := likeness(one.title, other.title)) >= LIKE:
                found[pair] = score
    return found


def _pairs(
    block: list[Candidate], following: list[Candidate]
) -> Iterator[tuple[Candidate, Candidate]]:
    for index, one in enumerate(block):
        for other in (*block[index + 1 :], *following):
            yield one, other


def _same_price(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= EUROS


def likeness(one: str, other: str) -> float:
    """Return the share of trigrams that two titles have in common, as PostgreSQL's `similarity`."""
    mine, theirs = _trigrams(one), _trigrams(other)
    both = mine | theirs
    return len(mine & theirs) / len(both) if both else 0.0


def _trigrams(text: str) -> set[str]:
    words = "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()
    padded = (f"  {word} " for word in words)
    return {word[index : index + 3] for word in padded for index in range(len(word) - 2)}
