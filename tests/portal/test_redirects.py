"""An address that has changed leads on, to what the visitor may see, and never in a circle."""

from typing import Any

import pytest
from django.test import Client, TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from portal.accounts.models import User
from portal.news.models import NewsArticlePage, NewsIndexPage
from portal.pages.models import StandardPage
from portal.programmes.models import ProgrammeIndexPage, ProgrammePage
from tests.conftest import logged_in
from tests.support.secret import arabic_home, restrict
from tests.support.world import home_page, standard_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def publish(page: Page) -> None:
    page.save_revision().publish()


def rename(page: Page, slug: str) -> None:
    page = Page.objects.get(pk=page.pk).specific
    page.slug = slug
    with TestCase.captureOnCommitCallbacks(execute=True):  # then Wagtail writes redirects
        publish(page)


def move(page: Page, section: Page) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        Page.objects.get(pk=page.pk).move(section, pos="last-child")


def leads(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.headers.get("Location", "")


@pytest.fixture
def page() -> StandardPage:
    return standard_page(home_page(), "Beratung", slug="beratung")


@pytest.fixture
def news() -> NewsIndexPage:
    index: NewsIndexPage = home_page().add_child(
        instance=NewsIndexPage(title="Meldungen", slug="meldungen")
    )
    publish(index)
    publish(index.add_child(instance=NewsArticlePage(title="Neues", slug="neues")))
    return index


@pytest.fixture
def programme() -> ProgrammePage:
    index = home_page().add_child(instance=ProgrammeIndexPage(title="Programme", slug="programme"))
    publish(index)
    page: ProgrammePage = index.add_child(
        instance=ProgrammePage(
            title="MINT",
            slug="mint",
            goal="Ja",
            audience="<p>Alle</p>",
            offers="<p>Viel</p>",
            takes_callbacks=True,
        )
    )
    publish(page)
    return page


def test_another_slug_and_another_place(client: Client, page: StandardPage) -> None:
    below = standard_page(page, "Termine", slug="termine")
    rename(page, "rat")
    assert leads(client, "/beratung/") == (301, "/rat/")
    assert leads(client, "/beratung/termine/") == (301, "/rat/termine/")
    section = standard_page(home_page(), "Hilfe", slug="hilfe")
    move(page, section)
    for old in ("/beratung/", "/rat/"):
        assert leads(client, old) == (301, "/hilfe/rat/")
    for old in ("/beratung/termine/", "/rat/termine/", "/rat/termine"):
        assert client.get(old, follow=True).redirect_chain[-1][0] == "/hilfe/rat/termine/", old
    assert client.get("/hilfe/rat/termine/").status_code == 200
    assert Page.objects.get(pk=below.pk).url == "/hilfe/rat/termine/"


@pytest.mark.parametrize(
    "inside",
    ["", "neues/", "rss/", "atom/", "2026/", "2026/11/", "rss/?thema=leuchten", "?stichwort=fest"],
)
def test_news_under_another_word(client: Client, news: NewsIndexPage, inside: str) -> None:
    rename(news, "aktuelles")
    answer = leads(client, f"/meldungen/{inside}")
    expected = inside if "/" in inside.partition("?")[0] else ""
    assert answer == (301, f"/aktuelles/{expected}")


@pytest.mark.parametrize("inside", ["", "beratung/", "beratung/danke/"])
def test_a_programme_with_its_form(client: Client, programme: ProgrammePage, inside: str) -> None:
    rename(programme, "mint-in-trier")
    assert leads(client, f"/programme/mint/{inside}") == (301, f"/programme/mint-in-trier/{inside}")
    rename(programme.get_parent(), "angebote")
    answer = client.get(f"/programme/mint/{inside}", follow=True)
    assert answer.redirect_chain[-1][0] == f"/angebote/mint-in-trier/{inside}"


def test_what_is_not_inside_of_a_page_stays_unknown(client: Client, news: NewsIndexPage) -> None:
    rename(news, "aktuelles")
    for address in ("/meldungen/gibt-es-nicht/", "/meldungen/1789/13/x/", "/meldungen/rss/x/"):
        assert leads(client, address) == (404, "")


def unpublished(page: Page) -> None:
    page.unpublish()


def for_who_logs_in(page: Page) -> None:
    restrict(page, PageViewRestriction.LOGIN)


def behind_a_password(page: Page) -> None:
    restrict(page, PageViewRestriction.PASSWORD)


def expired(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(expire_at="2020-01-01T00:00:00Z")


def below_a_closed_page(page: Page) -> None:
    section = standard_page(home_page(), "Intern", slug="intern")
    restrict(section, PageViewRestriction.LOGIN)
    move(page, section)


@pytest.mark.parametrize(
    "hide", [unpublished, for_who_logs_in, behind_a_password, expired, below_a_closed_page]
)
def test_the_new_address_of_a_hidden_page_is_nobodys_business(
    client: Client, page: StandardPage, hide: Any
) -> None:
    below = standard_page(page, "Termine", slug="termine")
    rename(page, "streng-geheim")
    hide(Page.objects.get(pk=page.pk).specific)
    for old in ("/beratung/", "/beratung/termine/", "/beratung/?q=1", "/beratung/rss/"):
        answer = client.get(old)
        if hide in {unpublished, expired} and old == "/beratung/termine/":
            continue  # the page below is still open, under its own address
        assert (answer.status_code, answer.headers.get("Location")) == (404, None), old
        assert "geheim" not in answer.content.decode(), old
    assert Page.objects.filter(pk=below.pk).exists()


def test_a_page_of_a_language_without_interface_is_not_named(client: Client) -> None:
    home = arabic_home()
    arabic = home.add_child(
        instance=StandardPage(title="Mashura", slug="mashura", locale=home.locale)
    )
    Redirect.objects.create(old_path="/alt", redirect_page=arabic)
    assert leads(client, "/alt/") == (404, "")


def test_who_may_see_it_is_led_there(page: StandardPage, anna: User) -> None:
    rename(page, "rat")
    restrict(Page.objects.get(pk=page.pk), PageViewRestriction.LOGIN)
    assert leads(logged_in(anna), "/beratung/") == (301, "/rat/")


def test_there_and_back_again_is_no_circle(client: Client, page: StandardPage) -> None:
    rename(page, "rat")
    rename(page, "beratung")
    assert leads(client, "/beratung/") == (200, "")
    assert leads(client, "/rat/") == (301, "/beratung/")


def test_two_pages_that_change_places(client: Client, page: StandardPage) -> None:
    other = standard_page(home_page(), "Hilfe", slug="hilfe")
    rename(page, "x")
    rename(other, "beratung")
    rename(page, "hilfe")
    assert leads(client, "/hilfe/") == leads(client, "/beratung/") == (200, "")
    assert leads(client, "/x/") == (301, "/hilfe/")


def typed(old: str, new: str) -> None:
    Redirect.objects.create(old_path=Redirect.normalise_path(old), redirect_link=new)


def test_typed_addresses_that_lead_in_a_circle_lead_nowhere(client: Client) -> None:
    typed("/a/", "http://testserver/b/")
    typed("/b/", "http://testserver/c/")
    typed("/c/", "http://testserver/a/")
    typed("/selbst/", "http://testserver/selbst/")
    for address in ("/a/", "/b/", "/c/", "/selbst/"):
        assert leads(client, address) == (404, "")


def test_typed_addresses_lead_on(client: Client, page: StandardPage) -> None:
    typed("/a/", "http://testserver/b/")
    typed("/b/", "https://trier.example/beratung/")
    assert leads(client, "/a/") == (301, "http://testserver/b/")
    assert leads(client, "/b/") == (301, "https://trier.example/beratung/")
    assert leads(client, "/b/weiter/") == (404, "")


def test_nothing_is_led_on_that_changes_something(client: Client, page: StandardPage) -> None:
    rename(page, "rat")
    assert client.post("/beratung/").status_code == 404
