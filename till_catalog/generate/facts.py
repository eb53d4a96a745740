"""What generated offers say beside title and text: access, certificate, languages, groups, funding."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from portal.enums import Tri

from ..domain.access import OFFER_FIELDS, VENUE_FIELDS
from ..enums import CertificateType

_ACCESS = (Tri.UNKNOWN, Tri.YES, Tri.NO)
_OF_OFFERS = (80, 15, 5)  # shares of unknown, yes, no
_OF_VENUES = (25, 55, 20)
_CERTIFICATES = (
    (CertificateType.NONE, 70), (CertificateType.PROOF, 18), (CertificateType.PROVIDER, 7),
    (CertificateType.PUBLIC, 3), (CertificateType.INDUSTRY, 2),
)  # fmt: skip
_TAUGHT_IN: tuple[tuple[list[str], int], ...] = (
    (["de"], 80), ([], 8), (["en"], 4), (["de", "en"], 3), (["fr"], 2), (["uk", "de"], 2), (["ar"], 1),
)  # fmt: skip

OFFER_COLUMNS = ("certificate_type", "teaching_languages", *OFFER_FIELDS.values())


def offer_facts(rng: Random) -> dict[str, Any]:
    """Return values for `OFFER_COLUMNS`."""
    access = rng.choices(_ACCESS, _OF_OFFERS, k=len(OFFER_FIELDS))
    return {
        "certificate_type": _drawn(rng, _CERTIFICATES),
        "teaching_languages": _drawn(rng, _TAUGHT_IN),
        **dict(zip(OFFER_FIELDS.values(), access, strict=True)),
    }


def venue_facts(rng: Random) -> dict[str, Any]:
    """Return what is known of the access to a venue."""
    access = rng.choices(_ACCESS, _OF_VENUES, k=len(VENUE_FIELDS))
    return dict(zip(VENUE_FIELDS.values(), access, strict=True))


def some(rng: Random, offers: Sequence[int], choices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs: four in ten of `offers` with one of `choices`, the first ones far more often."""
    for offer in offers if choices else ():
        if rng.random() < 0.4:
            yield offer, choices[int(len(choices) * rng.random() ** 2)]


def _drawn(rng: Random, shares: Sequence[tuple[Any, int]]) -> Any:
    return rng.choices([value for value, _ in shares], [share for _, share in shares])[0]
