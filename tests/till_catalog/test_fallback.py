"""The answer from the database, when there is no index."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.factories.catalogue import make_offer, make_run

from .looking import look

pytestmark = pytest.mark.db


@pytest.mark.usefixtures("no_engine")
def test_words_must_all_stand_in_title_subtitle_or_keywords(client: Client) -> None:
    make_run(make_offer(title="Nähen am Abend", description="Stricken"))
    keyed = make_offer(title="Stoffe", subtitle="für Neue")
    keyed.keywords.add("Nähen")
    make_run(keyed)
    assert set(look(client, "q=nähen").titles) == {"Nähen am Abend", "Stoffe"}
    assert look(client, "q=nähen+neue").titles == ["Stoffe"]
    assert look(client, "q=ABEND").titles == ["Nähen am Abend"]
    assert look(client, "q=stricken").titles == []
    assert look(client, "q=%25").titles == look(client).titles  # no word at all
    assert look(client, "q=x_%25").titles == []


@pytest.mark.usefixtures("no_engine")
def test_phrases_and_minus_words_hold_here_too(client: Client) -> None:
    for title in ("Nähen am Abend", "Abend mit Nähen", "Stricken"):
        make_run(make_offer(title=title))
    assert look(client, 'q="nähen am abend"').titles == ["Nähen am Abend"]
    assert look(client, "q=nähen -mit").titles == ["Nähen am Abend"]
    assert set(look(client, "q=-stricken").titles) == {"Nähen am Abend", "Abend mit Nähen"}


@pytest.mark.parametrize("word", ["Übungen", "übungen", "ÜBUNGEN"])
@pytest.mark.usefixtures("no_engine")
def test_umlauts_have_no_case_either(client: Client, word: str) -> None:
    make_run(make_offer(title="Übungen für den Rücken"))
    make_run(make_offer(title="Schreibübungen"))
    make_run(make_offer(title="Yoga"))
    assert set(look(client, f"q={word}").titles) == {"Übungen für den Rücken", "Schreibübungen"}


@pytest.mark.usefixtures("no_engine")
def test_the_page_says_that_the_search_is_limited_and_shows_no_facets(client: Client) -> None:
    make_run(make_offer(title="Nähen"))
    seen = look(client, "q=nähen&ort=54290&sortierung=entfernung&wochentag=mi&thema=x")
    assert seen.notices[0] == (
        "Die Suche ist gerade eingeschränkt. Wir finden nur Wörter, die genau so im Titel stehen."
    )
    assert seen.facet("form") == {}
    nothing = look(client, "q=nähkurs")
    assert "Gerade finden wir dazu nichts. Vielleicht gibt es trotzdem etwas" in nothing.text
    assert "gerade kein Angebot" not in nothing.text
    assert look(client, "q=nähen").headline == "1 Angebot"


@pytest.mark.usefixtures("no_engine")
def test_by_distance_and_relevance_become_by_date_and_it_is_said(client: Client) -> None:
    for title, day in (("Später", 20), ("Bald", 3)):
        make_run(
            make_offer(title=title, delivery_mode="online"),
            start=dt.date(2027, 1, 13) + dt.timedelta(days=day),
            is_online=True,
        )
    for address in ("ort=54290&sortierung=entfernung", "sortierung=datum", ""):
        seen = look(client, address)
        assert seen.titles == ["Bald", "Später"]
        assert seen.sorted_by == ["Datum"]
        assert "Zuerst steht, was als Nächstes beginnt." in seen.text
        assert "Entfernung" not in seen.sorts


@pytest.mark.usefixtures("no_engine")
def test_chosen_filters_survive_a_search_without_facets(client: Client) -> None:
    """The form has no boxes then; what was chosen must still be sent with the next words."""
    make_run(make_offer(title="Nähen"), price=Decimal(20))
    seen = look(client, "wochentag=mi&preis_max=50&form=vor_ort")
    assert seen.titles == ["Nähen"]
    sent = {
        (field["name"], field.get("value"))
        for field in seen.soup.select("#suche input[name]")
        if field.get("type") == "hidden" or field.has_attr("checked")
    }
    assert {("wochentag", "mi"), ("preis_max", "50"), ("form", "vor_ort")} <= sent


@pytest.mark.usefixtures("no_engine")
def test_nothing_hidden_comes_from_the_database(client: Client) -> None:
    for status in ("draft", "in_review", "withdrawn", "archived", "expired", "cancelled"):
        make_run(make_offer(title=f"Nähen {status}", status=status))
    make_run(make_offer(title="Nähen vorbei"), start=dt.date(2027, 1, 12))
    make_run(make_offer(title="Nähen später"), publish_from=dt.date(2027, 1, 14))
    make_run(make_offer(title="Nähen abgesagt"), cancelled=True)
    make_run(make_offer(title="Nähen"))
    assert look(client, "q=nähen").titles == ["Nähen"]


@pytest.mark.usefixtures("no_engine")
def test_pages_of_the_database_show_every_offer_once(client: Client) -> None:
    made = {make_run(make_offer()).offer.title for _ in range(41)}
    pages = [look(client, f"seite={page}").titles for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [20, 20, 1]
    assert {title for page in pages for title in page} == made


@pytest.mark.usefixtures("no_engine")
def test_a_broken_index_is_no_empty_page(client: Client, settings: Any) -> None:
    folder = Path(settings.SEARCH["DIRECTORY"]) / "offers"
    folder.mkdir(parents=True)
    (folder / "current").write_text("nonsense")
    make_run(make_offer(title="Nähen"))
    assert look(client, "q=nähen").titles == ["Nähen"]
    assert client.get("/kurse/vorschlaege/?q=näh").content.strip() == b""
