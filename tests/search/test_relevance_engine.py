"""The bars of relevance on real course texts, through the engine that serves.

Asked as the bars were measured: strict hits first, then all relaxed ones, then those written alike.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import pytest

from search.contract import Document, Engine, IndexSchema, Query, Stage, TextField
from search.engines import embedded
from search.engines.common import STAGES
from search.engines.embedded import rebuilding
from search.lexicon import Miner
from tests.search.relevance import HITS, Scores, available, documents, evaluate

pytestmark = pytest.mark.skipif(not available(), reason="the shared relevance data is not there")

SCHEMA = IndexSchema(
    name="courses", texts=(TextField(name="title", weight=3.0), TextField(name="description"))
)


def indexed() -> Iterable[Document]:
    for key, texts in sorted(documents().items()):
        yield Document(key=key, version=1, texts=texts)


def built(folder: Path) -> Engine:
    engine = embedded.create({"DIRECTORY": folder})
    build(engine)
    return engine


def build(engine: Engine) -> None:
    engine.rebuild(
        SCHEMA,
        indexed,
        replay=tuple,
        accept=lambda new, old: True,
        progress=lambda count: None,
    )


def stage_after_stage(
    engine: Engine, stages: Sequence[Stage] = STAGES
) -> Callable[[str], list[int]]:
    def search(text: str) -> list[int]:
        found: dict[int, None] = {}
        for stage in stages:
            query = Query(words=text, stage=stage, limit=HITS, did_you_mean=False, rescue=False)
            found |= dict.fromkeys(hit.key for hit in engine.search(SCHEMA, query).hits)
        return list(found)

    return search


def scores(engine: Engine, stages: Sequence[Stage] = STAGES) -> Scores:
    return evaluate(stage_after_stage(engine, stages))


def test_mined_parts_alone_reach_the_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "Miner", partial(Miner, extra=()))
    found = scores(built(tmp_path), ("strict", "relaxed"))
    assert found.ndcg >= 0.46, found
    assert found.recall >= 0.47, found
    assert found.empty <= 16, found


def test_as_it_serves_it_is_better_still(tmp_path: Path) -> None:
    found = scores(built(tmp_path))
    assert found.mrr >= 0.65, found
    assert found.ndcg >= 0.48, found
    assert found.recall >= 0.51, found
    assert found.empty <= 3, found


def test_the_stages_that_visitors_get_lose_little(tmp_path: Path) -> None:
    engine = built(tmp_path)

    def search(text: str) -> list[int]:
        query = Query(words=text, limit=HITS, did_you_mean=False, rescue=False)
        return [hit.key for hit in engine.search(SCHEMA, query).hits]

    found = evaluate(search)
    assert found.ndcg >= 0.47, found
    assert found.recall >= 0.42, found
    assert found.empty <= 3, found
