"""The page that says what a search finds, and why."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from search.drain import drain
from search.tasks import rebuild_index
from tests.search import notes
from tests.search.admin_pages import plain, see
from tests.search.fake_engine import FakeEngine
from tests.support.world import home_page, standard_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_a_search_is_explained(embedded: None, mara_client: Client) -> None:
    singing, german = notes.write("Chor singt"), notes.write("Deutschkurs am Abend")
    rebuild_index.func("notes")
    page = see(mara_client, "/admin/suche/frage/", index="notes", words="ein Kurs am Abend")
    table = [
        [plain(cell) for cell in row.find_all(["th", "td"])] for row in page.select("tbody tr")
    ]
    assert table == [["Kurs", "kurs", "–", "–"], ["Abend", "abend", "–", "–"]]
    text = plain(page)
    assert "Nicht gesucht, weil sie überall vorkommen: ein, am" in text
    assert "1 Treffer Die Einträge haben alle Wörter." in text
    (hit,) = page.select("li[value]")
    assert [plain(mark) for mark in hit.strong.find_all("mark")] == ["Deutschkurs", "Abend"]
    assert f"Nummer {german.pk}, Gewicht " in plain(hit)
    assert singing.name not in text


def test_a_compound_shows_its_parts_and_a_typing_mistake_its_correction(
    embedded: None, mara_client: Client
) -> None:
    notes.write("Töpferkurs")
    notes.write("Deutschkurs")
    rebuild_index.func("notes")
    page = see(mara_client, "/admin/suche/frage/", index="notes", words="Deutschkurs")
    assert [plain(cell) for cell in page.select("tbody tr td")] == [
        "deutschkurs",
        "deutsch + kurs",
        "–",
    ]
    wrong = see(mara_client, "/admin/suche/frage/", index="notes", words="Deutschkuss")
    link = wrong.find("a", string="Deutschkurs")
    assert link["href"] == "?index=notes&words=Deutschkurs"


def test_a_hit_that_is_no_longer_public_is_not_shown(embedded: None, mara_client: Client) -> None:
    note = notes.write("Geheimer Chor")
    rebuild_index.func("notes")
    Group.objects.filter(pk=note.pk).delete()
    text = plain(see(mara_client, "/admin/suche/frage/", index="notes", words="chor"))
    assert "1 Treffer" in text
    assert "(nicht mehr öffentlich; verlässt den Index beim nächsten Abgleich)" in text
    assert "Geheim" not in text


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"index": "notes", "words": ""}, "Dieses Feld muss ausgefüllt werden."),
        ({"index": "nots", "words": "a"}, "nots ist keine gültige Auswahl."),
        ({"index": "notes", "words": "a" * 201}, "höchstens 200 Zeichen"),
        ({"index": "notes", "words": "a\x00b"}, "Nullzeichen sind nicht erlaubt."),
    ],
)
def test_a_question_that_cannot_be_asked_gets_a_sentence(
    engine: FakeEngine, mara_client: Client, asked: dict[str, str], sentence: str
) -> None:
    assert sentence in plain(see(mara_client, "/admin/suche/frage/", **asked))


def test_markup_in_words_and_texts_stays_text(embedded: None, mara_client: Client) -> None:
    notes.write("Chor <b>laut</b>")
    rebuild_index.func("notes")
    page = see(mara_client, "/admin/suche/frage/", index="notes", words="<i>chor</i> laut")
    assert page.select("li[value] b, li[value] i, table b, table i") == []
    assert "Notiz Chor <b>laut</b>" in page.select_one("li[value] strong").get_text()


def test_other_texts_show_where_the_word_stands(site_index: None, mara_client: Client) -> None:
    text = "Wir beraten Menschen, die töpfern lernen wollen."
    standard_page(home_page(), "Beratung", slug="beratung", search_description=text)
    drain("site")
    page = see(mara_client, "/admin/suche/frage/", index="site", words="Töpfern")
    (hit,) = page.select("li[value]")
    assert plain(hit.strong) == "Beratung"
    assert [plain(one) for one in hit.find_all("dt")] == ["gefunden in „teaser“"]
    assert [plain(one) for one in hit.find_all("mark")] == ["töpfern"]
