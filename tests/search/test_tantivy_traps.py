"""What tantivy does behind one's back: the behaviour we rely on, and how the engine gets round it."""

import shutil
from pathlib import Path

import pytest
import tantivy

from search.contract import Applied, EngineBusyError, KeywordFacet, Query, RangeFacet
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.fields import create_index, open_index, tantivy_schema, tombstone
from search.engines.embedded.places import Place
from search.engines.embedded.snapshots import open_snapshot
from search.engines.embedded.writing import writing
from tests.contracts.library import SCHEMA, counted, course, delete, fill, keys, put, run


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    return EmbeddedEngine(tmp_path)


def test_1_deleting_by_an_unsigned_key_does_nothing(engine: EmbeddedEngine, tmp_path: Path) -> None:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(15_000_000, 1)
    document = tantivy.Document()
    document.add_unsigned("key", 1)
    writer.add_document(document)
    writer.commit()
    writer.delete_documents_by_term("key", 1)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    assert index.searcher().num_docs == 1  # 0 would mean that the trap is gone
    fill(engine, [course(-5), course(1)])
    engine.apply(SCHEMA, [delete(1, 2), delete(-5, 2)])
    assert list(engine.versions(SCHEMA)) == []


def test_2_putting_again_makes_no_second_hit(engine: EmbeddedEngine) -> None:
    fill(engine, [course(1, "Yoga")])
    for version in (2, 3):
        engine.apply(SCHEMA, [put(course(1, "Yoga"), version)])
    assert keys(engine.search(SCHEMA, Query(words="Yoga"))) == [1]


def test_3_tokenizers_are_there_after_every_open(tmp_path: Path) -> None:
    fill(EmbeddedEngine(tmp_path), [course(1, "Yoga")])
    again = EmbeddedEngine(tmp_path)
    assert again.search(SCHEMA, Query(words="Yoga")).total == 1
    assert EmbeddedEngine(tmp_path).apply(SCHEMA, [put(course(2, "Yoga"), 1)]) == Applied()
    assert again.search(SCHEMA, Query(words="Yoga")).total == 2


def test_4_single_commits_leave_few_segments(engine: EmbeddedEngine, tmp_path: Path) -> None:
    fill(engine, [])
    for key in range(1, 26):
        engine.apply(SCHEMA, [put(course(key, "Yoga"), 1)])
    generation = Place(tmp_path, SCHEMA.name).current()
    assert generation is not None
    assert open_snapshot(generation).searcher.num_segments <= 10


def test_5_second_writer_is_busy_not_broken(tmp_path: Path) -> None:
    index = create_index(SCHEMA, tmp_path / "index")
    with writing(index), pytest.raises(EngineBusyError), writing(open_index(tmp_path / "index")):
        pass


def test_6_an_exception_commits_nothing(tmp_path: Path) -> None:
    index = create_index(SCHEMA, tmp_path / "index")
    with pytest.raises(RuntimeError), writing(index) as writer:
        writer.add_document(tombstone(1, 1, 1))
        raise RuntimeError
    with writing(index):
        pass
    index.reload()
    assert index.searcher().num_docs == 0


def test_7_a_commit_of_another_process_shows_in_the_next_search(tmp_path: Path) -> None:
    writer, reader = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    fill(writer, [])
    for key in range(1, 20):
        writer.apply(SCHEMA, [put(course(key, "Yoga"), 1)])
        assert reader.search(SCHEMA, Query(words="Yoga")).total == key


def test_8_every_value_of_a_keyword_counts_not_only_the_first(engine: EmbeddedEngine) -> None:
    fill(engine, [course(1, "Yoga", topics=["b", "a", "c"])])
    facet = KeywordFacet(name="topic", field="topic")
    for words in ("", "Yoga"):
        found = engine.search(SCHEMA, Query(words=words, facets=(facet,)))
        assert counted(found, "topic") == [("a", 1), ("b", 1), ("c", 1)]


def test_9_counts_are_exact_where_cardinality_is_an_estimate(engine: EmbeddedEngine) -> None:
    fill(
        engine,
        [course(key, "Yoga", runs=[run(key * 3 + n, weekdays=["mo"]) for n in (0, 1, 2)])
         for key in range(1, 1500)],
    )  # fmt: skip
    facet = KeywordFacet(name="weekday", field="weekday")
    found = engine.search(SCHEMA, Query(words="Yoga", facets=(facet,)))
    assert counted(found, "weekday") == [("mo", 1499)]


def test_10_ties_keep_the_order_of_keys_through_merges(engine: EmbeddedEngine) -> None:
    fill(engine, [])
    for key in (9, 2, 7, 1, 8, 3, 6, 4, 5):
        engine.apply(SCHEMA, [put(course(key, "Yoga"), 1)])
        found = keys(engine.search(SCHEMA, Query(words="Yoga")))
        assert found == sorted(found)


def test_11_singular_and_plural_meet(engine: EmbeddedEngine) -> None:
    fill(engine, [course(1, "Kurs"), course(2, "Kurse"), course(3, "Deutschkurse")])
    for words in ("Kurs", "Kurse"):
        assert sorted(keys(engine.search(SCHEMA, Query(words=words)))) == [1, 2, 3]


def test_13_overlapping_ranges_are_counted(engine: EmbeddedEngine) -> None:
    fill(engine, [course(1, "Yoga", age=5)])
    facet = RangeFacet(name="age", field="age", ranges=(("a", 0, 9), ("b", 5, None), ("c", 6, 7)))
    found = engine.search(SCHEMA, Query(words="Yoga", facets=(facet,)))
    assert counted(found, "age") == [("a", 1), ("b", 1), ("c", 0)]


def test_15_a_generation_is_named_by_schema_and_analysis(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    fill(engine, [course(1)])
    fill(engine, [course(1), course(2)])
    (generation,) = [path for path in (tmp_path / SCHEMA.name).iterdir() if path.is_dir()]
    number, schema, analysis = generation.name.split("-")
    assert (number, len(schema), bool(analysis)) == ("000002", 8, True)


def test_15_an_unreadable_index_is_reported_and_can_be_rebuilt(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    fill(engine, [course(1)])
    generation = Place(tmp_path, SCHEMA.name).current()
    assert generation is not None
    shutil.rmtree(generation.index)
    fresh = EmbeddedEngine(tmp_path)
    assert fresh.health(SCHEMA).state == "unreachable"
    assert fill(fresh, [course(1), course(2)]) == 2
    assert fresh.health(SCHEMA).state == "ok"


@pytest.mark.parametrize("damage", ["missing", "empty", "garbage", "cut"])
def test_the_table_file_is_only_a_cache(tmp_path: Path, damage: str) -> None:
    fill(EmbeddedEngine(tmp_path), [course(1, runs=[run(1, start=4)]), course(2), course(3)])
    EmbeddedEngine(tmp_path).apply(SCHEMA, [delete(3, 2), put(course(2, runs=[run(2)]), 2)])
    generation = Place(tmp_path, SCHEMA.name).current()
    assert generation is not None
    content = generation.table.read_bytes()
    generation.table.unlink()
    if damage != "missing":
        generation.table.write_bytes(
            {"empty": b"", "garbage": b"x" * 99}.get(damage, content[:400])
        )
    fresh = EmbeddedEngine(tmp_path)
    assert [(hit.key, hit.parts) for hit in fresh.search(SCHEMA, Query()).hits] == [
        (1, (1,)),
        (2, (2,)),
    ]
    assert fresh.apply(SCHEMA, [put(course(3), 1)]) == Applied()
    assert list(fresh.versions(SCHEMA)) == [(1, 1), (2, 2)]


def test_left_over_generation_of_a_killed_rebuild_is_removed(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    fill(engine, [course(1)])
    left_over = Place(tmp_path, SCHEMA.name).new_generation(SCHEMA).path / "half"
    left_over.touch()
    fill(engine, [course(1), course(2)])
    assert not left_over.exists()
    assert [p.is_dir() for p in (tmp_path / SCHEMA.name).iterdir()].count(True) == 1


def test_fields_carry_positions() -> None:
    index = tantivy.Index(tantivy_schema(SCHEMA))
    assert tantivy.Query.phrase_query(index.schema, "t_title", ["a", "b"]) is not None


def test_files_of_a_killed_process_do_not_stop_one_that_was_there_before(tmp_path: Path) -> None:
    """What the killed one had written stays behind under the very name the next commit chooses."""
    survivor, killed = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    fill(survivor, [course(key, "Yoga") for key in range(1, 6)])
    assert survivor.search(SCHEMA, Query()).total == 5
    (meta,) = tmp_path.glob("*/*/index/meta.json")
    before = meta.read_text()
    killed.apply(SCHEMA, [put(course(2, "Yoga"), 2)])
    meta.write_text(before)  # the commit itself is the replacement of this file
    assert survivor.apply(SCHEMA, [put(course(2, "Pilates"), 2)]) == Applied()
    assert keys(survivor.search(SCHEMA, Query(words="Pilates"))) == [2]
