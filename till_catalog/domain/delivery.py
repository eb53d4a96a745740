"""How teaching happens (Unterrichtsform), from what a feed says and from its words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..enums import DeliveryMode

# Values of the feature "kursart_digital" of Open-vhs 1.2.
_DIGITAL = {
    "online_angebot": DeliveryMode.ONLINE_LIVE,
    "blended_learning": DeliveryMode.BLENDED,
    "selbstlernangebot": DeliveryMode.SELF_PACED,
}
_KEYWORDS = {
    "onlinekurs": DeliveryMode.ONLINE_LIVE,
    "online-kurs": DeliveryMode.ONLINE_LIVE,
    "onlineangebot": DeliveryMode.ONLINE_LIVE,
    "webinar": DeliveryMode.ONLINE_LIVE,
    "blended learning": DeliveryMode.BLENDED,
    "hybridkurs": DeliveryMode.HYBRID,
}
_ONLINE_TITLE = re.compile(
    # "Online-Marketing" is a subject; "Onlinekurs", "... - online", "Online Deutsch lernen" are not.
    r"\bonline-?(?:kurs|seminar|vortrag|workshop|training|abend|lesung)|^webinar\b"
    r"|\bonline\b(?!\s*-|\s+und\b|-)",
    re.IGNORECASE,
)
_HYBRID_TITLE = re.compile(
    r"\bhybrid-?(?:kurs|vortrag|seminar|veranstaltung)|\(hybrid\)", re.IGNORECASE
)
ONLINE = frozenset({DeliveryMode.ONLINE_LIVE, DeliveryMode.SELF_PACED, DeliveryMode.DISTANCE})
ONLINE_VENUE = re.compile(r"(online|vhs[. ]cloud|internet|zoom|virtuell\w*).*", re.IGNORECASE)


@dataclass(frozen=True)
class Delivery:
    """`conflict`: online by its words, though the feed names an address."""

    mode: DeliveryMode
    conflict: bool = False


def is_online_venue(*, name: str, postcode: str, street: str) -> bool:
    """Tell whether a "place" is the internet: called Online and without an address."""
    return bool(ONLINE_VENUE.fullmatch(name)) and not postcode and not street


def delivery(
    *,
    stated: str,
    title: str,
    keywords: Iterable[str],
    online_venue: bool,
    has_address: bool,
) -> Delivery:
    """Return the mode: stated by the feed, else by the venue, keywords or title, else by an address."""
    mode = _DIGITAL.get(stated.strip().lower()) or _by_words(title, keywords)
    if mode is None and online_venue:
        mode = DeliveryMode.ONLINE_LIVE
    if mode is None:
        return Delivery(DeliveryMode.ONSITE if has_address else DeliveryMode.UNKNOWN)
    return Delivery(mode, conflict=mode in ONLINE and has_address)


def _by_words(title: str, keywords: Iterable[str]) -> DeliveryMode | None:
    known = (_KEYWORDS.get(keyword.strip().lower()) for keyword in keywords)
    if mode := next(filter(None, known), None):
        return mode
    if _HYBRID_TITLE.search(title):
        return DeliveryMode.HYBRID
    return DeliveryMode.ONLINE_LIVE if _ONLINE_TITLE.search(title) else None
