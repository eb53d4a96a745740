"""The best of the documents that a mask lets through, by score, without fetching all hits."""

import numpy as np
import tantivy

from search.contract import Ranking

from .fields import KEY
from .rows import Floats, Ints, Mask
from .snapshots import Snapshot
from .table import Table
from .text_masks import rows_at

FEW = 1000  # so many documents are named to tantivy one by one
MARGIN = 12

Q = tantivy.Query
MUST = tantivy.Occur.Must


def ranked(
    snapshot: Snapshot,
    text: tantivy.Query,
    mask: Mask | None,
    *,
    factors: Floats | None,
    offset: int,
    limit: int,
    share: float = 1.0,
) -> tuple[int, Ints, dict[int, float]]:
    """Return the number of hits (0 with a mask), the rows of a page, best first, equal ones by key,
    and the score of each.

    `factors`: what each row's score is multiplied by, 1 at most. `share`: about how many of the hits
    of `text` pass `mask`. tantivy knows no factors and orders equal scores at random, so hits are
    fetched on until whatever is still to come scores less than the end of the page.
    """
    wanted = offset + limit
    if not limit and mask is not None:
        return 0, np.zeros(0, np.int64), {}
    searcher = snapshot.searcher
    fetch = wanted + MARGIN if mask is None else int((wanted + MARGIN) / max(share, 1e-6) * 1.2)
    while True:
        fetch = min(fetch, max(searcher.num_docs, 1))
        found = searcher.search(text, limit=fetch, count=mask is None)
        hits = found.hits
        rows = rows_at(searcher, snapshot.table, [address for _, address in hits])
        scores = np.array([score for score, _ in hits], dtype=np.float64)
        complete = len(hits) < fetch or fetch >= searcher.num_docs
        lowest = scores[-1] if len(scores) else 0.0
        if mask is not None:
            passing = mask[rows]
            rows, scores = rows[passing], scores[passing]
        if factors is not None:
            scores = scores * factors[rows]
        if complete or not limit or (len(rows) >= wanted and _nth(scores, wanted) > lowest):
            break
        fetch *= 4
    chosen = np.lexsort((rows, -scores))[offset:wanted]
    page = rows[chosen]
    total = 0 if mask is not None else int(found.count)  # type: ignore[attr-defined]  # short stub
    return total, page, dict(zip(page.tolist(), scores[chosen].tolist(), strict=True))


def _nth(scores: Floats, number: int) -> float:
    """Return the score that is number `number` from the top."""
    return float(-np.partition(-scores, number - 1)[number - 1])


def factors_of(table: Table, ranking: Ranking | None) -> Floats | None:
    """Return what the score of each row is multiplied by; None if nothing lowers any score."""
    if ranking is None or ranking.field not in table.documents.codes:
        return None
    made: Floats = table.arranged.get(ranking, lambda: _factors(table, ranking))
    return made


def _factors(table: Table, ranking: Ranking) -> Floats:
    factors = np.ones(len(table))
    dictionary = table.dictionaries[ranking.field]
    codes = table.documents.codes[ranking.field]
    owners = codes.owners()
    for code, factor in ranking.factors:
        if code in dictionary.codes:
            factors[owners[codes.values == dictionary.codes[code]]] = factor
    return factors


def narrowed(snapshot: Snapshot, text: tantivy.Query, rows: Ints) -> tantivy.Query:
    """Return `text` for the documents in `rows` only, with the same scores."""
    keys = snapshot.table.documents.keys[rows].tolist()
    only = Q.term_set_query(snapshot.index.schema, KEY, keys)
    return Q.boolean_query([(MUST, text), (MUST, Q.const_score_query(only, 0.0))])
