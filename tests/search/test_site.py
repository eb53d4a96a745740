"""The site search: everything public is found, nothing else is, from the very moment it changes."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify
from lxml import html
from wagtail.models import Locale, Page, PageViewRestriction

from portal import clock
from portal.accounts.models import User
from portal.pages.models import HomePage, StandardPage
from search import outbox, sections
from search.drain import drain
from search.sections import Section
from search.site import NAME, ask, keys
from search.verify import verify

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("site_index")]


def page(parent: Page, title: str, text: str = "", **fields: Any) -> StandardPage:
    body = [("paragraph", f"<p>{text}</p>")] if text else []
    fields.setdefault("slug", slugify(title) or "seite")
    made: StandardPage = parent.add_child(instance=StandardPage(title=title, body=body, **fields))
    return made


def found(words: str, language: str = "de") -> list[int]:
    """Drain, then return the pages the index finds."""
    drain(NAME)
    return sorted(hit.key for hit in ask(words, language=language, offset=0, limit=50).hits)


def shown(client: Client, words: str, **more: str) -> list[str]:
    """Return the addresses of the pages that /suche/ shows, without draining before."""
    response = client.get("/suche/", {"q": words, **more})
    assert response.status_code == 200
    return [link.get("href") for link in html.fromstring(response.content).cssselect(".card a")]


def test_a_published_page_is_found_by_title_text_and_teaser(home: HomePage) -> None:
    made = page(home, "Lesecafé", "Wir lesen Märchen vor.", teaser="Für Großeltern und Enkel")
    assert [found(word) for word in ("lesecafé", "märchen", "großeltern", "ski")] == [
        [made.pk],
        [made.pk],
        [made.pk],
        [],
    ]


def test_the_results_show_title_snippet_and_address(home: HomePage) -> None:
    page(home, "Lesecafé", "Wir lesen <b>Märchen</b> vor.")
    drain(NAME)
    response = Client().get("/suche/?q=Märchen")
    tree = html.fromstring(response.content)
    (card,) = tree.cssselect(".card")
    assert card.cssselect("a")[0].get("href") == "/lesecafe/"
    assert card.cssselect("a")[0].text_content() == "Lesecafé"
    assert card.cssselect(".card__text")[0].text_content() == "Wir lesen Märchen vor."
    assert [mark.text for mark in card.cssselect("mark")] == ["Märchen"]
    assert tree.cssselect("h2")[0].text_content() == "1 Seite gefunden"
    assert tree.cssselect("meta[name=robots]")[0].get("content") == "noindex, follow"


def test_the_snippet_shows_why_a_page_was_found(home: HomePage) -> None:
    page(home, "Schach", "Wir lesen Märchen vor.", teaser="Für Großeltern und Enkel")
    drain(NAME)
    snippets = [
        html.fromstring(Client().get("/suche/", {"q": words}).content)
        .cssselect(".card__text")[0]
        .text_content()
        for words in ("märchen", "großeltern", "schach")
    ]
    assert snippets == [
        "Wir lesen Märchen vor.",
        "Für Großeltern und Enkel",
        "Für Großeltern und Enkel",
    ]


def test_words_come_back_as_text_never_as_markup(home: HomePage) -> None:
    words = "<script>alert(1)</script>\"'&"
    page(home, words)
    drain(NAME)
    tree = html.fromstring(Client().get("/suche/", {"q": words}).content)
    assert tree.cssselect("main script") == []
    assert tree.cssselect(".card a")[0].text_content() == words
    assert tree.cssselect("input[name=q]")[0].get("value") == words


def test_unpublished_deleted_and_expired_pages_are_not_found(home: HomePage) -> None:
    drafts = page(home, "Zebra Entwurf", live=False)
    gone, withdrawn, expired = (page(home, f"Zebra {name}") for name in ("eins", "zwei", "drei"))
    stays = page(home, "Zebra vier")
    assert found("zebra") == [gone.pk, withdrawn.pk, expired.pk, stays.pk]
    gone.delete()
    withdrawn.unpublish()
    expired.expire_at = clock.now() - dt.timedelta(minutes=1)
    expired.save()
    assert found("zebra") == [stays.pk]
    drafts.save_revision().publish()
    assert found("zebra") == [drafts.pk, stays.pk]


def test_a_page_whose_time_has_come_is_found_out_by_the_nightly_comparison(home: HomePage) -> None:
    expired = page(home, "Zebra")
    drain(NAME)
    Page.objects.filter(pk=expired.pk).update(expire_at=clock.now() - dt.timedelta(minutes=1))
    assert shown(Client(), "zebra") == []
    assert verify(NAME).extra == (expired.pk,)
    assert found("zebra") == []


def test_a_restricted_section_is_gone_at_once_and_comes_back_when_opened(home: HomePage) -> None:
    section = page(home, "Interna")
    inside = page(section, "Zebra")
    drain(NAME)
    assert shown(Client(), "zebra") == ["/interna/zebra/"]
    restriction = PageViewRestriction.objects.create(
        page=section, restriction_type=PageViewRestriction.LOGIN
    )
    assert shown(Client(), "zebra") == []  # before anything is drained
    assert found("zebra") == []
    restriction.delete()
    assert found("zebra") == [inside.pk]


def test_a_page_moved_into_a_restricted_section_is_gone_with_all_below(home: HomePage) -> None:
    section, moved = page(home, "Interna"), page(home, "Zebrastreifen")
    page(moved, "Zebra")
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    drain(NAME)
    moved.move(section, pos="last-child")
    assert shown(Client(), "zebra") == []
    assert found("zebra") == []
    assert verify(NAME).drift == 0


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_a_private_page_is_in_no_answer_whatever_its_restriction(
    home: HomePage, kind: str, anna: User, anna_client: Client
) -> None:
    """Not for those who may see it either: the index holds what is public."""
    made = page(home, "Zebra", "Zebra", teaser="Zebra", search_description="Zebra")
    restriction = PageViewRestriction.objects.create(
        page=made, restriction_type=kind, password="geheim"
    )
    restriction.groups.add(Group.objects.get(name="Redaktion"))
    assert found("zebra") == []
    assert (shown(Client(), "zebra"), shown(anna_client, "zebra")) == ([], [])


def test_only_pages_of_the_language_of_the_page_are_found(home: HomePage) -> None:
    english = Locale.objects.get_or_create(language_code="en")[0]
    made = page(home, "Zebra")
    root = home.copy_for_translation(english)
    root.save_revision().publish()
    translated = made.copy_for_translation(english)
    translated.save_revision().publish()
    assert (found("zebra", "de"), found("zebra", "en")) == ([made.pk], [translated.pk])


def test_a_page_type_may_opt_out(home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    made = page(home, "Zebra")
    monkeypatch.setattr(StandardPage, "site_document", lambda self: None)
    made.save()
    assert (found("zebra"), keys(), verify(NAME).drift) == ([], [home.pk], 0)


def test_pages_of_results_keep_the_words(home: HomePage) -> None:
    for number in range(23):
        page(home, f"Zebra {number}", slug=f"zebra-{number}")
    drain(NAME)
    client = Client()
    pages = [shown(client, "zebra", seite=str(number)) for number in (1, 2, 3)]
    assert [len(addresses) for addresses in pages] == [10, 10, 3]
    assert len({address for addresses in pages for address in addresses}) == 23
    tree = html.fromstring(client.get("/suche/?q=zebra&seite=2").content)
    (following,) = tree.cssselect("a[rel=next]")
    assert following.get("href") == "?q=zebra&seite=3"


@pytest.mark.parametrize("number", ["0", "-1", "abc", "²", "99999999999999", "1001", "7"])
def test_a_page_number_that_does_not_exist_is_told(home: HomePage, number: str) -> None:
    page(home, "Zebra")
    drain(NAME)
    tree = html.fromstring(Client().get("/suche/", {"q": "zebra", "seite": number}).content)
    assert len(tree.cssselect(".notice")) == 1
    assert len(tree.cssselect(".card")) == 1


def test_words_without_end_are_cut_with_a_notice(home: HomePage) -> None:
    tree = html.fromstring(Client().get("/suche/", {"q": "zebra " * 60}).content)
    assert "nach den ersten 200 Zeichen" in tree.cssselect(".notice")[0].text_content()
    assert len(tree.cssselect("input[name=q]")[0].get("value")) <= 200


@pytest.mark.parametrize("words", ["\x00", "\x00zebra", "%", "zebra AND (", "title:zebra", "🦓"])
def test_no_words_can_break_the_page(home: HomePage, words: str) -> None:
    response = Client().get("/suche/", {"q": words})
    assert (response.status_code, b"\x00" in response.content) == (200, False)


def test_without_words_there_is_only_the_field(home: HomePage) -> None:
    tree = html.fromstring(Client().get("/suche/").content)
    assert [len(tree.cssselect(one)) for one in ("input[name=q]", ".card", "main h2")] == [1, 0, 0]


def test_a_feature_adds_a_section_to_the_first_page(
    home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def courses(request: object, words: str) -> Section | None:
        if words != "zebra":
            return None
        return Section(
            title="Kurse",
            template="components/notice.html",
            total=3,
            url="/kurse/?q=zebra",
            link_text="Alle 3 Kurse",
            context={},
        )

    monkeypatch.setattr(sections, "_sources", [courses])
    tree = html.fromstring(Client().get("/suche/?q=zebra").content)
    assert tree.cssselect("main h2")[0].text_content() == "Kurse"
    (link,) = [a for a in tree.cssselect("main a") if a.get("href") == "/kurse/?q=zebra"]
    assert link.text_content() == "Alle 3 Kurse"
    assert b"Alle 3 Kurse" not in Client().get("/suche/?q=pferd").content


def test_without_its_index_the_search_answers_from_the_database(
    home: HomePage, settings: Any, tmp_path: Any
) -> None:
    page(home, "Übungen für Zebras")
    private = page(home, "Zebras intern")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    settings.SEARCH = {"ENGINE": "embedded", "DIRECTORY": tmp_path / "leer"}
    assert shown(Client(), "übungen zebras") == ["/ubungen-fur-zebras/"]
    tree = html.fromstring(Client().get("/suche/?q=zebras").content)
    assert "Die Suche ist gerade eingeschränkt" in tree.cssselect(".notice")[0].text_content()
    assert len(tree.cssselect(".card")) == 1


def test_three_hits_cost_as_many_queries_as_one(
    home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "_sources", [])
    client = Client()
    costs = []
    for titles in (["Zebra eins"], ["Zebra zwei", "Zebra drei"]):
        for title in titles:
            page(home, title)
        drain(NAME)
        shown(client, "zebra")  # fills the caches of sites and content types
        with CaptureQueriesContext(connection) as queries:
            shown(client, "zebra")
        costs.append(len(queries))
    assert costs == [costs[0]] * 2
    assert costs[0] <= 12


def test_every_change_leaves_one_row_per_page(home: HomePage) -> None:
    made = page(home, "Zebra")
    made.save_revision().publish()
    made.unpublish()
    drain(NAME)
    assert outbox.lag(NAME).due == 0
    assert set(outbox.wanted_versions(NAME)) >= {home.pk, made.pk}
