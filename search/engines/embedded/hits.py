"""From rows to hits: keys, versions, and the parts of each that match."""

import math

import numpy as np

from search.contract import Hit, Query

from .masks import Masks
from .ordering import of_parts
from .rows import Ints
from .snapshots import Snapshot
from .table import Table


def hits_of(
    snapshot: Snapshot, query: Query, rows: Ints, values: dict[int, float]
) -> tuple[Hit, ...]:
    """Return a hit for each of `rows`; `values` are their scores or distances, if they have any."""
    table = snapshot.table
    mask = Masks(table, snapshot.fields).of_parts(query.filters) if query.filters else None
    by_score, by_distance = query.sort.by == "relevance", query.sort.by == "distance"
    hits = []
    columns = (
        rows,
        table.documents.keys[rows],
        table.versions[rows],
        table.part_starts[rows],
        table.part_starts[rows + 1],
    )
    for row, key, version, start, stop in zip(*(c.tolist() for c in columns), strict=True):
        value = values.get(row, math.inf)
        parts: range | Ints = range(start, stop)
        if mask is not None:
            parts = start + np.flatnonzero(mask[start:stop])
        hits.append(
            Hit(
                key=key,
                version=version,
                score=value if by_score and value < math.inf else 0.0,
                parts=_shown(table, query, parts),
                part_total=len(parts),
                distance=value if by_distance and value < math.inf else None,
            )
        )
    return tuple(hits)


def _shown(table: Table, query: Query, parts: range | Ints) -> tuple[int, ...]:
    if not len(parts) or not query.parts_per_hit:
        return ()
    if query.parts_order:
        chosen = np.asarray(parts)
        parts = chosen[np.argsort(of_parts(table, query.parts_order, chosen), kind="stable")]
    elif isinstance(parts, range):
        end = min(parts.stop, parts.start + query.parts_per_hit)
        return tuple(table.parts.keys[parts.start : end].tolist())
    return tuple(table.parts.keys[np.asarray(parts[: query.parts_per_hit])].tolist())
