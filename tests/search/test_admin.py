"""Mara looks after the search: her group may. Anna the editor sees nothing of it."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks_db.models import DBTaskResult

from portal import clock
from search import outbox
from search.drain import drain
from search.models import OutboxRow, RebuildRun, Step
from search.tasks import rebuild_index
from tests.search import notes
from tests.search.admin_pages import plain, see
from tests.search.fake_engine import FakeEngine

pytestmark = [pytest.mark.db, pytest.mark.django_db]

OVERVIEW = "/admin/suche/"
FAILED = "/admin/suche/fehler/"


def facts(page: BeautifulSoup, index: str = notes.NAME) -> dict[str, str]:
    """What the card of an index says."""
    section = page.find("section", attrs={"aria-labelledby": f"index-{index}"})
    names = [plain(one) for one in section.find_all("dt")]
    return dict(zip(names, map(plain, section.find_all("dd")), strict=True)) | {
        "Zustand": plain(section.strong)
    }


def enqueued() -> list[tuple[str, list[Any]]]:
    results = default_task_backend.results  # type: ignore[attr-defined]
    return [(result.task.name, list(result.args)) for result in results]


@pytest.fixture(autouse=True)
def _no_tasks_yet() -> None:
    default_task_backend.clear()  # type: ignore[attr-defined]


def begun(**values: Any) -> RebuildRun:
    now = clock.real_now()
    return RebuildRun.objects.create(
        **{"index_name": notes.NAME, "engine": "embedded", "lock": "anderer-rechner"}
        | {"started_at": now, "heartbeat": now}
        | values
    )


def refused(engine: FakeEngine, *texts: str) -> list[int]:
    """Notes that the engine has refused."""
    keys = [notes.write(text).pk for text in texts]
    engine.refuse = set(keys)
    drain(notes.NAME)
    return keys


# -- who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [OVERVIEW, FAILED, "/admin/suche/frage/?index=notes&words=a"])
def test_anna_is_sent_back_and_has_no_menu_item(
    engine: FakeEngine, anna_client: Client, address: str
) -> None:
    response = anna_client.get(address)
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")
    assert "/admin/suche/" not in anna_client.get("/admin/").content.decode()


def test_mara_has_a_menu_item(engine: FakeEngine, mara_client: Client) -> None:
    assert "/admin/suche/" in mara_client.get("/admin/").content.decode()


def test_annas_buttons_do_nothing(engine: FakeEngine, anna_client: Client) -> None:
    (key,) = refused(engine, "Chor")
    row = OutboxRow.objects.get(key=key)
    for address in (
        reverse("search-admin:rebuild", args=("notes",)),
        reverse("search-admin:retry_all"),
        reverse("search-admin:retry", args=(row.pk,)),
    ):
        assert anna_client.post(address).headers["Location"] == "/admin/"
    row.refresh_from_db()
    assert (row.tries, enqueued()) == (1, [])


def test_the_right_can_be_given_to_a_group(sofia_client: Client) -> None:
    page = see(sofia_client, reverse("wagtailusers_groups:add"))
    assert "Suche beobachten, prüfen und neu aufbauen" in plain(page)


# -- how the indexes are ------------------------------------------------------------------------


def test_a_card_says_how_an_index_is(engine: FakeEngine, mara_client: Client) -> None:
    notes.write("Chor")
    drain(notes.NAME)
    assert facts(see(mara_client, OVERVIEW)) == {
        "Zustand": "In Ordnung.",
        "Einträge": "1",
        "Änderungen": "Alle Änderungen sind übernommen.",
        "Suchmaschine": "embedded",
        "Neuaufbau": "Noch nicht neu aufgebaut.",
    }


def test_what_waits_too_long_is_an_alarm(engine: FakeEngine, mara_client: Client) -> None:
    for name in ("Chor", "Lauftreff"):
        notes.write(name)
    OutboxRow.objects.update(changed_at=clock.real_now() - dt.timedelta(minutes=7))
    found = facts(see(mara_client, OVERVIEW))
    assert found["Zustand"] == "Änderungen bleiben liegen."
    assert found["Änderungen"] == "2 Änderungen warten. Wartezeit der ältesten: 7 Minuten."


def test_what_only_was_refused_is_no_fault_of_the_worker(
    engine: FakeEngine, mara_client: Client
) -> None:
    refused(engine, "Chor")
    OutboxRow.objects.update(changed_at=clock.real_now() - dt.timedelta(minutes=7))
    found = facts(see(mara_client, OVERVIEW))
    assert found["Zustand"] == "Änderungen werden nicht angenommen."
    assert (
        found["Änderungen"] == "1 Änderung wartet. Wartezeit: 7 Minuten. Davon nicht gelungen: 1."
    )


def test_with_the_engine_down_every_page_still_renders(
    engine: FakeEngine, mara_client: Client
) -> None:
    (key,) = refused(engine, "Chor")
    engine.down = True
    assert facts(see(mara_client, OVERVIEW))["Zustand"] == "Die Suchmaschine antwortet nicht."
    assert f"Notiz Chor notes {key}" in plain(see(mara_client, FAILED))
    answer = plain(see(mara_client, "/admin/suche/frage/", index="notes", words="chor"))
    assert "Die Suchmaschine antwortet nicht; geantwortet hat die Datenbank." in answer
    assert "1 Treffer Die Antwort kommt aus der Datenbank" in answer
    assert "Notiz Chor" in answer


# -- rebuilding ---------------------------------------------------------------------------------


def test_the_button_has_the_index_rebuilt(engine: FakeEngine, mara_client: Client) -> None:
    address = reverse("search-admin:rebuild", args=("notes",))
    page = see(mara_client, OVERVIEW)
    assert page.find("form", attrs={"action": address})["method"] == "post"
    answer = mara_client.post(address, follow=True)
    assert enqueued() == [("rebuild_index", ["notes"])]
    assert "Der Index „notes“ wird neu aufgebaut." in answer.content.decode()
    rebuild_index.func("notes")
    assert facts(see(mara_client, OVERVIEW))["Neuaufbau"].endswith(": Gelungen, in 1 Sekunde.")


def test_a_second_button_press_says_that_it_is_under_way(
    engine: FakeEngine, mara_client: Client
) -> None:
    begun()
    address = reverse("search-admin:rebuild", args=("notes",))
    assert not see(mara_client, OVERVIEW).find("form", attrs={"action": address})
    answer = mara_client.post(address, follow=True)
    assert enqueued() == []
    assert "Der Index „notes“ wird gerade schon neu aufgebaut." in answer.content.decode()


def test_a_rebuild_in_the_queue_waits_for_its_turn(engine: FakeEngine, mara_client: Client) -> None:
    DBTaskResult.objects.create(
        task_path="search.tasks.rebuild_index",
        args_kwargs={"args": ["notes"], "kwargs": {}},
        backend_name="default",
        queue_name="slow",
        status=TaskResultStatus.READY,
        run_after=clock.real_now(),
        exception_class_path="",
        traceback="",
    )
    found = facts(see(mara_client, OVERVIEW))["Neuaufbau"]
    assert found == "Der Neuaufbau wartet auf seinen Beginn. Stand aktualisieren"
    assert facts(see(mara_client, OVERVIEW), "site")["Neuaufbau"] == "Noch nicht neu aufgebaut."


def test_the_progress_renews_itself_until_the_end(engine: FakeEngine, mara_client: Client) -> None:
    run = begun(step=Step.BUILDING, done=1200, total=4800)
    page = see(mara_client, OVERVIEW)
    address = page.select_one("[hx-get]")["hx-get"]
    assert page.find("a", string="Stand aktualisieren")["href"] == OVERVIEW
    fragment = mara_client.get(address)
    shown = BeautifulSoup(fragment.content, "html.parser")
    assert plain(shown.label) == "Index aufbauen: 1.200 von 4.800 Einträgen"
    assert (shown.progress["value"], shown.progress["max"]) == ("1200", "4800")
    assert ("no-store" in fragment.headers["Cache-Control"], "HX-Refresh" in fragment.headers) == (
        True,
        False,
    )
    RebuildRun.objects.filter(pk=run.pk).update(finished_at=clock.real_now(), documents=4800)
    assert mara_client.get(address).headers["HX-Refresh"] == "true"
    assert see(mara_client, OVERVIEW).select("[hx-get]") == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"finished": True, "error": "Der Aufbau ist gescheitert (x)."},
            "Der Aufbau ist gescheitert (x).",
        ),
        (
            {"heartbeat": dt.timedelta(minutes=3)},
            "Abgebrochen: Der Vorgang gibt kein Lebenszeichen mehr. Sie können neu beginnen.",
        ),
    ],
)
def test_a_rebuild_that_went_wrong_says_so_and_can_be_begun_again(
    engine: FakeEngine, mara_client: Client, values: dict[str, Any], sentence: str
) -> None:
    now = clock.real_now()
    begun(
        heartbeat=now - values.get("heartbeat", dt.timedelta()),
        finished_at=now if "finished" in values else None,
        error=values.get("error", ""),
    )
    assert facts(see(mara_client, OVERVIEW))["Neuaufbau"].partition(": ")[2] == sentence
    mara_client.post(reverse("search-admin:rebuild", args=("notes",)))
    assert enqueued() == [("rebuild_index", ["notes"])]


def test_an_unknown_index_is_not_found(engine: FakeEngine, mara_client: Client) -> None:
    statuses = (
        mara_client.post(reverse("search-admin:rebuild", args=("nots",))).status_code,
        mara_client.get(reverse("search-admin:progress", args=("nots",))).status_code,
        mara_client.post(reverse("search-admin:retry", args=(99,))).status_code,
    )
    assert (statuses, enqueued()) == ((404, 404, 404), [])


# -- what could not be indexed ------------------------------------------------------------------


def rows(page: BeautifulSoup) -> list[str]:
    return [plain(row.th) for row in page.select("tbody tr")]


def test_refused_changes_are_listed_with_title_and_reason(
    engine: FakeEngine, mara_client: Client
) -> None:
    chor, broken = refused(engine, "Chor", notes.UNREADABLE)
    notes.write("Lauftreff")  # waits, but has not failed
    page = see(mara_client, FAILED)
    assert rows(page) == [
        f"Notiz Chor notes {chor}",
        f"(gelöscht oder nicht lesbar) notes {broken}",
    ]
    cells = [[plain(cell) for cell in row.find_all("td")] for row in page.select("tbody tr")]
    assert [cell[1:3] for cell in cells] == [["refused", "1"], ["ValueError: kaputte Notiz", "1"]]
    assert "2 Änderungen ließen sich nicht übernehmen." in plain(see(mara_client, OVERVIEW))


def test_a_row_of_an_index_that_is_gone_is_listed_all_the_same(
    engine: FakeEngine, mara_client: Client
) -> None:
    OutboxRow.objects.create(index_name="alt", key=7, changed_at=clock.real_now(), tries=2)
    assert rows(see(mara_client, FAILED)) == ["(gelöscht oder nicht lesbar) alt 7"]


def test_one_is_tried_again(engine: FakeEngine, mara_client: Client) -> None:
    chor, walk = refused(engine, "Chor", "Lauftreff")
    engine.refuse = set()
    row = OutboxRow.objects.get(key=chor)
    answer = mara_client.post(reverse("search-admin:retry", args=(row.pk,)), follow=True)
    assert "Es wird noch einmal versucht." in answer.content.decode()
    assert enqueued() == [("drain_index", ["notes"])]
    assert rows(see(mara_client, FAILED)) == [f"Notiz Lauftreff notes {walk}"]
    assert drain(notes.NAME).done == 1
    assert [one.key for one in outbox.failed_rows()] == [walk]
    assert set(engine.documents) == {chor}


def test_all_are_tried_again_and_what_fails_again_comes_back(
    engine: FakeEngine, mara_client: Client
) -> None:
    chor, walk = refused(engine, "Chor", "Lauftreff")
    engine.refuse = {walk}
    mara_client.post(reverse("search-admin:retry_all"))
    assert rows(see(mara_client, FAILED)) == []
    drain(notes.NAME)
    assert set(engine.documents) == {chor}
    assert rows(see(mara_client, FAILED)) == [f"Notiz Lauftreff notes {walk}"]


def test_what_was_settled_meanwhile_is_no_error(engine: FakeEngine, mara_client: Client) -> None:
    (key,) = refused(engine, "Chor")
    row = OutboxRow.objects.get(key=key)
    outbox.settle(notes.NAME, {key: row.wanted})
    answer = mara_client.post(reverse("search-admin:retry", args=(row.pk,)), follow=True)
    assert "Das ist inzwischen übernommen." in answer.content.decode()
    assert enqueued() == []


def test_the_list_has_pages(
    engine: FakeEngine, mara_client: Client, django_assert_max_num_queries: Any
) -> None:
    OutboxRow.objects.bulk_create(
        OutboxRow(index_name="notes", key=key, changed_at=clock.real_now(), tries=1)
        for key in range(120)
    )
    pages = [rows(see(mara_client, FAILED, p=str(number))) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [50, 50, 20]
    assert len(set().union(*pages)) == 120
    with django_assert_max_num_queries(25):
        see(mara_client, FAILED)
