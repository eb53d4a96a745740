"""The 264 queries on real course texts find the same in both engines, in the same order."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.contract import Engine, Query
from search.engines import embedded
from tests.search.relevance import HITS, available, evaluate, queries
from tests.search.test_relevance_engine import SCHEMA, build, stage_after_stage
from tests.support.elasticsearch import own_prefix, refreshing
from tests.support.equal import assert_equal_answers

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.skipif(not available(), reason="the shared relevance data is not there"),
]


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Engine]]:
    """The embedded engine and Elasticsearch, with the same courses."""
    folder = tmp_path_factory.mktemp("relevance")
    with own_prefix() as prefix:
        both = embedded.create({"DIRECTORY": folder / "embedded"}), refreshing(prefix, folder)
        for engine in both:
            build(engine)
        yield both


@pytest.mark.parametrize("stage", ["auto", "strict", "relaxed", "near"])
def test_same_hits_in_the_same_order(engines: tuple[Engine, Engine], stage: str) -> None:
    plain = Query(stage=stage, limit=HITS)  # type: ignore[arg-type]
    totals = 0
    for _, text in queries():
        asked = dataclasses.replace(plain, words=text)
        one, _other = assert_equal_answers(SCHEMA, asked, *engines)
        totals += one.total
    assert totals > 5_000


def test_same_figures(engines: tuple[Engine, Engine]) -> None:
    one, other = (evaluate(stage_after_stage(engine)) for engine in engines)
    assert (one.empty, str(one)) == (other.empty, str(other))


def test_word_lists_are_the_same(engines: tuple[Engine, Engine], tmp_path: Path) -> None:
    one, other = (engine.lexicon(SCHEMA) for engine in engines)
    assert one == other
    assert len(one.vocabulary) > 10_000
