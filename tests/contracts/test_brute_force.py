"""Every answer against one worked out by looking at each document."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.contract import Applied, Document, Engine, Query

from .library import SCHEMA, counted, delete, fill, keys, put
from .reference import Reference
from .strategies import documents, libraries, queries

MakeEngine = Callable[[Path], Engine]

few = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def check(engine: Engine, library: list[Document], query: Query) -> None:
    reference = Reference(SCHEMA, library, engine.lexicon(SCHEMA))
    assert query.stage != "auto"
    expected = reference.answer(query, query.stage)
    found = engine.search(SCHEMA, query)
    assert found.total == len(expected.keys)
    assert {name: counted(found, name) for name in found.facets} == expected.facets
    assert {hit.key: list(hit.parts) for hit in found.hits} == expected.parts
    if query.sort.by == "relevance":
        ordered = [hit.key for hit in sorted(found.hits, key=lambda hit: (-hit.score, hit.key))]
        assert keys(found) == ordered
    else:
        assert keys(found) == expected.keys


@few
@given(library=libraries(), asked=st.lists(queries, min_size=6, max_size=12))
def test_answers_equal_the_reference(
    make_engine: MakeEngine, library: list[Document], asked: list[Query]
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        engine = make_engine(Path(directory))
        fill(engine, library)
        for query in asked:
            check(engine, library, query)


@few
@given(data=st.data(), library=libraries())
def test_answers_follow_changes(
    make_engine: MakeEngine, data: st.DataObject, library: list[Document]
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        engine = make_engine(Path(directory))
        fill(engine, library)
        present = {document.key: document for document in library}
        for version in range(2, 6):
            changes = []
            for key in data.draw(st.lists(st.integers(1, 30), max_size=4, unique=True)):
                if data.draw(st.booleans()):
                    present[key] = data.draw(documents(key, version))
                    changes.append(put(present[key], version))
                else:
                    present.pop(key, None)
                    changes.append(delete(key, version))
            assert engine.apply(SCHEMA, changes) == Applied()
            expected = sorted((key, document.version) for key, document in present.items())
            assert list(engine.versions(SCHEMA)) == expected
            for _ in range(3):
                check(engine, list(present.values()), data.draw(queries))
