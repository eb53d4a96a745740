"""The order of hits: one number per document, smallest first, equal ones by key."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from search.contract import Sort

from .rows import MISSING, Floats, Ints, Mask
from .table import Table

T = TypeVar("T", bound=np.generic)

EARTH_KM = 6371.0088
LAST = np.iinfo(np.int64).max


def page(order: npt.NDArray[np.generic], rows: Ints, *, offset: int, limit: int) -> Ints:
    """Return `rows` (ascending) number `offset` to `offset + limit` in the order of `order`."""
    end = offset + limit
    if not limit:
        return rows[:0]
    if len(rows) > 4 * end:  # sort the front only, with everything that ties with its end
        bound = np.partition(order, end - 1)[end - 1]
        front = order <= bound
        order, rows = order[front], rows[front]
    return rows[np.argsort(order, kind="stable")[offset:end]]


def of_parts(table: Table, sort: Sort, parts: Ints) -> npt.NDArray[np.generic]:
    """Return what orders `parts` of one document: the number, or the kilometres, of each."""
    if sort.by == "number":
        return _sortable(table.parts.numbers[sort.field][parts], sort.floor)
    places = table.parts.places[parts]
    assert sort.origin is not None  # the query was checked
    return np.nan_to_num(haversine_km(places, sort.origin), nan=np.inf)


def by_number(table: Table, sort: Sort, rows: Ints, parts: Mask | None, *, of_parts: bool) -> Ints:
    """Return the number of each of `rows`; of part fields the least over the matching parts."""
    if not of_parts:
        return _sortable(table.documents.numbers[sort.field], sort.floor)[rows]
    values = _sortable(table.parts.numbers[sort.field], sort.floor)
    if parts is not None:
        values = np.where(parts, values, LAST)
    return least_per_document(table, values, LAST)[rows]


def _sortable(values: Ints, floor: int | None) -> Ints:
    least = MISSING + 1 if floor is None else floor
    return np.where(values >= least, values, LAST)


def by_distance(table: Table, sort: Sort, rows: Ints, parts: Mask | None) -> Floats:
    """Return the kilometres to the nearest matching part, inf where no place is known."""
    lookup = np.zeros(len(table), dtype=np.bool_)
    lookup[rows] = True
    wanted = lookup[table.part_documents]
    if parts is not None:
        wanted &= parts
    wanted &= ~np.isnan(table.parts.places[:, 0])
    distances = np.full(len(table.parts), np.inf)
    if sort.origin is not None:
        distances[wanted] = haversine_km(table.parts.places[wanted], sort.origin)
    return least_per_document(table, distances, np.inf)[rows]


def haversine_km(places: Floats, origin: tuple[float, float]) -> Floats:
    """Return the great-circle distance of each place (latitude, longitude in degrees) in km."""
    latitude, longitude = np.radians(places[:, 0]), np.radians(places[:, 1])
    here, there = np.radians(origin)
    half = (
        np.sin((latitude - here) / 2) ** 2
        + np.cos(latitude) * np.cos(here) * np.sin((longitude - there) / 2) ** 2
    )
    distances: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return distances


def least_per_document(table: Table, values: npt.NDArray[T], none: float) -> npt.NDArray[T]:
    """Return the least value over the parts of each document, `none` for one without parts."""
    found = np.full(len(table), none, dtype=values.dtype)
    having = np.flatnonzero(np.diff(table.part_starts))
    if len(having):
        found[having] = np.minimum.reduceat(values, table.part_starts[having])
    return found
