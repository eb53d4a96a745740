"""How many places of a run are free, in words a searcher understands."""

from dataclasses import dataclass
from enum import Enum

from ..enums import RegistrationState

FEW = 2


class PlaceState(Enum):
    """What can be said about the places of a run."""

    FREE = "free"
    FEW = "few"
    WAITLIST = "waitlist"
    FULL = "full"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Places:
    """`free` is the number of free places where it is known."""

    state: PlaceState
    free: int | None = None


def places(
    *,
    maximum: int | None,
    booked: int | None,
    waitlist: bool,
    registration: str = RegistrationState.UNKNOWN,
) -> Places:
    """Return the state of a run's places. A maximum of 0 is the feeds' way to say unknown."""
    full = Places(PlaceState.WAITLIST if waitlist else PlaceState.FULL, 0)
    if registration == RegistrationState.FULL:
        return full
    if not maximum or booked is None:
        return Places(PlaceState.UNKNOWN)
    free = maximum - booked
    if free <= 0:
        return full
    return Places(PlaceState.FEW if free <= FEW else PlaceState.FREE, free)
