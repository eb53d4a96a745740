"""The demo's pages: complete, made once, and left alone afterwards."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site

from portal.pages.demo.build import PAGES, build_pages
from portal.pages.models import HomePage, StandardPage

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_pages_are_made_once() -> None:
    assert build_pages() == len(PAGES) + 1
    assert build_pages() == 0
    assert StandardPage.objects.count() == len(PAGES)
    assert Site.objects.get().root_page.specific == HomePage.objects.get()


def test_what_an_editor_changed_stays() -> None:
    call_command("portal_demo_pages", verbosity=0)
    page = StandardPage.objects.get(slug="impressum")
    page.title = "Impressum der Stadt"
    page.save_revision().publish()
    call_command("portal_demo_pages", verbosity=0)
    assert StandardPage.objects.get(slug="impressum").title == "Impressum der Stadt"


def test_a_deleted_page_comes_back_and_its_place_in_the_footer_too() -> None:
    build_pages()
    StandardPage.objects.get(slug="kontakt").delete()
    assert build_pages() == 1
    assert StandardPage.objects.filter(slug="kontakt").count() == 1


def test_the_footer_leads_to_what_the_law_demands(client: Client) -> None:
    build_pages()
    page = BeautifulSoup(client.get("/").content, "html.parser")
    links = {a.text: a["href"] for a in page.select(".site-footer nav a")}
    assert links == {
        "Wie suche ich?": "/wie-suche-ich/",
        "Barriere melden": "/barriere-melden/",
        "Leichte Sprache": "/leichte-sprache/",
        "Impressum": "/impressum/",
        "Datenschutz": "/datenschutz/",
        "Erklärung zur Barrierefreiheit": "/barrierefreiheit/",
        "Kontakt": "/kontakt/",
    }


def test_home_has_ways_in_and_doors(client: Client) -> None:
    build_pages()
    page = BeautifulSoup(client.get("/").content, "html.parser")
    assert [a.text for a in page.select(".chip")] == [
        "Lesen und Schreiben",
        "Deutsch lernen",
        "Arbeit und Beruf",
        "Computer und Handy",
        "Schulabschluss",
        "Mit Kindern",
    ]
    assert [a["href"] for a in page.select(".door a")] == [
        "/programme/lerntreff/",
        "/programme/mint/",
        "/programme/lesen-und-schreiben/",
    ]


def test_every_page_has_one_heading_and_nothing_the_policy_forbids(client: Client) -> None:
    build_pages()
    for page in (HomePage.objects.get(), *StandardPage.objects.all()):
        text = client.get(page.get_url()).content.decode()
        tree = BeautifulSoup(text, "html.parser")
        assert len(tree.select("h1")) == 1, page.title
        assert tree.select("[style], style, script:not([src])") == [], page.title
        assert (
            re.findall(
                r"""(?:src|href)=["']https?://(?!localhost|127\.0\.0\.1)[^"']*\.(?:js|css|svg)""",
                text,
            )
            == []
        )


def test_pages_of_legal_weight_say_that_they_are_examples(client: Client) -> None:
    build_pages()
    for slug in ("impressum", "datenschutz", "barrierefreiheit", "kontakt", "barriere-melden"):
        tree = BeautifulSoup(client.get(f"/{slug}/").content, "html.parser")
        notice = tree.select_one(".notice")
        assert notice is not None and "Beispieltext" in notice.text, slug
