"""A piece of news: its date, author, corrections, and what machines read of it."""

import datetime as dt
import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Page

from portal import clock
from portal.clock import BERLIN
from portal.media.models import PortalDocument
from portal.news.models import NewsArticlePage, NewsIndexPage
from portal.organisations.models import Organisation

from .tree import make_article, make_image, make_index, queries, soup

pytestmark = [pytest.mark.db, pytest.mark.django_db]

NOON = dt.datetime(2026, 11, 12, 12, tzinfo=BERLIN)
CORRECTION = (
    "correction",
    {"at": NOON, "wrong": "Als Ort stand hier die Tufa.", "right": "Es ist die Bibliothek."},
)


@pytest.fixture
def index() -> NewsIndexPage:
    return make_index()


def json_ld(page: BeautifulSoup) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.select_one("script[type='application/ld+json']").text)
    return found


def test_it_is_dated_when_it_is_first_published(index: NewsIndexPage) -> None:
    article = make_article("Neu", index=index, live=False)
    assert article.published_at is None
    article.save_revision().publish()
    article.refresh_from_db()
    assert article.published_at == article.first_published_at


def test_publishing_again_keeps_the_date(index: NewsIndexPage) -> None:
    """The form of a later edit still holds the empty date of the first draft."""
    article = make_article("Neu", index=index, live=False)
    article.save_revision().publish()
    first = NewsArticlePage.objects.get().published_at
    later = NewsArticlePage.objects.get().get_latest_revision_as_object()
    later.published_at = None
    later.save_revision().publish()
    assert NewsArticlePage.objects.get().published_at == first


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_has_a_day_of_its_own(index: NewsIndexPage, keep_live: bool) -> None:
    made = make_article("Neu", index=index, day="2024-01-01", tags=["Fest"], topics=["lesen"])
    article = NewsArticlePage.objects.get(pk=made.pk)
    copy = article.copy(update_attrs={"slug": "noch-einmal"}, keep_live=keep_live)
    copy = NewsArticlePage.objects.get(pk=copy.pk)
    for state in (copy, copy.get_latest_revision_as_object()):
        day = state.published_at and state.published_at.astimezone(BERLIN).date()
        assert day == (clock.today() if keep_live else None)
        assert [tag.name for tag in state.tags.all()] == ["Fest"]


@pytest.mark.parametrize("slug", ["2026", "rss", "atom"])
def test_it_does_not_take_an_address_of_the_index(index: NewsIndexPage, slug: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make_article("Jahr", index=index, slug=slug)
    assert list(refused.value.message_dict) == ["slug"]
    assert make_article("Jahr", index=index, slug="jahr-2026").pk


def test_the_page_says_when_by_whom_and_about_what(client: Client, index: NewsIndexPage) -> None:
    office = Organisation.objects.create(name="Stadtbibliothek", slug="stadtbibliothek")
    make_article(
        "Neu", index=index, day="2026-11-12", organisation=office, topics=["lesen"], tags=["Fest"]
    )
    page = soup(client, "/meldungen/neu/")
    assert page.select_one(".page-head .card__by").text == "12. November 2026 · Stadtbibliothek"
    assert [(a.text, a["href"]) for a in page.select("article .chips a")] == [
        ("Lesen", "/meldungen/?thema=lesen"),
        ("Fest", "/meldungen/?stichwort=fest"),
    ]


def test_without_an_author_it_is_the_office_of_the_portal(
    client: Client, index: NewsIndexPage
) -> None:
    make_article("Neu", index=index, day="2026-11-12")
    page = soup(client, "/meldungen/neu/")
    assert page.select_one(".page-head .card__by").text.endswith(" · Kommunales Bildungsmanagement")
    assert json_ld(page)["author"] == {
        "@type": "Organization",
        "name": "Kommunales Bildungsmanagement",
    }


def test_a_correction_stands_above_the_text_and_dates_the_change(
    client: Client, index: NewsIndexPage
) -> None:
    make_article("Neu", index=index, day="2026-11-10", corrections=[CORRECTION])
    page = soup(client, "/meldungen/neu/")
    notice = page.select_one("article > .reading .notice")
    assert [" ".join(p.text.split()) for p in notice.select("p")] == [
        "Korrektur vom 12. November 2026: Als Ort stand hier die Tufa.",
        "Richtig ist: Es ist die Bibliothek.",
    ]
    data = json_ld(page)
    assert (data["datePublished"], data["dateModified"]) == (
        "2026-11-10T12:00:00+01:00",
        "2026-11-12T12:00:00+01:00",
    )
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "datePublished": "2026-11-12T12:00:00+01:00",
            "text": "Korrektur vom 12. November 2026: Als Ort stand hier die Tufa. "
            "Richtig ist: Es ist die Bibliothek.",
        }
    ]
    assert soup(client, "/meldungen/").select_one(".news .small").text == "berichtigt"


def test_machines_read_it_as_news(client: Client, index: NewsIndexPage) -> None:
    make_article("Neu", index=index, day="2026-11-10", teaser="In Kürze.", image=make_image())
    page = soup(client, "/meldungen/neu/")
    data = json_ld(page)
    assert {name: data[name] for name in ("@type", "headline", "description", "@id")} == {
        "@type": "NewsArticle",
        "headline": "Neu",
        "description": "In Kürze.",
        "@id": "http://testserver/meldungen/neu/",
    }
    shared = {m["property"]: m["content"] for m in page.select("meta[property]")}
    assert shared["og:type"] == "article"
    assert shared["article:published_time"] == "2026-11-10T12:00:00+01:00"
    assert shared["og:image:alt"] == "Ein Haus"


def test_related_are_the_newest_others_of_its_topics(client: Client, index: NewsIndexPage) -> None:
    make_article("Neu", index=index, topics=["lesen", "mint"])
    for day in (1, 2, 3, 4):
        make_article(f"Lesen {day}", index=index, day=f"2026-10-0{day}", topics=["lesen", "mint"])
    make_article("Anderes", index=index, topics=["tanz"])
    make_article("Entwurf", index=index, live=False, topics=["lesen"])
    links = soup(client, "/meldungen/neu/").select(".news-related a")
    assert [link.text for link in links] == ["Lesen 4", "Lesen 3", "Lesen 2"]


def test_an_expired_article_is_gone_before_the_job_has_run(
    client: Client, index: NewsIndexPage
) -> None:
    article = make_article("Neu", index=index, day="2026-11-10")
    Page.objects.filter(pk=article.pk).update(expire_at=clock.now() - dt.timedelta(seconds=1))
    assert client.get("/meldungen/neu/").status_code == 404


def test_the_preview_of_a_new_draft_shows_its_topics(
    client: Client, index: NewsIndexPage, sofia_client: Client
) -> None:
    article = make_article("Neu", index=index, day="2026-11-10", topics=["lesen"])
    article.tags.add("Fest")  # only in the draft
    article.save_revision()
    shown = sofia_client.get(f"/admin/pages/{article.pk}/view_draft/")
    chips = BeautifulSoup(shown.content, "html.parser").select("article .chips a")
    assert [chip.text for chip in chips] == ["Lesen", "Fest"]
    assert [a.text for a in soup(client, "/meldungen/neu/").select("article .chips a")] == ["Lesen"]


def test_a_full_page_stays_within_fifteen_queries(client: Client, index: NewsIndexPage) -> None:
    document = PortalDocument(title="Ergebnisse")
    document.file.save("ergebnisse.pdf", ContentFile(b"%PDF"))
    image = make_image()

    def write(number: int) -> None:
        make_article(
            f"Meldung {number}",
            index=index,
            day=f"2026-11-{number:02}",
            topics=["lesen", f"thema-{number}"],
            tags=["Fest", f"wort {number}"],
            image=image,
            corrections=[CORRECTION],
            body=[
                ("paragraph", "<p>Text</p>"),
                *[("image", {"image": image, "caption": "Bild"})] * 3,
                ("documents", {"title": "Mehr", "documents": [document]}),
            ],
        )

    write(1)
    one = queries(client, "/meldungen/meldung-1/")
    write(2)
    write(3)
    assert queries(client, "/meldungen/meldung-1/") == one
    assert one <= 15
