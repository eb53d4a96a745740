"""Relevance on real course texts: 264 keyword queries with the offers that planners put under them.

The data (`relevance/vhs-schlagwort` of the shared data folder, beside the catalogue it judges) is
never copied into the repository; whoever needs it skips when `available()` is false. Scoring is that
of the data's NOTE.txt: 100 hits a query, the mean over all queries, an empty answer counts nought.
"""

import csv
import html
import json
import math
import os
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HITS = 100

Search = Callable[[str], Sequence[int]]


def data_folder() -> Path:
    """The shared data: beside the repository, or where PORTAL_SHARED_DATA says."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "data"
    return Path(os.environ.get("PORTAL_SHARED_DATA", beside))


def available() -> bool:
    return (data_folder() / "relevance" / "vhs-schlagwort" / "queries.tsv").is_file()


@dataclass(frozen=True)
class Scores:
    """`mrr` and `ndcg` at 10, `recall` at 100, `empty`: queries without any hit."""

    mrr: float
    ndcg: float
    recall: float
    empty: int

    def __str__(self) -> str:
        return (
            f"MRR@10 {self.mrr:.3f}  nDCG@10 {self.ndcg:.3f}  "
            f"R@100 {self.recall:.3f}  empty {self.empty}"
        )


def evaluate(search: Search) -> Scores:
    """Ask `search` (query text -> offer ids, best first) all queries and score its first 100 hits."""
    mrr = ndcg = recall = 0.0
    empty = 0
    judged = judgements()
    for query_id, text in queries():
        relevant = judged[query_id]
        hits = list(search(text))[:HITS]
        empty += not hits
        ranks = [rank for rank, hit in enumerate(hits, start=1) if hit in relevant]
        top = [rank for rank in ranks if rank <= 10]
        mrr += 1 / top[0] if top else 0
        ndcg += _gain(top) / _gain(range(1, min(10, len(relevant)) + 1))
        recall += len(ranks) / min(HITS, len(relevant))
    count = len(queries())
    return Scores(mrr / count, ndcg / count, recall / count, empty)


def _gain(ranks: Sequence[int]) -> float:
    return sum(1 / math.log2(rank + 1) for rank in ranks)


@cache
def queries() -> tuple[tuple[str, str], ...]:
    """(query id, query text) in the order of the file."""
    return tuple((row[0], row[1]) for row in _rows("queries.tsv"))


@cache
def judgements() -> dict[str, frozenset[int]]:
    """Query id -> ids of the relevant offers."""
    found: dict[str, set[int]] = defaultdict(set)
    for query_id, document, _ in _rows("qrels.tsv"):
        found[query_id].add(int(document))
    return {query_id: frozenset(ids) for query_id, ids in found.items()}


@cache
def documents() -> dict[int, dict[str, str]]:
    """Offer id -> its `title` and `description`; the judged keywords are left out."""
    path = data_folder() / "catalogue" / "berlinerkurse_masked.json"
    offers = json.loads(path.read_text("utf-8-sig"))["veranstaltungen"]["veranstaltung"]
    return {
        int(offer["guid"]): {
            "title": f"{offer['name'] or ''} {offer['untertitel'] or ''}".strip(),
            "description": "\n".join(_plain(text) for text in _texts(offer["text"])),
        }
        for offer in offers
    }


def _texts(entries: Any) -> list[str]:
    if isinstance(entries, dict):
        entries = [entries]
    return [entry["text"] for entry in entries or () if entry and entry.get("text")]


def _plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", markup))


def _rows(name: str) -> list[list[str]]:
    path = data_folder() / "relevance" / "vhs-schlagwort" / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
