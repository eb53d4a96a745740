"""Pages: language, search document, head of the page, menu."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Locale, Page, PageViewRestriction

from portal.pages.checks import page_types_are_base_pages
from portal.pages.documents import SiteDocument
from portal.pages.models import HomePage

from .page_tree import make_home, make_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _german_again() -> Iterator[None]:
    """A request leaves its language active in the thread."""
    with translation.override("de"):
        yield


@pytest.fixture
def home() -> HomePage:
    return make_home(teaser="Viele Kurse sind kostenlos.")


def soup(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_a_german_page_is_not_shown_under_another_language(
    home: HomePage, client: Client, settings: Settings
) -> None:
    settings.PORTAL_INTERFACE_LANGUAGES = ["de", "ar"]
    make_page("Impressum", parent=home)
    assert soup(client, "/impressum/").html["lang"] == "de"  # type: ignore[index]
    assert soup(client, "/ar/impressum/", 404).h1.text != "Impressum"  # type: ignore[union-attr]


def test_an_arabic_page_is_set_from_right_to_left_and_the_menu_leads_back(
    home: HomePage, client: Client, settings: Settings
) -> None:
    settings.PORTAL_INTERFACE_LANGUAGES = ["de", "ar"]
    arabic, _made = Locale.objects.get_or_create(language_code="ar")
    translation = home.copy_for_translation(arabic)
    translation.title = "الصفحة الرئيسية"
    translation.save_revision().publish()
    page = soup(client, "/ar/")
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")  # type: ignore[index]
    links = {a["hreflang"]: a["href"] for a in page.select(".languages a")}
    assert links == {"de": "/", "ar": "/ar/"}


def test_one_language_needs_no_menu_of_languages(home: HomePage, client: Client) -> None:
    assert soup(client, "/").select(".languages") == []


def test_the_search_document_holds_all_text_and_no_markup(home: HomePage) -> None:
    page = make_page(
        "Lerntreff",
        parent=home,
        teaser="Offen für alle.",
        body=[
            ("heading", {"text": "Häufige Fragen", "level": "2"}),
            ("paragraph", "<p>Sie müssen sich <b>nicht</b> anmelden.</p>"),
            ("accordion", {"title": "Was kostet das?", "text": "<p>Nichts.</p>"}),
        ],
        side=[("facts", {"title": "Ort", "facts": [{"label": "Wo", "text": "<p>Domfreihof</p>"}]})],
    )
    page.refresh_from_db()
    document = page.site_document()
    assert document == SiteDocument(
        title="Lerntreff",
        text=document.text if document else "",
        teaser="Offen für alle.",
        language="de",
        path="/lerntreff/",
    )
    assert document is not None
    for words in ("Häufige Fragen", "nicht anmelden", "Was kostet das? Nichts.", "Wo Domfreihof"):
        assert words in document.text
    assert "<" not in document.text


def test_head_of_a_page(home: HomePage, client: Client) -> None:
    make_page("Kontakt", parent=home, teaser='Rufen Sie "gern" an.')
    page = soup(client, "/kontakt/")
    assert page.title.text == "Kontakt – Lernen in Trier"  # type: ignore[union-attr]
    metas = {m.get("property") or m.get("name"): m["content"] for m in page.select("meta[content]")}
    assert metas["description"] == metas["og:description"] == 'Rufen Sie "gern" an.'
    assert metas["og:title"] == "Kontakt"
    assert [h.text for h in page.select("h1")] == ["Kontakt"]


def test_breadcrumb_names_the_way_but_no_closed_page(home: HomePage, client: Client) -> None:
    programmes = make_page("Programme", parent=home)
    make_page("Lerntreff", parent=programmes)
    path = [
        li.get_text(strip=True)
        for li in soup(client, "/programme/lerntreff/").select(".breadcrumb li")
    ]
    assert path == ["Startseite", "Programme", "Lerntreff"]
    Page.objects.filter(pk=programmes.pk).update(live=False)
    path = [
        li.get_text(strip=True)
        for li in soup(client, "/programme/lerntreff/").select(".breadcrumb li")
    ]
    assert path == ["Startseite", "Lerntreff"]


def test_the_menu_shows_links_of_features_and_public_pages(home: HomePage, client: Client) -> None:
    make_page("Programme", parent=home, show_in_menus=True)
    make_page("Ohne Menü", parent=home)
    make_page("Entwurf", parent=home, show_in_menus=True, live=False)
    closed = make_page("Intern", parent=home, show_in_menus=True)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    items = soup(client, "/programme/").select(".site-nav a")
    assert [(a.text, a["href"], a.get("aria-current")) for a in items] == [
        ("Kurse finden", "/kurse/", None),
        ("Programme", "/programme/", "page"),
    ]


def test_below_a_menu_page_the_menu_marks_the_room(home: HomePage, client: Client) -> None:
    programmes = make_page("Programme", parent=home, show_in_menus=True)
    make_page("Lerntreff", parent=programmes)
    current = soup(client, "/programme/lerntreff/").select(".site-nav [aria-current]")
    assert [(a.text, a["aria-current"]) for a in current] == [("Programme", "true")]


def test_a_page_lists_what_stands_below_it(home: HomePage, client: Client) -> None:
    programmes = make_page("Programme", parent=home)
    make_page("Lerntreff", parent=programmes, teaser="Offen für alle.")
    make_page("Geheim", parent=programmes, live=False)
    rows = soup(client, "/programme/").select(".rows li")
    assert [row.get_text(" ", strip=True) for row in rows] == ["Lerntreff Offen für alle."]


def test_the_easy_partner_is_offered_while_it_is_public(home: HomePage, client: Client) -> None:
    easy = make_page("Leicht", parent=home)
    make_page("Schwer", parent=home, easy_language=easy)
    assert [a["href"] for a in soup(client, "/schwer/").select(".with-icon")] == ["/leicht/"]
    easy.unpublish()
    assert soup(client, "/schwer/").select(".with-icon") == []


@pytest.mark.parametrize("others", [1, 3])
def test_more_menu_pages_cost_no_more_queries(
    home: HomePage, client: Client, others: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(others):
        make_page(f"Seite {number}", parent=home, show_in_menus=True)
    client.get("/seite-0/")  # fills Wagtail's cache of site paths
    with django_assert_num_queries(10):
        client.get("/seite-0/")


def test_every_page_type_is_known_to_the_search() -> None:
    assert page_types_are_base_pages(None) == []
