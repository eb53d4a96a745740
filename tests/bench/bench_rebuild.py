"""Building the index anew, beside the library fed with documents that are ready."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from .support import OFFERS, SMALL, Table, portal, side_by_side

ROUNDS = 5


def main() -> None:
    if OFFERS > SMALL:  # quick enough for several rounds, in a process of its own
        command = [sys.executable, "-m", "tests.bench.bench_rebuild"]
        subprocess.run(command, env={**os.environ, "BENCH_OFFERS": str(SMALL)}, check=True)
    portal(offers=OFFERS)
    from search.rebuild import rebuild
    from till_catalog.indexing import SCHEMA

    ready = ready_documents(SCHEMA)
    rounds = ROUNDS if OFFERS <= SMALL else 1
    wall = time.perf_counter()
    times = side_by_side(
        {
            "rebuild": lambda: rebuild(SCHEMA.name, force=True),
            "library": lambda: library(SCHEMA, ready),
        },
        rounds=rounds,
        warm_up=int(OFFERS <= SMALL),
    )
    wall = time.perf_counter() - wall
    rates = {name: [len(ready) / seconds for seconds in found] for name, found in times.items()}
    table = Table(
        f"Index neu aufbauen, {OFFERS:,} Angebote, {rounds} Runden", unit="Dokumente/s", factor=1.0
    )
    table.paired(
        "aus der Datenbank / fertige Dokumente", rates["rebuild"], rates["library"], at_least=0.05
    )
    table.print()
    print(f"\nWanduhr über alles: {wall:.0f} s")


def ready_documents(schema: Any) -> list[Any]:
    """Return for each document its fields as the engine has made them, texts as ready terms."""
    from search.engine import get_engine
    from search.engines.embedded.fields import unread
    from search.engines.embedded.records import record_of
    from search.engines.terms import parts_field, text_field, tokens_of
    from search.german import analyse_tokens
    from search.registry import get

    index = get(schema.name)
    lexicon = get_engine().lexicon(schema)
    keys = list(index.keys())
    ready = []
    for start in range(0, len(keys), 500):
        for document in index.load(keys[start : start + 500]):
            tokens = tokens_of(schema, document)
            made = unread(schema, record_of(schema, document, tokens), tokens)
            texts = []
            for name, found in tokens.items():
                analysed = analyse_tokens(found, lexicon)
                texts.append((text_field(name), " ".join(("_", *analysed.terms))))
                texts.append((parts_field(name), " ".join(("_", *analysed.parts))))
            ready.append((made.key, made.record, [*texts, *made.keywords]))
    return ready


def library(schema: Any, ready: list[Any]) -> None:
    import tantivy

    from search.engines.embedded.fields import KEY, RECORD, SEQUENCE, VERSION, create_index
    from search.engines.embedded.writing import writing

    place = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        with writing(create_index(schema, place / "index")) as writer:
            for key, record, texts in ready:
                made = tantivy.Document()
                made.add_integer(KEY, key)
                made.add_integer(VERSION, 0)
                made.add_integer(SEQUENCE, 1)
                made.add_bytes(RECORD, record)
                for name, value in texts:
                    made.add_text(name, value)
                writer.add_document(made)
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
