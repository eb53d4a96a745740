"""Editing a page as people do: drafts may be unfinished, publishing says in German what is missing."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from portal.pages.models import HomePage, StandardPage
from portal.pages.texts import running_text

from .page_tree import make_home, make_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def home() -> HomePage:
    return make_home()


@pytest.fixture
def page(home: HomePage) -> StandardPage:
    made = make_page("Lerntreff", parent=home, live=False)
    made.save_revision()
    return made


def data(**fields: Any) -> dict[str, Any]:
    values = {
        "title": "Lerntreff",
        "slug": "lerntreff",
        "teaser": "",
        "body": streamfield([("heading", {"text": "", "level": "2"})]),
        "side": streamfield([]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MAX_NUM_FORMS": 1000},
    }
    return nested_form_data(values | fields)


def edit(client: Client, page: Page, **fields: Any) -> BeautifulSoup:
    answer = client.post(f"/admin/pages/{page.pk}/edit/", data(**fields), follow=True)
    return BeautifulSoup(answer.content, "html.parser")


def test_a_draft_may_be_unfinished(sofia_client: Client, page: StandardPage) -> None:
    shown = edit(sofia_client, page)
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.body[0].value["text"] == ""
    panel = shown.select_one(".help-warning")
    assert panel is not None
    assert [item.get_text(" ", strip=True) for item in panel.select("li")] == [
        "1. Überschrift, Überschrift: Dieses Feld muss ausgefüllt werden."
    ]


def test_an_unfinished_page_is_not_published(sofia_client: Client, page: StandardPage) -> None:
    edit(sofia_client, page, **{"action-publish": "1"})
    assert StandardPage.objects.get(pk=page.pk).live is False


def test_a_finished_page_is(sofia_client: Client, page: StandardPage) -> None:
    body = streamfield([("heading", {"text": "Wo?", "level": "2"})])
    edit(sofia_client, page, body=body, **{"action-publish": "1"})
    assert StandardPage.objects.get(pk=page.pk).live is True


def test_the_list_of_pages_publishes_nothing_unfinished(
    sofia_client: Client, home: HomePage, page: StandardPage
) -> None:
    """The bulk action publishes the last draft without a form in between."""
    edit(sofia_client, page)
    address = f"/admin/bulk/wagtailcore/page/publish/?next=/admin/pages/{home.pk}/&id={home.pk}"
    answer = sofia_client.post(address, {"include_descendants": "on"}, follow=True)
    assert "„Lerntreff“ ist noch nicht fertig: 1. Überschrift, Überschrift:" in (
        BeautifulSoup(answer.content, "html.parser").get_text(" ")
    )
    assert StandardPage.objects.get(pk=page.pk).live is False


def test_how_hard_the_text_is_stands_beside_it(sofia_client: Client, home: HomePage) -> None:
    text = "<p>Hier finden Sie Kurse. Das kostet oft nichts. Rufen Sie uns an.</p>" * 3
    page = make_page("Kurse", parent=home, body=[("paragraph", text)])
    answer = sofia_client.get(f"/admin/pages/{page.pk}/edit/")
    words = " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())
    assert "Gut zu lesen: Fast alle Erwachsenen verstehen diesen Text." in words
    assert "LIX 4 (unter 35 ist leicht, über 45 schwer)" in words
    assert "Nichts steht der Veröffentlichung im Weg." in words


def test_a_heading_and_a_point_of_a_list_are_lines_of_their_own(home: HomePage) -> None:
    page = make_page(
        "Kurse",
        parent=home,
        body=[
            ("heading", {"text": "Für wen?", "level": "2"}),
            ("paragraph", "<ul><li>Kinder</li><li>Eltern</li></ul>"),
            ("button", {"label": "Zu den Kursen", "page": None, "address": "/kurse/"}),
        ],
    )
    lines = [line for line in running_text(page).split("\n") if line]
    assert lines == ["Für wen?", "Kinder", "Eltern"]


def test_the_page_checker_speaks_german(sofia_client: Client, home: HomePage) -> None:
    page = make_page("Kurse", parent=home)
    answer = sofia_client.get(f"/admin/pages/{page.pk}/edit/preview/")
    assert answer.status_code in (200, 302)
    text = sofia_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Einem Video fehlen Untertitel" in text
    assert "Use meaningful text" not in text
