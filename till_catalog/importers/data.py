"""What an importer makes of one record: frozen data, ready to be compared with the database."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from portal.enums import Tri

from ..enums import CertificateType, DeliveryMode, OfferKind, RegistrationState


@dataclass(frozen=True, kw_only=True)
class VenueData:
    """A place as a feed names it. Equal name and address are the same venue.

    What is not compared is taken over where the venue is new; `position` is latitude and longitude.
    """

    name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    district: str = field(default="", compare=False)
    position: tuple[float, float] | None = field(default=None, compare=False)
    access_note: str = field(default="", compare=False)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The columns that make a venue unique."""
        return self.name, self.street, self.postcode, self.city


@dataclass(frozen=True, kw_only=True)
class DateData:
    """A single date; without times it is an all-day date."""

    date: dt.date
    time_from: dt.time | None = None
    time_to: dt.time | None = None
    venue: VenueData | None = None
    room: str = ""


@dataclass(frozen=True, kw_only=True)
class RunData:
    """One run. Field names are those of the model; None and "" mean unknown.

    `further` holds columns that only some formats know: what people entered in the others stays.
    """

    external_id: str
    start: dt.date | None = None
    end: dt.date | None = None
    last_day: dt.date | None = None
    weekdays: int = 0
    time_from: dt.time | None = None
    time_to: dt.time | None = None
    raw_times: str = ""
    units: Decimal | None = None
    date_count: int | None = None
    venue: VenueData | None = None
    is_online: bool = False
    price: Decimal | None = None
    price_reduced: Decimal | None = None
    price_note: str = ""
    places_min: int | None = None
    places_max: int | None = None
    places_booked: int | None = None
    registration_state: str = RegistrationState.UNKNOWN
    dates: tuple[DateData, ...] = ()
    further: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LinkData:
    """A further link of an offer."""

    kind: str
    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class FundingData:
    """A funding of an offer: primary key of the programme, recognition number."""

    programme: int
    recognition_number: str = ""


@dataclass(frozen=True, kw_only=True)
class OfferData:
    """One offer with its runs. `topics` and `target_groups` are primary keys, sorted.

    `further` holds columns that only some formats know, and `funding` is None where the format does
    not speak of it: what people entered there stays. `all_runs`: runs that are not here are gone.
    """

    external_id: str
    title: str
    number: str = ""
    subtitle: str = ""
    description: str = ""
    extra_info: str = ""
    kind: str = OfferKind.COURSE
    level_min: str = ""
    level_max: str = ""
    level_derived: bool = False
    languages_taught: tuple[str, ...] = ()
    teaching_languages: tuple[str, ...] = ()
    delivery_mode: str = DeliveryMode.UNKNOWN
    certificate_type: str = CertificateType.NONE
    certificate_title: str = ""
    digital_accessible: str = Tri.UNKNOWN
    slow_pace: str = Tri.UNKNOWN
    easy_language: str = Tri.UNKNOWN
    booking_url: str = ""
    topics: tuple[int, ...] = ()
    target_groups: tuple[int, ...] = ()
    keywords: tuple[str, ...] = ()
    links: tuple[LinkData, ...] = ()
    runs: tuple[RunData, ...] = ()
    funding: tuple[FundingData, ...] | None = None
    further: Mapping[str, Any] = field(default_factory=dict)
    all_runs: bool = False
