"""Lena keeps the synonyms: she sees what a set would change before she saves it."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.test import Client

from portal.accounts.models import User
from search import registry
from search.models import SynonymSet
from search.rebuild import rebuild
from tests.conftest import PASSWORD, logged_in
from tests.search import notes
from tests.search.admin_pages import plain

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LIST = "/admin/suche/gleichbedeutend/"
NEW = f"{LIST}new/"


@pytest.fixture
def lena(db: None) -> Client:
    """Lena, who may keep synonyms and nothing else of the search."""
    group = Group.objects.create(name="Wörter pflegen")
    rights = ("access_admin", "add_synonymset", "change_synonymset", "delete_synonymset")
    group.permissions.set(Permission.objects.filter(codename__in=rights))
    user = User.objects.create_user(email="lena@stadt.example", password=PASSWORD)
    user.groups.add(group)
    return logged_in(user)


@pytest.fixture
def notes_for_editors(
    embedded: None, db: None, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    """The one index that editors see; call it with the texts that are in it."""
    index = dataclasses.replace(notes.INDEX, label="Notizen")
    monkeypatch.setattr(registry, "_indexes", {notes.NAME: index})

    def build(*texts: str) -> None:
        for text in texts:
            notes.write(text)
        rebuild(notes.NAME)

    return build


MUCH = (
    "„%s“ fände mehr als ein Fünftel aller Einträge (Notizen: 2 von 6). Wer so sucht, findet nichts"
    " mehr heraus."
)
ALONE = (
    "Ein Wort allein hat kein gleichbedeutendes. Schreiben Sie ein zweites in die nächste Zeile, oder"
    " füllen Sie „finden auch“ aus."
)
LONG = (
    "„eins zwei drei vier fünf sechs“ ist zu lang. Schreiben Sie nur ein Wort oder eine Wendung je"
    " Zeile."
)


def send(client: Client, words: str, finds: str = "", at: str = NEW, **more: str) -> BeautifulSoup:
    response = client.post(at, {"words": words, "finds": finds, "note": "", **more})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").find(id="main")


def previewed(client: Client, words: str, finds: str = "", at: str = NEW) -> BeautifulSoup:
    return send(client, words, finds, at, **{"action-preview": "1"})


def rows(page: BeautifulSoup) -> list[list[str]]:
    table = page.select_one("section[aria-labelledby=preview] table")
    return [
        [plain(cell) for cell in row.find_all(["th", "td"])] for row in table.select("tbody tr")
    ]


def warnings(page: BeautifulSoup) -> list[str]:
    return [plain(one) for one in page.select("section .help-warning p")]


def errors(page: BeautifulSoup) -> list[str]:
    return [plain(one) for one in page.select(".w-field__errors .error-message")]


def test_anna_may_not(anna_client: Client) -> None:
    row = SynonymSet.objects.create(words="PC\nComputer")
    for address in (LIST, NEW, f"{LIST}edit/{row.pk}/", f"{LIST}delete/{row.pk}/"):
        assert anna_client.get(address).headers["Location"] == "/admin/"
        assert anna_client.post(address).headers.get("Location", "/admin/") == "/admin/"
    assert "gleichbedeutend" not in anna_client.get("/admin/").content.decode()
    assert list(SynonymSet.objects.all()) == [row]


def test_lena_sees_her_menu_item_and_not_the_state_of_the_search(lena: Client) -> None:
    start = lena.get("/admin/").content.decode()
    assert LIST in start
    assert lena.get("/admin/suche/").headers["Location"] == "/admin/"


def test_a_preview_says_what_is_found_today_and_then_and_saves_nothing(
    lena: Client, notes_for_editors: Callable[..., None]
) -> None:
    notes_for_editors("Computer", "PC für alle", "PC reparieren", *(f"Chor {n}" for n in range(20)))
    page = previewed(lena, "PC\nComputer\nEDV")
    assert [row[:4] for row in rows(page)] == [
        ["PC", "Notizen", "2", "3"],
        ["Computer", "Notizen", "1", "3"],
        ["EDV", "Notizen", "0", "3"],
    ]
    assert rows(page)[0][4] == "Notiz Computer"
    assert warnings(page) == []
    assert SynonymSet.objects.count() == 0
    assert page.find("textarea", attrs={"name": "words"}).get_text().split() == [
        "PC",
        "Computer",
        "EDV",
    ]


def test_saving_puts_it_in_force(lena: Client, notes_for_editors: Callable[..., None]) -> None:
    notes_for_editors("Computer")
    response = lena.post(NEW, {"words": " PC \n\nComputer", "finds": "", "note": ""})
    assert response.headers["Location"] == LIST
    (row,) = SynonymSet.objects.all()
    assert (row.words, row.finds) == ("PC\nComputer", "")
    page = previewed(lena, "PC\nComputer", at=f"{LIST}edit/{row.pk}/")
    assert rows(page)[0] == ["PC", "Notizen", "1", "1", "–"]
    assert "Zurzeit ändert sich dadurch nichts." in plain(page)


def test_a_word_taken_out_is_in_the_preview(
    lena: Client, notes_for_editors: Callable[..., None]
) -> None:
    notes_for_editors("Computer", "Rechner", *(f"Chor {n}" for n in range(20)))
    row = SynonymSet.objects.create(words="PC\nComputer\nRechner")
    page = previewed(lena, "Computer\nRechner", at=f"{LIST}edit/{row.pk}/")
    assert [found[:4] for found in rows(page)] == [
        ["Computer", "Notizen", "2", "2"],
        ["Rechner", "Notizen", "2", "2"],
        ["PC", "Notizen", "2", "0"],
    ]
    row.refresh_from_db()
    assert row.words == "PC\nComputer\nRechner"


def test_one_way_changes_only_what_stands_above(
    lena: Client, notes_for_editors: Callable[..., None]
) -> None:
    notes_for_editors("Geige", "Musik", *(f"Chor {n}" for n in range(20)))
    page = previewed(lena, "Musik", "Geige")
    assert rows(page) == [["Musik", "Notizen", "1", "2", "Notiz Geige"]]


def test_only_the_first_titles_are_listed(
    lena: Client, notes_for_editors: Callable[..., None]
) -> None:
    notes_for_editors(*(f"Computer {letter}" for letter in "abcdefgh"))
    page = previewed(lena, "PC\nComputer")
    titles = page.select("section td ul")[0].find_all("li")
    assert len(titles) == 5
    assert "und 3 weitere Einträge" in plain(page)


def test_warnings(lena: Client, notes_for_editors: Callable[..., None]) -> None:
    notes_for_editors("Computer", "Computer für alle", *(f"Chor {n}" for n in range(4)))
    SynonymSet.objects.create(words="Komputer\nPC\nEDV")
    assert warnings(previewed(lena, "pc\nComputer\nund der")) == [
        "„und der“ kommt überall vor und wird nie gesucht. Die Zeile bewirkt nichts.",
        "Steht auch in „Komputer, PC, EDV“: pc. Führen Sie beide besser zusammen.",
        MUCH % "pc",
        MUCH % "Computer",
    ]


def test_without_the_engine_there_is_no_preview_but_saving_works(
    lena: Client, notes_for_editors: Callable[..., None]
) -> None:
    page = previewed(lena, "PC\nComputer")  # no index was ever built
    assert "Die Suchmaschine antwortet nicht." in plain(page)
    assert page.select("section table") == []


@pytest.mark.parametrize(
    ("words", "finds", "said"),
    [
        (
            "PC",
            "",
            [ALONE],
        ),
        ("PC\npc\nEDV", "", ["„pc“ steht zweimal da."]),
        ("Straße\nStrasse", "", ["„Strasse“ steht zweimal da."]),
        ("PC\n!!!", "", ["„!!!“ enthält kein Wort."]),
        (
            "PC\neins zwei drei vier fünf sechs",
            "",
            [LONG],
        ),
        ("PC", "pc", ["„pc“ steht auch oben."]),
        (
            "\n".join(f"Wort{n}" for n in range(21)),
            "",
            ["Höchstens 20 Zeilen. Teilen Sie die Wörter auf mehrere Einträge auf."],
        ),
    ],
)
def test_mistakes_are_told_at_the_field(
    lena: Client, words: str, finds: str, said: list[str]
) -> None:
    assert errors(send(lena, words, finds)) == said
    assert errors(previewed(lena, words, finds)) == said
    assert SynonymSet.objects.count() == 0


def test_the_list_costs_the_same_for_one_and_three(
    lena: Client, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    SynonymSet.objects.create(words="PC\nComputer")
    lena.get(LIST)
    with django_assert_max_num_queries(30) as first:
        lena.get(LIST)
    for word in ("Chor", "Gesang"):
        SynonymSet.objects.create(words=f"{word}\nSingen", finds="Lied")
    with django_assert_num_queries(len(first)):
        page = lena.get(LIST)
    assert "Chor, Singen" in page.content.decode()


def test_a_word_from_the_report_is_filled_in(lena: Client) -> None:
    page = BeautifulSoup(lena.get(f"{NEW}?woerter=trommeln").content, "html.parser")
    assert page.find("textarea", attrs={"name": "words"}).get_text().strip() == "trommeln"
