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
    CLOSED = "closed"
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
    if registration == RegistrationState.CLOSED:
        return Places(PlaceState.CLOSED)
    full = Places(PlaceState.WAITLIST if waitlist else PlaceState.FULL, 0)
    if registration == RegistrationState.FULL:
        return full
    if not maximum or booked is None:
        return Places(PlaceState.UNKNOWN)
    free = maximum - booked
    if free <= 0:
        return full
    return Places(PlaceState.FEW if free <= FEW else PlaceState.FREE, free)


def can_join(found: Places, *, registration: str) -> bool | None:
    """Tell whether somebody can still join: a place is free, or none is needed; None is unknown."""
    if registration == RegistrationState.NOT_NEEDED or found.state in (
        PlaceState.FREE,
        PlaceState.FEW,
    ):
        return True
    return None if found.state == PlaceState.UNKNOWN else False
