"""Pages with forms: how people get there, what is taken along, what is remembered."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from portal.contact.models import ContactPage, Message, MessageKind
from portal.contact.origin import own_path
from portal.siteconfig.models import CitySettings

from ..legal.trees import make_privacy
from .test_messages import send
from .trees import make_contact_pages

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def pages(db: None) -> dict[str, ContactPage]:
    return make_contact_pages()


def soup(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def test_the_footer_takes_along_which_page_it_was_on(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    """From the footer over the page to the form, whose question is answered already."""
    link = soup(client, "/kontakt/").select_one(".site-footer a[rel=nofollow]")
    assert (link.text, link["href"]) == ("Barriere melden", "/barriere-melden/?betrifft=/kontakt/")
    button = soup(client, link["href"]).select_one("main .button")
    assert button["href"] == "/barriere-melden/formular/?betrifft=/kontakt/"
    assert soup(client, button["href"]).select_one("#id_about")["value"] == "/kontakt/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/kontakt/", "/kontakt/"),
        ("/kurse/", "/kurse/"),
        ("/kurse/?q=geheim", ""),
        ("//boese.example/", ""),
        ("https://boese.example/", ""),
        ("/\\boese.example/", ""),
        ("/bitte zahlen sie/", ""),
        ("/rufen-sie-an/\n0900", ""),
        ("/kurse/merkliste", ""),
        ("/" + "a" * 200 + "/", ""),
        ("kontakt", ""),
        ("", ""),
    ],
)
def test_only_a_path_of_ours_is_believed(text: str, expected: str) -> None:
    assert own_path(text) == expected


def test_another_address_is_not_put_into_the_form(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    form = soup(client, "/barriere-melden/formular/?betrifft=https://boese.example/")
    assert form.select_one("#id_about").get("value") is None
    page = soup(client, "/barriere-melden/?betrifft=https://boese.example/")
    assert page.select_one("main .button")["href"] == "/barriere-melden/formular/"


def test_who_finds_nothing_is_told_where_to_write(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    missing = soup(client, "/gibt-es-nicht/", status=404)
    links = {a.text: a["href"] for a in missing.select("main p a")}
    assert links["Oder schreiben Sie uns"] == "/kontakt/"
    pages[MessageKind.CONTACT].unpublish()
    assert "Oder schreiben Sie uns" not in client.get("/gibt-es-nicht/").content.decode()


def test_a_page_says_what_comes_and_offers_the_telephone(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    for path, words in (
        ("/kontakt/", "Nachricht schreiben"),
        ("/barriere-melden/", "Barriere melden"),
    ):
        box = soup(client, path).select_one(".invitation")
        assert box.select_one(".button").text == words
        assert box.select_one('a[href="tel:+496517180"]').text == "0651 718-0"


def test_a_form_that_came_back_has_what_was_typed(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    answer = send(client, MessageKind.BARRIER, text="", wanted="<b>Kurs</b> merken")
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("#id_wanted").text.strip() == "<b>Kurs</b> merken"
    assert page.title.text.startswith("Fehler: ")


def test_the_memory_of_pages_holds_the_page_and_never_the_form(
    client: Client, pages: dict[str, ContactPage], settings: Any
) -> None:
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "contact"}
    settings.CACHES = settings.CACHES | {"pages": memory}
    caches["pages"].clear()
    kept = []
    for path in ("/kontakt/formular/", "/barriere-melden/formular/", "/kontakt/"):
        answer = Client().get(path)
        assert answer.status_code == 200
        kept.append(len(caches["pages"]._cache))
    assert kept == [0, 0, 1]


def test_forms_need_no_javascript_and_no_cookie_but_the_token(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    answer = client.get("/kontakt/formular/")
    form = BeautifulSoup(answer.content, "html.parser").select_one("main form")
    assert (form["method"], form.get("action")) == ("post", None)
    assert list(answer.cookies) == ["csrftoken"]
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_a_form_leads_to_what_is_kept_and_for_how_long(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    """DSGVO Art. 13: at the moment in which somebody gives it."""
    privacy = make_privacy(pages[MessageKind.CONTACT].get_parent())
    CitySettings.objects.update(page_privacy=privacy)
    small = soup(client, "/kontakt/formular/").select_one("main form .small")
    assert small.get_text(" ", strip=True) == (
        "Nur unsere Stelle liest, was Sie schreiben. Wir löschen es 30 Tage, nachdem es erledigt "
        "ist. Mehr zum Datenschutz"
    )
    assert small.a["href"] == "/datenschutz/"


def test_a_closed_page_closes_its_form(client: Client, pages: dict[str, ContactPage]) -> None:
    page = pages[MessageKind.CONTACT]
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for side in ("", "formular/", "formular/danke/"):
        assert client.get(f"/kontakt/{side}").status_code == 302
    send(client)
    assert Message.objects.count() == 0


def test_a_draft_shows_in_its_preview(sofia_client: Client, pages: dict[str, ContactPage]) -> None:
    page = pages[MessageKind.BARRIER]
    page.save_revision()
    shown = soup(sofia_client, f"/admin/pages/{page.pk}/view_draft/")
    assert shown.select_one("main .button")["href"] == "/barriere-melden/formular/"


def test_another_method_changes_nothing(client: Client, pages: dict[str, ContactPage]) -> None:
    assert client.put("/kontakt/formular/").status_code == 405


def test_pages_and_forms_cost_few_queries(
    client: Client,
    pages: dict[str, ContactPage],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.get("/kontakt/")
    with django_assert_num_queries(9):
        client.get("/kontakt/")
    with django_assert_num_queries(9):
        client.get("/kontakt/formular/")


def test_what_people_wrote_never_shows_in_public(
    client: Client, pages: dict[str, ContactPage]
) -> None:
    """A canary in every field; then every public address that has to do with it."""
    word = "xolonachrichttar"
    send(client, name=word, text=word, email=f"{word}@haus.example")
    send(client, MessageKind.BARRIER, about=word, wanted=word, text=word)
    assert Message.objects.filter(text=word).count() == 2
    Message.objects.update(note=word)
    places = [
        f"/{page}/{side}"
        for page in ("kontakt", "barriere-melden")
        for side in ("", "formular/", "formular/danke/")
    ]
    places += ["/", "/suche/", "/sitemap.xml", "/gibt-es-nicht/", "/api/v1/offers/"]
    for place in places:
        assert word not in client.get(place, follow=True).content.decode().lower(), place
