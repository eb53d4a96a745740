"""Single changes, rebuilds, health: what happens to an index in its life."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from portal import clock
from search.contract import (
    Applied,
    Change,
    Engine,
    EngineError,
    KeywordField,
    Query,
    Range,
    Suggestion,
    TextField,
)
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.lexicon import Lexicon

from .library import SCHEMA, any_of, course, delete, fill, keys, put, run

MakeEngine = Callable[[Path], Engine]
NEWER = dataclasses.replace(SCHEMA, keywords=(*SCHEMA.keywords, KeywordField(name="colour")))


def everything(engine: Engine) -> list[int]:
    return keys(engine.search(SCHEMA, Query(limit=1000)))


def test_without_an_index_nothing_is_answered_or_taken(engine: Engine) -> None:
    for attempt in (
        lambda: engine.search(SCHEMA, Query()),
        lambda: engine.suggest(SCHEMA, "a", limit=3, filters=()),
        lambda: engine.apply(SCHEMA, [put(course(1), 1)]),
        lambda: engine.lexicon(SCHEMA),
        lambda: list(engine.versions(SCHEMA)),
    ):
        with pytest.raises(EngineError):
            attempt()
    assert (engine.health(SCHEMA).state, engine.health(SCHEMA).documents) == ("missing", 0)


def test_an_empty_index_answers(engine: Engine) -> None:
    assert fill(engine, []) == 0
    assert engine.search(SCHEMA, Query(words="Kurs")).total == 0
    assert engine.search(SCHEMA, Query(filters=(any_of("weekday", "mo"),))).total == 0
    assert engine.suggest(SCHEMA, "k", limit=3, filters=()) == ()


def test_put_again_replaces_and_never_doubles(engine: Engine) -> None:
    fill(engine, [course(1, "Yoga", runs=[run(1, weekdays=["mo"])])])
    again = course(1, "Pilates", runs=[run(2, weekdays=["di"])])
    assert engine.apply(SCHEMA, [put(again, 2), put(again, 3)]) == Applied()
    assert engine.search(SCHEMA, Query(words="Yoga")).total == 0
    assert keys(engine.search(SCHEMA, Query(words="Pilates"))) == [1]
    assert engine.search(SCHEMA, Query(filters=(any_of("weekday", "mo"),))).total == 0
    assert list(engine.versions(SCHEMA)) == [(1, 3)]


def test_older_versions_lose_also_against_a_deletion(engine: Engine) -> None:
    fill(engine, [course(1, "Yoga", version=5), course(2, "Yoga", version=5)])
    changes = [put(course(1, "alt"), 4), delete(2, 6), delete(9, 3)]
    assert engine.apply(SCHEMA, changes) == Applied()
    assert engine.apply(SCHEMA, [put(course(2, "alt"), 5), put(course(9, "alt"), 2)]) == Applied()
    assert list(engine.versions(SCHEMA)) == [(1, 5)]
    assert keys(engine.search(SCHEMA, Query(words="Yoga"))) == [1]
    assert engine.apply(SCHEMA, [put(course(2, "neu"), 6)]) == Applied()
    assert list(engine.versions(SCHEMA)) == [(1, 5), (2, 6)]


def test_within_one_batch_the_newest_wins(engine: Engine) -> None:
    fill(engine, [])
    engine.apply(SCHEMA, [put(course(1, "neu"), 3), delete(1, 2), put(course(1, "alt"), 1)])
    assert keys(engine.search(SCHEMA, Query(words="neu"))) == [1]
    assert list(engine.versions(SCHEMA)) == [(1, 3)]


def test_a_bad_document_is_named_and_costs_no_other(engine: Engine) -> None:
    fill(engine, [])
    bad = dataclasses.replace(course(2, "Bad"), numbers={"age": 2**70})
    applied = engine.apply(SCHEMA, [put(course(1, "Gut"), 1), put(bad, 1), put(course(3), 1)])
    assert list(applied.failed) == [2]
    assert everything(engine) == [1, 3]


def test_a_change_shows_in_another_reader_at_once(make_engine: MakeEngine, tmp_path: Path) -> None:
    writer, reader = make_engine(tmp_path), make_engine(tmp_path)
    fill(writer, [course(1)])
    assert everything(reader) == [1]
    writer.apply(SCHEMA, [put(course(2), 1)])
    assert everything(reader) == [1, 2]
    fill(writer, [course(7)])
    assert everything(reader) == [7]
    reader.apply(SCHEMA, [delete(7, 2)])
    assert everything(writer) == []


def test_rebuild_replays_what_changed_meanwhile(engine: Engine) -> None:
    fill(engine, [course(1), course(2)])
    count = fill(engine, [course(1), course(2)], replay=lambda: [delete(1, 2), put(course(3), 2)])
    assert count == 2
    assert list(engine.versions(SCHEMA)) == [(2, 1), (3, 2)]


def test_refused_or_broken_rebuild_leaves_the_old_index(engine: Engine) -> None:
    fill(engine, [course(1), course(2)])
    asked = []

    def accept(new: int, old: int) -> bool:
        asked.append((new, old))
        return False

    def broken() -> list[Change]:
        raise RuntimeError("database gone")

    with pytest.raises(EngineError):
        engine.rebuild(
            SCHEMA, lambda: [course(5)], replay=tuple, accept=accept, progress=lambda done: None
        )
    with pytest.raises(RuntimeError):
        fill(engine, [course(5)], replay=broken)
    with pytest.raises(ValueError):
        fill(engine, [course(5), course(5)])
    assert asked == [(1, 2)]
    assert everything(engine) == [1, 2]
    engine.apply(SCHEMA, [put(course(3), 1)])
    assert everything(engine) == [1, 2, 3]


def test_document_with_very_many_parts(engine: Engine) -> None:
    """A yearly course has a run per week and place; all of them come back, in their order."""
    every = [run(key, weekdays=["mo"], place=f"ort-{key:050}", start=key) for key in range(1, 401)]
    fill(engine, [course(1, "Yoga", runs=every)])
    assert engine.apply(SCHEMA, [put(course(2, "Yoga", runs=reversed(every)), 1)]) == Applied()
    found = engine.search(SCHEMA, Query(filters=(Range(field="start", ge=200),), parts_per_hit=400))
    assert [(hit.key, hit.part_total, hit.parts) for hit in found.hits] == [
        (key, 201, tuple(range(200, 401))) for key in (1, 2)
    ]


def test_tidying_up_takes_away_what_does_not_serve(
    engine: Engine, engine_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        fill(engine, [course(1, f"Fassung v{number}")])
    engine.tidy(SCHEMA)
    if engine_name == "elasticsearch":
        leave_half_an_index(engine)
        assert len(indexes(engine)) == 3  # an administrator may want the one before back
        later = clock.real_now() + dt.timedelta(days=2)
        monkeypatch.setattr(clock, "real_now", lambda: later)
        engine.tidy(SCHEMA)
        assert len(indexes(engine)) == 1
    assert keys(engine.search(SCHEMA, Query(words="v2"))) == [1]
    assert engine.apply(SCHEMA, [put(course(2), 1)]) == Applied()
    assert everything(engine) == [1, 2]


def indexes(engine: Engine) -> list[str]:
    """The names of all indexes of the schema on the server."""
    assert isinstance(engine, ElasticsearchEngine)
    serving = engine._names(SCHEMA).serving
    found = engine._connection.do(lambda client: client.indices.get(index=f"{serving}-*"))
    return sorted(found.body)


def leave_half_an_index(engine: Engine) -> None:
    """Do what a rebuild does that is killed in the middle."""
    assert isinstance(engine, ElasticsearchEngine)
    engine._rebuilding(SCHEMA)._create(Lexicon())


def test_progress_tells_the_last_count(engine: Engine) -> None:
    told: list[int] = []
    documents = [course(key) for key in range(1, 1202)]
    engine.rebuild(
        SCHEMA, lambda: documents, replay=tuple, accept=lambda n, o: True, progress=told.append
    )
    assert told == [500, 1000, 1201]


def test_a_newer_schema_asks_for_a_rebuild_and_goes_on_serving(engine: Engine) -> None:
    fill(engine, [course(1, "Yoga")])
    assert engine.health(SCHEMA).state == "ok"
    assert engine.health(NEWER).state == "rebuild_needed"
    assert keys(engine.search(NEWER, Query(words="Yoga"))) == [1]
    assert engine.apply(NEWER, [put(course(2, "Yoga"), 1)]) == Applied()
    fill(engine, [course(1, "Yoga")], schema=NEWER)
    assert (engine.health(NEWER).state, engine.health(NEWER).documents) == ("ok", 1)


def test_field_the_index_has_not_yet_is_no_mistake_of_the_caller(engine: Engine) -> None:
    fill(engine, [course(1)])
    with pytest.raises(EngineError):
        engine.search(NEWER, Query(filters=(any_of("colour", "red"),)))
    with pytest.raises(ValueError):
        engine.search(NEWER, Query(filters=(any_of("shape", "round"),)))


def test_other_weights_need_no_rebuild(engine: Engine) -> None:
    fill(engine, [course(1, "Yoga", body="Tanz"), course(2, "Tanz", body="Yoga")])
    texts = (TextField(name="title", weight=1.0, suggest=True), TextField(name="body", weight=9.0))
    turned = dataclasses.replace(SCHEMA, texts=texts)
    assert engine.health(turned).state == "ok"
    assert keys(engine.search(SCHEMA, Query(words="Yoga"))) == [1, 2]
    assert keys(engine.search(turned, Query(words="Yoga"))) == [2, 1]


def test_suggestions_count_documents_in_the_spelling_of_the_catalogue(engine: Engine) -> None:
    fill(
        engine,
        [
            course(1, "Übungen am Klavier", runs=[run(1, start=1)]),
            course(2, "Übungen für Geige", runs=[run(2, start=9)]),
            course(3, "ÜBERLEBEN", body="Überall", runs=[run(3, start=9)]),
        ],
    )
    both = (Suggestion(text="Übungen", count=2), Suggestion(text="ÜBERLEBEN", count=1))
    for typed in ("üb", "ueb", "Üb", "ub"):
        assert engine.suggest(SCHEMA, typed, limit=5, filters=()) == both
    assert engine.suggest(SCHEMA, "üb", limit=1, filters=()) == both[:1]
    late = (Range(field="start", ge=5),)
    assert [s.count for s in engine.suggest(SCHEMA, "üb", limit=5, filters=late)] == [1, 1]


def test_suggestions_complete_only_what_goes_with_the_words_before(engine: Engine) -> None:
    fill(engine, [course(1, "Deutsch Abendkurs"), course(2, "Deutsch am Morgen"), course(3, "Art")])
    assert engine.suggest(SCHEMA, "deutsch a", limit=5, filters=()) == (
        Suggestion(text="deutsch Abendkurs", count=1),
    )
    for nothing in ("", " ", "deutsch ", "deut a", "zz", "_", "*"):
        assert engine.suggest(SCHEMA, nothing, limit=5, filters=()) == ()
    with pytest.raises(ValueError):
        engine.suggest(SCHEMA, "a", limit=5, filters=(any_of("shape", "round"),))


def test_suggestions_follow_changes(engine: Engine) -> None:
    fill(engine, [course(1, "Yoga"), course(2, "Yoga")])
    engine.apply(SCHEMA, [delete(1, 2), put(course(3, "Yogurt selbst machen"), 1)])
    found = engine.suggest(SCHEMA, "yog", limit=5, filters=())
    assert found == (Suggestion(text="Yoga", count=1), Suggestion(text="Yogurt", count=1))
