"""Reading editions as somebody outside does, with nothing of ours but the page's rules."""

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

from tests.factories.catalogue import make_offer, make_provider, make_run
from till_catalog.models import Offer, Provider


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def apply(state: dict[int, Any], changes: list[dict[str, Any]]) -> None:
    """Do what a delta says."""
    base, *rest = changes
    assert base["op"] == "base"
    for change in rest:
        if change["op"] == "put":
            state[change["id"]] = change["record"]
        else:
            assert change["op"] == "delete"
            del state[change["id"]]


def consenting(name: str = "Haus am Markt", **fields: Any) -> Provider:
    """Return a provider whose offers are open data."""
    return make_provider(
        name, **({"open_data_consent": True, "data_licence": "CC BY 4.0"} | fields)
    )


def open_offer(title: str = "Nähen", **fields: Any) -> Offer:
    """Return an offer that belongs into a dump."""
    run = fields.pop("run", {})
    fields.setdefault("provider", consenting())
    offer = make_offer(title=title, **fields)
    make_run(offer, **run)
    return offer
