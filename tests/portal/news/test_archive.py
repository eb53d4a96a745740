"""Years and months: addresses that stay."""

import datetime as dt

import pytest
from django.test import Client

from portal.clock import BERLIN
from portal.news.archive import Period, years
from portal.news.models import NewsIndexPage

from .tree import make_article, make_index, soup, titles

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def index() -> NewsIndexPage:
    index = make_index()
    make_article("Herbst", index=index, day="2025-11-20")
    make_article("Winter", index=index, day="2025-12-01")
    make_article("Alt", index=index, day="2024-11-03")
    return index


def test_a_year_and_a_month_show_what_was_published_in_them(
    client: Client, index: NewsIndexPage
) -> None:
    year, month = soup(client, "/meldungen/2025/"), soup(client, "/meldungen/2025/11/")
    assert (titles(year), titles(month)) == (["Winter", "Herbst"], ["Herbst"])
    assert year.h1.text == "Meldungen aus 2025"
    assert month.h1.text == "Meldungen aus November 2025"
    assert month.title.text == "Meldungen aus November 2025 – Lernen in Trier"
    assert month.select_one("link[rel=canonical]")["href"].endswith("/meldungen/2025/11/")
    assert month.select(".breadcrumb a")[-1]["href"] == "/meldungen/"


def test_the_index_leads_to_every_month_with_its_number(
    client: Client, index: NewsIndexPage
) -> None:
    links = soup(client, "/meldungen/").select("#archiv ~ details")
    found = {
        " ".join(year.summary.text.split()): [a["href"] for a in year.select("a")] for year in links
    }
    assert found == {
        "2025 (2 Meldungen)": ["/meldungen/2025/12/", "/meldungen/2025/11/", "/meldungen/2025/"],
        "2024 (1 Meldungen)": ["/meldungen/2024/11/", "/meldungen/2024/"],
    }


def test_the_last_minute_of_a_year_in_trier_belongs_to_it(
    client: Client, index: NewsIndexPage
) -> None:
    """In UTC it would be the right year too, but the first minute of the next one would not."""
    for title, moment in (
        ("Letzte", dt.datetime(2023, 12, 31, 23, 59, tzinfo=BERLIN)),
        ("Erste", dt.datetime(2024, 1, 1, 0, 1, tzinfo=BERLIN)),
    ):
        make_article(title, index=index, published_at=moment)
    assert titles(soup(client, "/meldungen/2023/12/")) == ["Letzte"]
    assert titles(soup(client, "/meldungen/2024/01/")) == ["Erste"]
    months = [a["href"] for a in soup(client, "/meldungen/").select("#archiv ~ details a")]
    assert "/meldungen/2024/01/" in months
    assert "/meldungen/2023/12/" in months


def test_a_month_that_has_become_empty_stays(client: Client, index: NewsIndexPage) -> None:
    page = soup(client, "/meldungen/2025/10/")
    assert page.select_one(".results__count").text == "0 Meldungen"
    assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert page.select_one(".with-side .flow p a")["href"] == "/meldungen/"


@pytest.mark.parametrize(
    "period",
    ["1999", "0000", "2999", "2025/00", "2025/13", "2025/1", "2025/011", "2025/11/3", "20٢٥"],
)
def test_what_no_article_can_lie_in_does_not_exist(
    client: Client, index: NewsIndexPage, period: str
) -> None:
    assert client.get(f"/meldungen/{period}/").status_code == 404


def test_an_archive_follows_its_index(client: Client, index: NewsIndexPage) -> None:
    index.unpublish()
    for address in ("", "2025/", "2025/11/", "rss/", "atom/"):
        assert client.get(f"/meldungen/{address}").status_code == 404, address


def test_periods_end_where_the_next_begins() -> None:
    december, year = Period(year=2025, month=12), Period(year=2025)
    assert december.end == year.end == Period(year=2026, month=1).begin
    assert Period(year=2025, month=3).path == "2025/03/"


def test_years_are_sums_of_their_months() -> None:
    march, may = dt.datetime(2025, 3, 1, tzinfo=BERLIN), dt.datetime(2025, 5, 1, tzinfo=BERLIN)
    (year,) = years([(march, 2), (may, 3)])
    assert (year.number, [(month.label, n) for month, n in year.months]) == (
        5,
        [("Mai 2025", 3), ("März 2025", 2)],
    )
