"""Offers for the tests of the search page, in one call."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from tests.factories.catalogue import make_offer, make_run
from till_catalog.models import Offer

Index = Callable[[], None]
MONDAY = dt.date(2027, 1, 18)
SATURDAY = dt.date(2027, 1, 23)
EVENING = {"time_from": dt.time(18), "time_to": dt.time(20)}
KONZ = {"latitude": 49.70, "longitude": 6.58, "city": "Konz"}  # 7 km from the middle of Trier
WITTLICH = {"latitude": 49.99, "longitude": 6.89, "city": "Wittlich"}  # 31 km


def course(title: str, run: dict[str, Any] | None = None, **fields: Any) -> Offer:
    """An offer with one run on a Monday."""
    offer = make_offer(title=title, **fields)
    make_run(offer, **{"start": MONDAY} | (run or {}))
    return offer
