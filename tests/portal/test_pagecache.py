"""Whole pages are remembered for everybody, and never show what one person may see."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from portal.pages.models import HomePage, StandardPage
from portal.siteconfig.generation import begin_generation, current_generation
from portal.siteconfig.models import CitySettings
from tests.portal.page_tree import make_home

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _remembering(settings: Any) -> Iterator[None]:
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = settings.CACHES | {"pages": {"BACKEND": backend, "LOCATION": "pages"}}
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def home() -> HomePage:
    return make_home()


@pytest.fixture
def page(home: HomePage) -> StandardPage:
    made = StandardPage(title="Lerntreff", slug="lerntreff", teaser="Alter Satz.")
    home.add_child(instance=made)
    return made


def teaser(client: Client, path: str = "/lerntreff/", **headers: Any) -> str:
    """Return which of the sentences the page shows."""
    text = client.get(path, **headers).content.decode()
    return next((word for word in ("Alter", "Neuer") if f"{word} Satz." in text), "")


def change_behind_the_back(page: StandardPage) -> None:
    """As no editor can: nothing is told of it."""
    StandardPage.objects.filter(pk=page.pk).update(teaser="Neuer Satz.")


def test_a_page_is_made_once_and_then_costs_one_query(client: Client, page: StandardPage) -> None:
    first = client.get("/lerntreff/")
    change_behind_the_back(page)
    with CaptureQueriesContext(connection) as asked:
        again = client.get("/lerntreff/")
    assert (again.content, len(asked)) == (first.content, 1)
    assert {name: again[name] for name in first.headers} == dict(first.headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_COOKIE": "sessionid=abc"},
        {"HTTP_COOKIE": "csrftoken=abc"},
        {"HTTP_COOKIE": "anything=1"},
        {"HTTP_AUTHORIZATION": "Basic abc"},
        {"HTTP_HX_REQUEST": "true"},
        {"QUERY_STRING": "a=1"},
    ],
)
def test_who_brings_anything_along_gets_a_page_of_their_own(
    client: Client, page: StandardPage, headers: dict[str, str]
) -> None:
    assert teaser(client) == "Alter"
    change_behind_the_back(page)
    assert teaser(Client(), **headers) == "Neuer"
    assert teaser(Client()) == "Alter"  # and theirs was not kept for others


def test_hosts_and_compression_are_told_apart(client: Client, page: StandardPage) -> None:
    assert teaser(client) == "Alter"
    change_behind_the_back(page)
    assert teaser(client, HTTP_HOST="127.0.0.1") == "Neuer"
    packed = client.get("/lerntreff/", HTTP_ACCEPT_ENCODING="gzip")
    assert packed["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/lerntreff/")


def test_editor_and_visitor_in_turn(page: StandardPage, anna_client: Client) -> None:
    """What Anna sees as an editor, with the bar for editors, is nobody else's page."""
    visitor = Client()
    for _ in range(2):
        assert "wagtail-userbar" not in visitor.get("/lerntreff/").content.decode()
        assert "no-store" in anna_client.get("/lerntreff/")["Cache-Control"]


def test_what_is_published_is_seen_at_once(client: Client, page: StandardPage) -> None:
    assert teaser(client) == "Alter"
    page.teaser = "Neuer Satz."
    page.save_revision().publish()
    assert teaser(client) == "Neuer"


def test_a_draft_leaves_everything_as_it_is(page: StandardPage) -> None:
    page.save_revision()
    before = current_generation()
    page.teaser = "Neuer Satz."
    page.save_revision()
    assert current_generation() == before


@pytest.mark.parametrize("how", ["unpublish", "restrict", "restrict above", "delete", "move"])
def test_what_is_closed_is_closed_for_the_next_visitor(
    client: Client, home: HomePage, page: StandardPage, how: str
) -> None:
    assert teaser(client) == "Alter"
    closed = StandardPage(title="Intern", slug="intern")
    home.add_child(instance=closed)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    path = "/lerntreff/"
    assert teaser(client) == "Alter"
    match how:
        case "unpublish":
            page.unpublish()
        case "restrict":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        case "restrict above":
            PageViewRestriction.objects.create(page=home, restriction_type="login")
        case "delete":
            page.delete()
        case "move":
            page.move(closed, pos="last-child")
            path = "/intern/lerntreff/"
    assert teaser(client) == ""
    assert teaser(client, path) == ""


def test_a_closed_page_that_somebody_opened_stays_closed_for_others(
    home: HomePage, page: StandardPage, anna_client: Client
) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert teaser(anna_client) == "Alter"
    assert teaser(Client()) == ""


def test_a_page_with_a_form_to_be_posted_is_never_kept(client: Client, page: StandardPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="geheim")
    one, other = Client().get("/lerntreff/"), Client().get("/lerntreff/")
    assert "csrftoken" in one.cookies
    assert one.cookies["csrftoken"].value != other.cookies["csrftoken"].value


def test_menus_are_those_of_the_present_generation(client: Client, page: StandardPage) -> None:
    def menu() -> list[str]:
        text = Client().get("/kurse/?q=x").content.decode()
        return [word for word in ("Lerntreff", "Neuer Name") if word in text]

    assert menu() == []
    page.show_in_menus = True
    page.save_revision().publish()
    assert menu() == ["Lerntreff"]
    city = CitySettings.for_site(page.get_site())
    city.name = "Neuer Name"
    city.save()
    assert menu() == ["Lerntreff", "Neuer Name"]
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert menu() == ["Neuer Name"]


def test_generations_never_meet() -> None:
    seen = {current_generation()}
    for _ in range(5):
        begin_generation()
        seen.add(current_generation())
    assert len(seen) == 6


def test_missing_pages_and_other_answers_are_not_kept(client: Client, home: HomePage) -> None:
    assert client.get("/lerntreff/").status_code == 404
    home.add_child(instance=StandardPage(title="Lerntreff", slug="lerntreff", teaser="Alter Satz."))
    Page.objects.update(has_unpublished_changes=False)
    assert teaser(client) == "Alter"
