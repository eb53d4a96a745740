"""Answers other than a page help: what happened, and the next step."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied

from portal.text import words_of_path

from .page_tree import make_home

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def soup(answer: HttpResponse | str) -> BeautifulSoup:
    text = answer if isinstance(answer, str) else answer.content.decode()
    return BeautifulSoup(text, "html.parser")


def missing(address: str) -> BeautifulSoup:
    answer = Client().get(address)
    assert answer.status_code == 404
    return soup(answer)


def forbidden() -> BeautifulSoup:
    request = RequestFactory().get("/geheim/")
    request.user = AnonymousUser()
    return soup(permission_denied(request, PermissionDenied()))


def outdated() -> BeautifulSoup:
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "anna"})
    assert answer.status_code == 403
    return soup(answer)


@pytest.mark.parametrize("name", ["404", "403", "403_csrf", "400", "500", "maintenance"])
def test_every_error_page_is_a_whole_page_that_leads_on(name: str) -> None:
    make_home()
    made = {"404": lambda: missing("/fort/"), "403": forbidden, "403_csrf": outdated}
    page = made[name]() if name in made else soup(render_to_string(f"{name}.html"))
    assert page.html is not None and page.html["lang"] == "de"
    assert page.title is not None and len(page.title.text) > 10
    assert [robots["content"] for robots in page.select("meta[name=robots]")] == ["noindex"]
    assert len(page.select("h1")) == 1
    assert page.select_one("main .lead") is not None
    assert page.select("script:not([src])") == []
    if name != "maintenance":
        assert page.select_one("main a.button[href='/']") is not None


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/kurse/deutsch-b1/", "deutsch b1"),
        ("/kurse/4711-yoga_für-anfänger/", "yoga für anfänger"),
        ("/programme/lerntreff.html", "lerntreff"),
        ("/kurse/12345/", ""),
        ("/index.php", ""),
        ("/lerntreff/2026/", "lerntreff"),
        ("/a/b/eins-zwei-drei-vier-fünf-sechs-sieben/", "eins zwei drei vier fünf sechs"),
        ("/x/" + "q7" * 40 + "/", "x"),
        ("/", ""),
    ],
)
def test_an_address_says_what_was_meant(path: str, words: str) -> None:
    assert words_of_path(path) == words


def test_a_lost_course_is_searched_among_courses_and_the_rest_everywhere() -> None:
    make_home()
    found = {}
    for address in ("/kurse/deutsch-b1/", "/lerntreff-alt/", '/"><b>hallo/'):
        form = missing(address).select_one("main form[role=search]")
        assert form is not None
        field = form.select_one("input[name=q]")
        assert field is not None
        found[address] = (form["action"], field["value"])
    assert found == {
        "/kurse/deutsch-b1/": ("/kurse/", "deutsch b1"),
        "/lerntreff-alt/": ("/suche/", "lerntreff alt"),
        '/"><b>hallo/': ("/suche/", "b hallo"),
    }


def test_an_outdated_form_says_how_to_keep_what_was_typed() -> None:
    steps = [step.get_text(" ", strip=True) for step in outdated().select("main ol li")]
    assert len(steps) == 3
    assert steps[0] == (
        "Gehen Sie mit dem Zurück-Knopf Ihres Browsers zurück. Meist steht Ihr Text noch da."
    )
