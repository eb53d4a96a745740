"""The demo's pages: complete, made once, and left alone afterwards."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Site

from portal.access import ANONYMOUS, visible_to
from portal.contact.models import ContactPage
from portal.legal.models import ImprintPage
from portal.pages.demo.build import PAGES, build_pages
from portal.pages.models import HomePage, StandardPage
from portal.pages.publishing import problems
from portal.programmes.models import ProgrammePage

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_pages_are_made_once() -> None:
    assert build_pages() == len(PAGES) + 1
    assert build_pages() == 0
    assert Page.objects.filter(depth__gt=2).count() == len(PAGES)
    assert sorted(p.slug for p in ProgrammePage.objects.all()) == [
        "bildungsmanagement",
        "bildungsmonitoring",
        "lerntreff",
        "lesen-und-schreiben",
        "lesepaten",
        "mint",
        "neu-in-trier",
    ]
    assert Site.objects.get().root_page.specific == HomePage.objects.get()


def test_what_an_editor_changed_stays() -> None:
    call_command("portal_demo_pages", verbosity=0)
    page = ImprintPage.objects.get(slug="impressum")
    page.title = "Impressum der Stadt"
    page.save_revision().publish()
    call_command("portal_demo_pages", verbosity=0)
    assert ImprintPage.objects.get(slug="impressum").title == "Impressum der Stadt"


def test_a_deleted_page_comes_back_and_its_place_in_the_footer_too() -> None:
    build_pages()
    ContactPage.objects.get(slug="kontakt").delete()
    assert build_pages() == 1
    assert ContactPage.objects.filter(slug="kontakt").count() == 1


def test_the_footer_leads_to_what_the_law_demands(client: Client) -> None:
    build_pages()
    page = BeautifulSoup(client.get("/").content, "html.parser")
    links = {a.text: a["href"] for a in page.select(".site-footer nav a")}
    assert links == {
        "Wie suche ich?": "/wie-suche-ich/",
        "Barriere melden": "/barriere-melden/?betrifft=/",
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
    for page in visible_to(ANONYMOUS, Page.objects.filter(depth__gt=1)).specific():
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


def test_the_demo_keeps_the_rules_of_publishing() -> None:
    build_pages()
    found = {page.title: problems(page) for page in Page.objects.filter(depth__gt=1).specific()}
    assert {title: lines for title, lines in found.items() if lines} == {}


def test_a_page_of_an_older_demo_stays_what_it_was() -> None:
    build_pages()
    ProgrammePage.objects.get(slug="mint").delete()
    index = Page.objects.get(slug="programme")
    old = index.add_child(instance=StandardPage(title="MINT von früher", slug="mint"))
    assert build_pages() == 0
    assert Page.objects.child_of(index).get(slug="mint").pk == old.pk


def test_sign_language_waits_for_its_video(client: Client) -> None:
    build_pages()
    assert client.get("/gebaerdensprache/").status_code == 404
    assert "Gebärdensprache" not in client.get("/").content.decode()
    StandardPage.objects.get(slug="gebaerdensprache").get_latest_revision().publish()
    page = BeautifulSoup(client.get("/").content, "html.parser")
    places = (".tools", ".hero__other", ".site-footer")
    assert [page.select_one(f'{place} a[href="/gebaerdensprache/"]').text for place in places] == [
        "Gebärdensprache"
    ] * 3
