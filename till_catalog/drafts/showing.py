"""A row as it would stand in the catalogue, in words."""

import datetime as dt
from collections.abc import Mapping

from .. import wording
from ..importers.data import OfferData, RunData
from ..importers.runs import RUN_FIELDS
from ..models import Run

Shown = dict[str, str]


def as_offer(
    offer: OfferData | None, run: RunData | None, cells: Mapping[str, str], *, today: dt.date
) -> Shown:
    """Return title, when, where and price; of a row that is rejected what was typed."""
    if offer is None or run is None:
        when = " ".join(cells.get(name, "") for name in ("beginn", "uhrzeit_von"))
        where = ", ".join(filter(None, (cells.get(name, "") for name in ("ort_name", "ort_plz"))))
        return {
            "title": cells.get("titel", "") or (offer.title if offer else ""),
            "when": when.strip(),
            "where": where,
            "price": cells.get("preis", ""),
        }
    row = Run(**{name: getattr(run, name) for name in RUN_FIELDS}, **run.further)
    venue = run.venue
    place = ", ".join(filter(None, (venue.name, f"{venue.postcode} {venue.city}"))) if venue else ""
    return {
        "title": offer.title,
        "when": wording.when(row, today=today),
        "where": place.strip() or ("online" if run.is_online else ""),
        "price": wording.price(run.price),
    }
