"""Synonyms of editors: in force with the next search."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.api import search
from search.contract import Query
from search.models import SynonymSet
from search.rebuild import rebuild
from search.synonyms import NO_SYNONYMS, Rule, Synonyms
from search.wordlists import current_synonyms, rules_of
from tests.search import notes

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def found(words: str, **more: Synonyms) -> list[str]:
    titles = notes.titles()
    return [titles[hit.key] for hit in search(notes.NAME, Query(words=words), **more).hits]


def test_none_are_none() -> None:
    assert current_synonyms() is NO_SYNONYMS


def test_lines_without_an_aim_find_each_other() -> None:
    assert rules_of(SynonymSet(words="Chor\n  Gesang  \n\nSingen lernen")) == (
        Rule("Chor", ("Gesang", "Singen lernen")),
        Rule("Gesang", ("Chor", "Singen lernen")),
        Rule("Singen lernen", ("Chor", "Gesang")),
    )


def test_lines_with_an_aim_find_it() -> None:
    assert rules_of(SynonymSet(words="Musik", finds="Chor\nGeige")) == (
        Rule("Musik", ("Chor", "Geige")),
    )


@pytest.mark.usefixtures("embedded")
def test_a_change_is_in_force_with_the_next_search() -> None:
    notes.write("Chor")
    rebuild(notes.NAME)
    assert found("Gesang") == []
    row = SynonymSet.objects.create(words="Gesang\nChor")
    assert found("Gesang") == ["Notiz Chor"]
    row.words = "Gesang\nOper"
    row.save()
    assert found("Gesang") == []
    row.words = "Gesang\nChor"
    row.save()
    assert found("Gesang") == ["Notiz Chor"]
    row.delete()
    assert found("Gesang") == []


@pytest.mark.usefixtures("embedded")
def test_other_synonyms_can_be_tried() -> None:
    notes.write("Chor")
    rebuild(notes.NAME)
    SynonymSet.objects.create(words="Gesang\nChor")
    assert found("Gesang", synonyms=NO_SYNONYMS) == []
    tried = Synonyms("try", (Rule("Lied", ("Chor",)),))
    assert found("Lied", synonyms=tried) == ["Notiz Chor"]


def test_unchanged_synonyms_cost_one_query() -> None:
    SynonymSet.objects.create(words="Gesang\nChor")
    current_synonyms()
    with CaptureQueriesContext(connection) as caught:
        current_synonyms()
    assert len(caught) == 1
