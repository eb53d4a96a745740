"""Relevance of the engine on real course texts, beside the bars. Skipped without the shared data."""

import tempfile
from functools import partial
from pathlib import Path

from .support import portal

BARS = {"nDCG@10": ">= 0.46", "R@100": ">= 0.47", "leer": "<= 16"}


def main() -> None:
    portal()
    from search.engines.embedded import rebuilding
    from search.lexicon import Miner
    from tests.search.relevance import available
    from tests.search.test_relevance_engine import built, scores

    if not available():
        print("Die geteilten Daten sind nicht da; nichts gemessen.")
        return
    print("\n|  | MRR@10 | nDCG@10 | R@100 | leer |\n| --- | --- | --- | --- | --- |")
    for name, miner in {
        "nur gefundene Teile": partial(Miner, extra=()),
        "wie im Betrieb": Miner,
    }.items():
        rebuilding.Miner = miner  # type: ignore[misc,assignment]
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            found = scores(built(Path(folder)))
        print(
            f"| {name} | {found.mrr:.3f} | {found.ndcg:.3f} | {found.recall:.3f} | {found.empty} |"
        )
    print("| Grenze |  | " + " | ".join(BARS.values()) + " |")


if __name__ == "__main__":
    main()
