"""News in the admin: the list, and what the form says."""

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from portal import clock
from portal.clock import BERLIN
from portal.news.models import NewsArticlePage, NewsIndexPage
from portal.organisations.models import Organisation

from .tree import make_article, make_image, make_index, make_topic, queries

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def index() -> NewsIndexPage:
    return make_index()


@pytest.fixture
def several(index: NewsIndexPage) -> NewsIndexPage:
    office = Organisation.objects.create(name="Stadtbibliothek", slug="stadtbibliothek")
    make_article("Alt", index=index, day="2025-03-01", topics=["lesen"], organisation=office)
    make_article("Neu", index=index, day="2026-11-01")
    make_article("Entwurf", index=index, live=False)
    make_article("Geplant", index=index, live=False, go_live_at=clock.now() + dt.timedelta(days=2))
    make_article("Vorbei", index=index, live=False, expired=True)
    changed = make_article("Geändert", index=index, day="2026-10-01")
    changed.save_revision(changed=True)
    correction = {"at": clock.now(), "wrong": "a", "right": "b"}
    make_article(
        "Berichtigt", index=index, day="2026-09-01", corrections=[("correction", correction)]
    )
    return index


def listed(client: Client, query: str = "") -> set[str]:
    page = BeautifulSoup(client.get(f"/admin/meldungen/?{query}").content, "html.parser")
    return {link.text.strip() for link in page.select("table .title .title-wrapper a")}


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("live", {"Alt", "Neu", "Geändert", "Berichtigt"}),
        ("draft", {"Entwurf"}),
        ("scheduled", {"Geplant"}),
        ("changed", {"Geändert"}),
        ("expired", {"Vorbei"}),
        ("corrected", {"Berichtigt"}),
    ],
)
def test_anna_finds_articles_by_their_state(
    anna_client: Client, several: NewsIndexPage, state: str, expected: set[str]
) -> None:
    assert listed(anna_client, f"state={state}") == expected


def test_anna_finds_articles_by_date_topic_and_office(
    anna_client: Client, several: NewsIndexPage
) -> None:
    assert listed(anna_client, "published_at_from=2025-01-01&published_at_to=2025-12-31") == {"Alt"}
    assert listed(anna_client, f"topics={make_topic('lesen').pk}") == {"Alt"}
    assert listed(anna_client, f"organisation={Organisation.objects.get().pk}") == {"Alt"}
    assert len(listed(anna_client)) == 7


def test_leo_of_the_catalogue_sees_no_articles(leo_client: Client, several: NewsIndexPage) -> None:
    assert leo_client.get("/admin/meldungen/").status_code == 302


def test_the_list_asks_no_more_for_more(sofia_client: Client, index: NewsIndexPage) -> None:
    """Sofia may delete everything; of others Wagtail asks per row whether something live lies below."""

    def write(number: int) -> None:
        office = Organisation.objects.create(name=f"Haus {number}", slug=f"haus-{number}")
        make_article(f"Meldung {number}", index=index, organisation=office)

    write(1)
    one = queries(sofia_client, "/admin/meldungen/")
    write(2)
    write(3)
    assert queries(sofia_client, "/admin/meldungen/") == one


def form(**fields: Any) -> dict[str, Any]:
    values = {
        "title": "Neues",
        "slug": "neues",
        "teaser": "",
        "corrections": streamfield([]),
        "body": streamfield([]),
        "tags": "",
        "author_name": "",
        "organisation": "",
        "image": "",
        "published_at": "",
        "comments": inline_formset([]),
    }
    topics = fields.pop("topics", [])
    return nested_form_data(values | fields) | {"topics": topics}


def errors(client: Client, index: NewsIndexPage, **fields: Any) -> list[str]:
    response = client.post(
        f"/admin/pages/add/portal_news/newsarticlepage/{index.pk}/", form(**fields)
    )
    if response.status_code == 302:
        return []
    page = BeautifulSoup(response.content, "html.parser")
    return [message.text.strip() for message in page.select(".w-field__errors .error-message")]


PUBLISH = {"action-publish": "1"}


def test_sofia_writes_and_publishes_an_article(sofia_client: Client, index: NewsIndexPage) -> None:
    topic = make_topic("lesen")
    fields = PUBLISH | {"topics": [topic.pk], "tags": "Fest, Bildungskonferenz"}
    assert errors(sofia_client, index, **fields) == []
    article = NewsArticlePage.objects.get()
    assert (article.live, list(article.topics.all())) == (True, [topic])
    assert sorted(tag.name for tag in article.tags.all()) == ["Bildungskonferenz", "Fest"]
    assert article.published_at == article.first_published_at


def test_what_is_planned_when_it_is_written_gets_the_date_of_its_publication(
    sofia_client: Client, index: NewsIndexPage
) -> None:
    """Wagtail makes a new page live for a moment before it plans it."""
    later = (clock.now() + dt.timedelta(days=2)).astimezone(BERLIN)
    assert errors(sofia_client, index, go_live_at=f"{later:%Y-%m-%d %H:%M}", **PUBLISH) == []
    article = NewsArticlePage.objects.get()
    assert (article.live, article.published_at) == (False, None)
    revision, past = article.latest_revision, clock.now() - dt.timedelta(minutes=1)
    revision.content["go_live_at"], revision.approved_go_live_at = past.isoformat(), past
    revision.save()
    call_command("publish_scheduled", stdout=StringIO())
    article.refresh_from_db()
    assert (article.live, article.published_at) == (True, article.first_published_at)


def test_a_date_ahead_is_explained(sofia_client: Client, index: NewsIndexPage) -> None:
    tomorrow = (clock.now() + dt.timedelta(days=1)).astimezone(BERLIN)
    (message,) = errors(sofia_client, index, published_at=f"{tomorrow:%Y-%m-%d %H:%M}")
    assert message.startswith("Dieses Datum liegt in der Zukunft.")
    planned = (tomorrow + dt.timedelta(hours=1)).strftime("%Y-%m-%d %H:%M")
    dates = {"published_at": f"{tomorrow:%Y-%m-%d %H:%M}", "go_live_at": planned}
    assert errors(sofia_client, index, **dates) == []


def test_there_is_one_author(sofia_client: Client, index: NewsIndexPage) -> None:
    office = Organisation.objects.create(name="Haus", slug="haus")
    assert errors(sofia_client, index, organisation=office.pk, author_name="Haus 2") == [
        "Bitte wählen Sie entweder eine Organisation oder schreiben Sie einen Namen."
    ]


def test_a_picture_without_words_can_wait_in_a_draft_but_is_not_published(
    sofia_client: Client, index: NewsIndexPage
) -> None:
    silent, decorative = make_image(alt=""), make_image(alt="", is_decorative=True)
    assert errors(sofia_client, index, image=silent.pk) == []
    (message,) = errors(sofia_client, index, slug="zwei", image=silent.pk, **PUBLISH)
    assert message.startswith("Diesem Bild fehlt der Alternativtext.")
    assert errors(sofia_client, index, slug="drei", image=decorative.pk, **PUBLISH) == []
