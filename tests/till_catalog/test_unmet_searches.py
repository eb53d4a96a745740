"""Which searches of the pages count as not met."""

from typing import Any

import pytest
from django.test import Client

from search import unmet
from search.models import UnmetSearch
from search.rebuild import rebuild
from search.unmet import Notebook

from .courses import Index, course

pytestmark = pytest.mark.db


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Notebook:
    fresh = Notebook()
    monkeypatch.setattr(fresh, "start", lambda: None)
    monkeypatch.setattr(unmet, "notebook", fresh)
    return fresh


def noted(notebook: Notebook) -> dict[tuple[str, str], int]:
    UnmetSearch.objects.all().delete()
    notebook.write()
    rows = UnmetSearch.objects.values_list("index_name", "text", "count")
    return {(index, text): count for index, text, count in rows}


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("/kurse/?q=Quantenphysik", {("offers", "quantenphysik"): 1}),
        ("/kurse/?q=Quantenphysik&wochentag=mo", {("offers", "quantenphysik"): 1}),
        ("/kurse/?q=Keramik&wochentag=so", {}),  # the filter is to blame
        ("/kurse/?q=Keramig", {("offers", "keramig"): 1}),  # only what is written alike
        ("/kurse/?q=Keramik", {}),
        ("/kurse/?wochentag=so", {}),
        ("/kurse/?q=Quantenphysik&seite=2", {}),
        ("/kurse/?q=maria@post.example", {}),
        ("/api/v1/offers/?q=Quantenphysik", {}),
        ("/suche/?q=Quantenphysik", {("site", "quantenphysik"): 1}),
        ("/suche/?q=Keramik", {}),  # a course is found
    ],
)
def test_what_counts(
    client: Client, index: Index, notebook: Notebook, address: str, counted: dict[Any, int]
) -> None:
    course("Keramik")
    index()
    rebuild("site", force=True)
    assert client.get(address).status_code == 200
    assert noted(notebook) == counted
    client.head(address)
    assert noted(notebook) == {}


def test_the_answer_of_the_database_counts_nothing(
    client: Client, no_engine: None, notebook: Notebook
) -> None:
    client.get("/kurse/?q=Quantenphysik")
    assert noted(notebook) == {}
