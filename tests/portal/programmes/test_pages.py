"""Pages of programmes: what they say, in which order, and to whom."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from portal.programmes.models import ProgrammeIndexPage

from ..page_tree import make_page
from .trees import add_partners, make_contact, make_index, make_programme

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def index() -> ProgrammeIndexPage:
    return make_index()


def soup(client: Client, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def text(node: object) -> str:
    return node.get_text(" ", strip=True)


def test_a_programme_says_what_for_for_whom_and_whom_to_call(
    client: Client, index: ProgrammeIndexPage
) -> None:
    page = make_programme(
        index,
        "Lerntreff",
        contact=make_contact(),
        figures=[("figure", {"number": "8", "label": "Lernplätze", "source": "2026"})],
        timeline=[("entry", {"when": "Herbst", "title": "Eröffnung", "text": "<p>Viele.</p>"})],
    )
    add_partners(page, 2)
    shown = soup(client, "/programme/lerntreff/")
    assert [text(heading) for heading in shown.select("main h1, main h2")] == [
        "Lerntreff",
        "Unser Ziel",
        "Für wen?",
        "Was es gibt",
        "Was geschah",
        "Wer zusammenarbeitet",
        "Kontakt",
    ]
    assert [text(row) for row in shown.select(".partners li")] == [
        "Partner 1 Räume",
        "Partner 0 Räume",
    ]
    assert text(shown.select_one(".figures")) == "Lernplätze 8 2026"
    assert text(shown.select_one(".timeline")) == "Herbst Eröffnung Viele."
    contact = shown.select_one(".contact")
    assert contact.select_one("a")["href"] == "tel:+496517180"
    assert "Am Domfreihof 1b, 54290 Trier" in text(contact)


def test_the_index_shows_programmes_wherever_they_stand_and_nothing_hidden(
    client: Client, index: ProgrammeIndexPage
) -> None:
    make_programme(index, "Lerntreff")
    make_programme(index, "Entwurf", live=False)
    closed = make_programme(index, "Intern")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    elsewhere = make_page("Mitmachen", parent=index.get_parent())
    make_programme(elsewhere, "Lesepaten")
    doors = soup(client, "/programme/").select(".door a")
    assert [(text(door), door["href"]) for door in doors] == [
        ("Lerntreff", "/programme/lerntreff/"),
        ("Lesepaten", "/mitmachen/lesepaten/"),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_more_programmes_and_partners_cost_no_more_queries(
    client: Client,
    index: ProgrammeIndexPage,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    contact = make_contact()
    pages = [make_programme(index, f"P{count}", contact=contact) for count in range(number)]
    add_partners(pages[0], number)
    client.get("/programme/p0/")
    with django_assert_num_queries(11):
        client.get("/programme/p0/")
    with django_assert_num_queries(11):
        client.get("/programme/")


@pytest.mark.parametrize("number", [1, 3])
def test_more_links_to_pages_cost_no_more_queries(
    client: Client,
    index: ProgrammeIndexPage,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    home = index.get_parent()
    pages = [make_page(f"Ziel {count}", parent=home) for count in range(number)]
    hidden = make_page("Versteckt", parent=home, live=False)
    make_page(
        "Links",
        parent=home,
        body=[
            ("button", {"label": page.title, "page": page, "address": ""})
            for page in [*pages, hidden]
        ],
    )
    client.get("/links/")
    with django_assert_num_queries(12):
        shown = soup(client, "/links/")
    assert [link["href"] for link in shown.select(".button")] == [p.get_url() for p in pages]


def test_the_search_finds_goal_and_audience(index: ProgrammeIndexPage) -> None:
    document = make_programme(index, "Lerntreff").site_document()
    assert document is not None
    assert document.text == "Alle sollen lernen können. Für alle. Beratung"


def test_a_page_below_a_programme_is_found_by_its_address(
    client: Client, index: ProgrammeIndexPage
) -> None:
    page = make_programme(index, "Lerntreff")
    make_page("Anfahrt", parent=page)
    shown = soup(client, "/programme/lerntreff/anfahrt/")
    assert [text(item) for item in shown.select(".breadcrumb li")] == [
        "Startseite",
        "Programme",
        "Lerntreff",
        "Anfahrt",
    ]
    for wrong in ("/programme/anfahrt/", "/programme/lerntreff/anfahrt/mehr/", "/lerntreff/"):
        assert client.get(wrong).status_code == 404, wrong


def test_anna_adds_a_page_below_a_programme(anna_client: Client, index: ProgrammeIndexPage) -> None:
    for parent in (index, make_programme(index, "Lerntreff")):
        address = f"/admin/pages/add/portal_pages/standardpage/{parent.pk}/"
        assert soup(anna_client, address).select_one("#id_title") is not None


def test_a_programme_can_be_edited_with_its_partners(
    sofia_client: Client, index: ProgrammeIndexPage
) -> None:
    page = make_programme(index, "Lerntreff", contact=make_contact())
    add_partners(page, 1)
    shown = soup(sofia_client, f"/admin/pages/{page.pk}/edit/")
    assert "Partner 0" in shown.get_text()
    assert "Kommunales Bildungsmanagement: Beratung" in shown.get_text()


def test_anna_chooses_partners_and_contacts_without_a_right_to_change_them(
    anna_client: Client, index: ProgrammeIndexPage
) -> None:
    page = make_programme(index, "Lerntreff")
    make_contact()
    add_partners(page, 1)
    for chooser, words, hit in (
        ("partner-waehlen", "Partner", "Partner 0"),
        ("kontaktstellen-waehlen", "Bildung Beratung", "Kommunales Bildungsmanagement: Beratung"),
    ):
        found = anna_client.get(f"/admin/{chooser}/results/", {"q": words}).content.decode()
        assert hit in found
        none = anna_client.get(f"/admin/{chooser}/results/", {"q": "Zirkus"}).content.decode()
        assert hit not in none
