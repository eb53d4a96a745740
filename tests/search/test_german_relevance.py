"""The bars of relevance on real course texts, for the analysis alone (no engine)."""

import pytest

from search.lexicon import Miner
from search.words.education import EDUCATION_WORDS
from tests.search.reference import ReferenceSearch
from tests.search.relevance import Scores, available, documents, evaluate

pytestmark = pytest.mark.skipif(not available(), reason="the shared relevance data is not there")


def scores(extra: tuple[str, ...]) -> Scores:
    miner = Miner(extra=extra)
    for texts in documents().values():
        miner.add(texts)
    return evaluate(ReferenceSearch(documents(), miner.lexicon()))


def test_mined_parts_alone_reach_the_bar() -> None:
    found = scores(())
    assert found.ndcg >= 0.46, found
    assert found.recall >= 0.47, found
    assert found.empty <= 16, found


def test_hand_kept_words_add_to_it() -> None:
    found = scores(EDUCATION_WORDS)
    assert found.mrr >= 0.65, found
    assert found.ndcg >= 0.48, found
    assert found.recall >= 0.50, found
    assert found.empty <= 8, found
