"""Whether two engines answer alike: everything equal, the order up to ties."""

from collections.abc import Sequence
from itertools import groupby

from search.contract import Engine, Hit, IndexSchema, Query, Result

TIE = 1e-5  # scores are sums of 32-bit numbers, added in another order


def assert_equal_answers(
    schema: IndexSchema, query: Query, first: Engine, second: Engine
) -> tuple[Result, Result]:
    """Ask both, compare, and return both answers."""
    one, other = first.search(schema, query), second.search(schema, query)
    assert _without_hits(one) == _without_hits(other), query
    assert len(one.hits) == len(other.hits), query
    for mine, theirs in zip(one.hits, other.hits, strict=True):
        assert abs(mine.score - theirs.score) <= TIE * max(1.0, mine.score), query
        assert _kilometres(mine) == _kilometres(theirs), query
    ranks, other_ranks = _ranks(one.hits), _ranks(other.hits)
    # Where the page ends within a tie, either may show another part of the tied hits.
    whole = one.total <= query.offset + len(one.hits)
    for place, (here, there) in enumerate(zip(ranks, other_ranks, strict=True)):
        if place < len(ranks) - 1 or whole:
            assert here == there, query
    return one, other


def _without_hits(result: Result) -> object:
    return (
        result.total,
        result.stage,
        {name: list(counts) for name, counts in result.facets.items()},
        result.terms,
        result.did_you_mean,
        result.no_words,
        dict(result.without),
    )


def _kilometres(hit: Hit) -> float | None:
    return None if hit.distance is None else round(hit.distance, 6)


def _ranks(hits: Sequence[Hit]) -> list[list[tuple[int, int, tuple[int, ...], int]]]:
    """Return the hits by place, those that tie as one place, by key."""
    places: list[float] = []
    for hit in hits:
        tied = places and hit.score and abs(hit.score - places[-1]) <= TIE * max(1.0, hit.score)
        places.append(places[-1] if tied else (hit.score or len(places)))
    grouped = groupby(zip(places, hits, strict=True), key=lambda pair: pair[0])
    return [
        sorted((hit.key, hit.version, hit.parts, hit.part_total) for _, hit in group)
        for _, group in grouped
    ]
