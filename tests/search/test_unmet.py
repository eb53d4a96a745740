"""Searches without hits: what is counted, what never is, and what of it an editor sees."""

import datetime as dt
import threading
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import OperationalError
from django.test import Client, RequestFactory

from portal.accounts.models import User
from portal.privacy.retention import run_out
from search import unmet
from search.contract import Result
from search.models import UnmetSearch
from search.unmet import Notebook, asked_by_person, is_unmet, worth_keeping
from tests.conftest import PASSWORD, logged_in
from tests.search.admin_pages import plain, see

pytestmark = [pytest.mark.db, pytest.mark.django_db]

REPORT = "/admin/suche/ohne-treffer/"
NOTHING = Result(hits=(), total=0)


@pytest.fixture(autouse=True)
def wednesday(settings: Any) -> dt.date:
    settings.PORTAL_TODAY = "2027-01-13"
    return dt.date(2027, 1, 13)


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """A notebook of this test, that writes only when it is told to."""
    fresh = Notebook()
    monkeypatch.setattr(fresh, "start", lambda: None)
    monkeypatch.setattr(unmet, "notebook", fresh)
    return fresh


def kept() -> dict[str, int]:
    return dict(UnmetSearch.objects.values_list("text", "count"))


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("  Töpfern   am  ABEND ", "töpfern am abend"),
        ('"Erste Hilfe" -Kinder', "erste hilfe"),
        ("Deutsch B1", "deutsch b1"),
        ("Paragraf 87", "paragraf 87"),
        ("maria.muster@post.example", ""),
        ("maria (at) post www.post.example", ""),
        ("http://example.org", ""),
        ("0651 7180", ""),
        ("54290", ""),
        ("+49 651/12", ""),
        ("Meier 1 9 7 4", ""),
        ("eins zwei drei vier fünf sechs", ""),
        ("x" * 61, ""),
        ("und der", ""),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_what_might_name_somebody_is_never_counted(typed: str, counted: str) -> None:
    assert worth_keeping(typed) == counted


@pytest.mark.parametrize(
    ("result", "filtered", "unmet_by_words"),
    [
        (Result(hits=(), total=0), False, True),
        (Result(hits=(), total=0, without={"preis": 0}), True, True),
        (Result(hits=(), total=0, without={"preis": 3}), True, False),
        (Result(hits=(), total=4, stage="near"), False, True),
        (Result(hits=(), total=4, stage="near"), True, False),
        (Result(hits=(), total=4, stage="relaxed"), False, False),
        (Result(hits=(), total=4), False, False),
        (Result(hits=(), total=0, stage="database"), False, False),
        (Result(hits=(), total=0, no_words=True), False, False),
    ],
)
def test_only_words_that_are_to_blame(result: Result, filtered: bool, unmet_by_words: bool) -> None:
    assert is_unmet(result, filtered=filtered) is unmet_by_words


@pytest.mark.parametrize(
    ("method", "headers", "person"),
    [
        ("GET", {"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/130.0"}, True),
        ("HEAD", {}, False),
        ("GET", {"Sec-Purpose": "prefetch;prerender"}, False),
        ("GET", {"Purpose": "prefetch"}, False),
        ("GET", {"X-Moz": "prefetch"}, False),
        ("GET", {"User-Agent": "Mozilla/5.0 (compatible; Examplebot/2.1)"}, False),
    ],
)
def test_only_what_a_person_looks_at(method: str, headers: dict[str, str], person: bool) -> None:
    request = RequestFactory().generic(method, "/kurse/", headers=headers)
    assert asked_by_person(request) is person


def test_equal_texts_of_a_day_are_one_row(notebook: Notebook, wednesday: dt.date) -> None:
    request = RequestFactory().get("/kurse/")
    for typed in ("Töpfern", "töpfern ", "Segeln"):
        unmet.note(request, "offers", typed, NOTHING)
    assert kept() == {}
    notebook.write()
    assert kept() == {"töpfern": 2, "segeln": 1}
    unmet.note(request, "offers", "TÖPFERN", NOTHING)
    notebook.write()
    notebook.write()
    assert kept() == {"töpfern": 3, "segeln": 1}
    assert {row.day for row in UnmetSearch.objects.all()} == {wednesday}


def test_a_day_holds_only_so_many_texts(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unmet, "MOST_A_DAY", 2)
    for texts in (("a", "b", "c"), ("c", "b"), ("d",)):
        for text in texts:
            notebook.add("offers", text)
        notebook.write()
    assert kept() == {"a": 1, "b": 2}


def test_what_the_database_refuses_is_tried_again_and_nobody_notices(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(counts: object) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(unmet, "_store", locked)
        unmet.note(RequestFactory().get("/"), "offers", "Segeln", NOTHING)
        notebook.write()
    notebook.add("offers", "segeln")
    notebook.write()
    assert kept() == {"segeln": 2}


def test_the_thread_is_begun_once_and_again_after_a_fork() -> None:
    begun = []
    book = Notebook()

    def start() -> threading.Thread:
        begun.append(threading.Thread(target=lambda: None))
        return begun[-1]  # not alive: as in a child process

    book.start = start  # type: ignore[method-assign]
    book.add("offers", "a")
    book.add("offers", "b")
    assert len(begun) == 2


def test_after_thirty_days_it_is_gone(wednesday: dt.date) -> None:
    for days in (29, 30, 31):
        UnmetSearch.objects.create(
            index_name="offers", text=f"vor {days}", day=wednesday - dt.timedelta(days=days)
        )
    run_out()
    assert set(kept()) == {"vor 29", "vor 30"}


# -- the report ---------------------------------------------------------------------------------


@pytest.fixture
def rita(db: None) -> Client:
    """Rita, who may see what was not found, and keep synonyms."""
    group = Group.objects.create(name="Lücken finden")
    rights = ("access_admin", "view_unmetsearch", "add_synonymset")
    group.permissions.set(Permission.objects.filter(codename__in=rights))
    user = User.objects.create_user(email="rita@stadt.example", password=PASSWORD)
    user.groups.add(group)
    return logged_in(user)


def counted(text: str, count: int, *, days: int = 0, index: str = "offers") -> None:
    day = dt.date(2027, 1, 13) - dt.timedelta(days=days)
    UnmetSearch.objects.create(index_name=index, text=text, count=count, day=day)


def table(page: Any) -> list[list[str]]:
    return [
        [plain(cell) for cell in row.find_all(["th", "td"])][:4] for row in page.select("tbody tr")
    ]


def test_the_report_adds_the_days_up_and_shows_what_was_asked_twice(rita: Client) -> None:
    counted("segeln", 1, days=3)
    counted("segeln", 1, days=1)
    counted("tauchen", 5, days=29)
    counted("tauchen", 9, days=30)
    counted("einmal", 1)
    counted("öffnungszeiten", 2, index="site")
    page = see(rita, REPORT)
    assert table(page) == [
        ["tauchen", "Angebote", "5", "15.12.2026"],
        ["segeln", "Angebote", "2", "12.01.2027"],
        ["öffnungszeiten", "Seiten", "2", "13.01.2027"],
    ]
    assert [link["href"] for link in page.select("tbody tr:first-child a")] == [
        "/kurse/?q=tauchen",
        "/admin/suche/gleichbedeutend/new/?woerter=tauchen",
    ]
    assert page.select("tbody tr:last-child a")[0]["href"].startswith("/suche/?q=%C3%B6ff")


def test_anna_sees_neither_report_nor_menu_item(anna_client: Client) -> None:
    assert anna_client.get(REPORT).headers["Location"] == "/admin/"
    assert "ohne-treffer" not in anna_client.get("/admin/").content.decode()


def test_mara_manages_the_search_and_does_not_see_what_people_typed(mara_client: Client) -> None:
    assert mara_client.get(REPORT).headers["Location"] == "/admin/"


def test_the_report_costs_the_same_for_one_and_three(
    rita: Client, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    assert "Es gibt keine" in plain(see(rita, REPORT))
    counted("segeln", 2)
    with django_assert_max_num_queries(30) as first:
        rita.get(REPORT)
    counted("tauchen", 2)
    counted("fliegen", 2)
    with django_assert_num_queries(len(first)):
        rita.get(REPORT)
