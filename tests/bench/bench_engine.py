"""The embedded engine against the library it stands on, against itself, and small against large."""

import statistics
import sys
import threading
import time
from dataclasses import replace
from functools import partial
from typing import Any

from .questions import COMMONEST, PREFIXES, WORDS
from .support import OFFERS, SMALL, Table, Work, folder, portal, side_by_side

FACETS = ("thema", "anbieter", "form", "niveau", "sprache")
THREADS = 20
SEARCHES = 20  # per thread


def main() -> None:
    portal(offers=OFFERS)
    from search.contract import KeywordFacet, Query
    from search.engines.embedded.engine import EmbeddedEngine
    from till_catalog.indexing import SCHEMA
    from till_catalog.searching.question import FACETS as PAGE_FACETS
    from till_catalog.searching.question import by_date, visibility_filters

    large, small = (EmbeddedEngine(folder(number) / "search") for number in (OFFERS, SMALL))
    bare = Query(highlight=False, did_you_mean=False, rescue=False, parts_per_hit=0, limit=20)
    faceted = replace(bare, facets=tuple(KeywordFacet(name=f, field=f, size=200) for f in FACETS))
    of_runs = replace(bare, filters=visibility_filters())
    page = replace(
        of_runs, facets=PAGE_FACETS, parts_per_hit=2, parts_order=by_date(), did_you_mean=True
    )
    words = [word for word in WORDS if large.search(SCHEMA, replace(bare, words=word)).total >= 3]

    def all_of(engine: EmbeddedEngine, query: Query) -> Work:
        queries = [replace(query, words=word) for word in words]
        return lambda: [engine.search(SCHEMA, asked) for asked in queries]

    engine_and_library(large, SCHEMA, words, bare, faceted)
    times = side_by_side(
        {
            "plain": all_of(large, bare),
            "facets": all_of(large, faceted),
            "selected": all_of(large, selecting(faceted)),
            "runs": all_of(large, of_runs),
            "run facets": all_of(large, page),
            "everything": lambda: large.search(SCHEMA, replace(page, sort=by_date())),
            "suggest": lambda: [
                large.suggest(SCHEMA, text, limit=8, filters=visibility_filters())
                for text in PREFIXES
            ],
            "small facets": all_of(small, faceted),
            "small run facets": all_of(small, page),
        }
    )
    per = len(words)
    table = Table(f"Suchmaschine, {OFFERS:,} Angebote, je Frage")
    table.paired("5 Facetten / ohne", times["facets"], times["plain"], per=per, at_most=4)
    table.paired(
        "2 Facetten gewählt / keine", times["selected"], times["facets"], per=per, at_most=2
    )
    table.paired("Filter über Termine / ohne", times["runs"], times["plain"], per=per)
    table.paired(
        "alles der Suchseite (8 Facetten, Filter und Facetten über Termine) / ohne",
        times["run facets"],
        times["plain"],
        per=per,
    )
    each_plain = [seconds / per for seconds in times["plain"]]
    each_suggestion = [seconds / len(PREFIXES) for seconds in times["suggest"]]
    table.paired("Vervollständigen / Suche", each_suggestion, each_plain, at_most=0.5)
    table.paired(
        f"{OFFERS:,} / {SMALL:,} Angebote, 5 Facetten",
        times["facets"],
        times["small facets"],
        per=per,
        at_most=5,
    )
    table.paired(
        f"{OFFERS:,} / {SMALL:,} Angebote, alles der Suchseite",
        times["run facets"],
        times["small run facets"],
        per=per,
    )
    table.paired(
        "ganzer Katalog ohne Wort, alles der Suchseite / mit Wort",
        times["everything"],
        [seconds / per for seconds in times["run facets"]],
    )
    table.print()
    spread(large, SCHEMA, words, page)
    after_a_commit(large, SCHEMA, replace(page, words="Deutschkurs"))
    many_threads(partial(EmbeddedEngine, folder(OFFERS) / "search"), SCHEMA, words, page)


def selecting(query: Any) -> Any:
    from search.contract import AnyOf

    chosen = (
        AnyOf(field="form", values=frozenset(("praesenz", "hybrid")), group="form"),
        AnyOf(field="anbieter", values=frozenset(("erzeugt-01", "erzeugt-02")), group="anbieter"),
    )
    return replace(query, filters=chosen)


def engine_and_library(engine: Any, schema: Any, words: list[str], *queries: Any) -> None:
    """The same calls of the library, with queries made before: one page of 20 addresses, the count,
    the keys of the page, and the aggregation where facets are asked for."""
    from search.engines.embedded.fields import KEY
    from search.engines.embedded.text_query import TextQueries
    from search.engines.terms import keyword_field
    from search.german import analyse_query

    snapshot = engine._snapshot(schema)
    searcher = snapshot.searcher
    texts = TextQueries(schema.texts, snapshot.index.schema)
    ready = [texts.query(analyse_query(word, snapshot.lexicon), "strict") for word in words]
    counts = {
        name: {
            "terms": {
                "field": keyword_field(name),
                "size": len(snapshot.table.dictionaries[name].values) + 1,
            }
        }
        for name in FACETS
    }

    def library(aggregate: bool) -> None:
        for query in ready:
            found = searcher.search(query, limit=20, count=True)
            searcher.fast_field_values(KEY, [address for _, address in found.hits])
            if aggregate:
                searcher.aggregate(query, counts)

    table = Table(f"Schicht der Suchmaschine / tantivy, {OFFERS:,} Angebote, je Frage")
    for query, what in zip(queries, ("ohne Facetten", "mit 5 Facetten"), strict=True):
        asked = [replace(query, words=word) for word in words]
        times = side_by_side(
            {
                "layer": partial(
                    lambda asked: [engine.search(schema, one) for one in asked], asked
                ),
                "library": partial(library, bool(query.facets)),
            },
            rounds=15,
        )
        table.paired(what, times["layer"], times["library"], per=len(words), at_most=1.3)
    table.print()


def spread(engine: Any, schema: Any, words: list[str], page: Any) -> None:
    """The slow questions beside the usual ones: each question's median of 9."""
    works = {word: partial(engine.search, schema, replace(page, words=word)) for word in words}
    times = side_by_side(works, rounds=9)
    each = sorted(statistics.median(rounds) for rounds in times.values())
    middle = statistics.median(each)
    slow = statistics.quantiles(each, n=20)[-1]
    table = Table("Langsame Fragen, alles der Suchseite")
    table.ratio("p95 / p50 über alle Fragen", slow, middle, at_most=2.5)
    table.ratio(
        f"häufigstes Wort („{COMMONEST}“) / p50",
        statistics.median(times[COMMONEST]),
        middle,
        at_most=5,
    )
    table.print()


def after_a_commit(engine: Any, schema: Any, query: Any) -> None:
    """Put one document anew, then search: what the first visitor after an editor's save waits."""
    from search.contract import Change
    from search.registry import get

    index = get(schema.name)
    key, version = next(iter(engine.versions(schema)))
    document = replace(next(iter(index.load([key]))), version=version)
    change = [Change(key=key, version=version, document=document)]
    first, second = [], []
    for _ in range(7):
        engine.apply(schema, change)
        for times in (first, second):
            begin = time.process_time()
            engine.search(schema, query)
            times.append(time.process_time() - begin)
    table = Table("Nach dem Speichern eines Angebots")
    table.paired("erste Suche danach / zweite", first, second)
    table.print()


def many_threads(create: Any, schema: Any, words: list[str], page: Any) -> None:
    """Twenty visitors at once: all answers right, and how long each waits. Wall time."""
    engine = create()
    expected = {word: engine.search(schema, replace(page, words=word)).total for word in words}
    waits: list[float] = []
    wrong: list[str] = []

    def visitor(number: int) -> None:
        for turn in range(SEARCHES):
            word = words[(number * 7 + turn) % len(words)]
            begin = time.perf_counter()
            found = engine.search(schema, replace(page, words=word)).total
            waits.append(time.perf_counter() - begin)
            if found != expected[word]:
                wrong.append(word)

    def alone() -> None:
        for turn in range(SEARCHES):
            engine.search(schema, replace(page, words=words[turn % len(words)]))

    begin = time.perf_counter()
    alone()
    one = (time.perf_counter() - begin) / SEARCHES
    crowd = [threading.Thread(target=visitor, args=(number,)) for number in range(THREADS)]
    begin = time.perf_counter()
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    together = (time.perf_counter() - begin) / (THREADS * SEARCHES)
    table = Table(f"{THREADS} Fäden suchen zugleich, Wanduhr")
    table.ratio("Zeit je Suche zu mehreren / allein", together, one)
    table.ratio("Wartezeit p50 / allein", statistics.median(waits), one)
    table.ratio("Wartezeit p95 / allein", statistics.quantiles(waits, n=20)[-1], one)
    table.print()
    print(f"\n{len(waits)} Antworten, davon falsch: {len(wrong)}")


if __name__ == "__main__":
    sys.exit(main())
