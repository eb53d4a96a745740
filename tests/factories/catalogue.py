"""Plain functions that make rows of the catalogue for tests. Defaults are complete and public."""

import datetime as dt
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils.text import slugify

from portal import clock
from portal.organisations.models import Organisation
from portal.places.models import Venue
from till_catalog.enums import DeliveryMode, ImportFormat, OfferStatus
from till_catalog.models import ImportSource, Offer, Provider, Run

_numbers = count(1)


def make_provider(name: str = "Volkshochschule Musterstadt", **fields: Any) -> Provider:
    """Return the provider of that name, made if it is not there."""
    organisation, _made = Organisation.objects.get_or_create(
        name=name, defaults={"slug": slugify(name)[:80]}
    )
    return Provider.objects.get_or_create(organisation=organisation, defaults=fields)[0]


def make_source(
    slug: str = "vhs", format_name: str = ImportFormat.BERLIN, **fields: Any
) -> ImportSource:
    """Return a new import source."""
    values = {"name": slug.upper(), "provider": make_provider()} | fields
    return ImportSource.objects.create(slug=slug, format=format_name, **values)


def make_venue(**fields: Any) -> Venue:
    """Return a venue in the middle of Trier."""
    values = {
        "name": f"Haus {next(_numbers)}",
        "street": "Domfreihof 1",
        "postcode": "54290",
        "city": "Trier",
        "latitude": 49.76,
        "longitude": 6.64,
    }
    return Venue.objects.create(**(values | fields))


def make_offer(**fields: Any) -> Offer:
    """Return a published offer without runs; `make_run` gives it one."""
    values: dict[str, Any] = {
        "title": f"Kurs {next(_numbers)}",
        "status": OfferStatus.PUBLISHED,
        "delivery_mode": DeliveryMode.ONSITE,
        "first_published_at": clock.now(),
    } | fields
    values.setdefault("provider", make_provider())
    return Offer.objects.create(**values)


def make_run(offer: Offer | None = None, **fields: Any) -> Run:
    """Return a run that starts in a week, on one day, for 40 euro."""
    start = fields.pop("start", clock.today() + dt.timedelta(days=7))
    values: dict[str, Any] = {
        "start": start,
        "end": start,
        "last_day": fields.get("end", start),
        "price": Decimal("40.00"),
        "modified": clock.now(),
    } | fields
    if values["start"] is not None and not values.get("weekdays"):
        values["weekdays"] = 1 << values["start"].weekday()
    return Run.objects.create(offer=offer or make_offer(), **values)
