"""The sitemap: public addresses only, each with the last change that a visitor sees."""

import datetime as dt
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal import clock, sitemaps
from portal.pages.models import StandardPage
from tests.factories.catalogue import make_offer, make_provider, make_run
from tests.support.world import home_page, standard_page
from till_catalog.enums import OfferStatus
from till_catalog.models import Offer, Provider, Run, SessionDate

pytestmark = [pytest.mark.django_db, pytest.mark.db]

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "http://testserver"


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.PORTAL_TODAY = "2027-01-13"


def entries(client: Client, address: str = "/sitemap.xml") -> dict[str, str | None]:
    """Address -> last change of what a file lists."""
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    return {
        (entry.findtext(f"{SPACE}loc") or "").removeprefix(HOST): entry.findtext(f"{SPACE}lastmod")
        for entry in ElementTree.fromstring(response.content)
    }


def changed_on(offer: Offer, day: dt.date) -> None:
    """Let everything of `offer` have changed on `day` last."""
    moment = dt.datetime.combine(day, dt.time(12), dt.UTC)
    Offer.objects.filter(pk=offer.pk).update(modified_at=moment)
    Run.objects.filter(offer=offer).update(modified=moment)


def test_it_lists_pages_offers_providers_and_the_search_that_everybody_may_see(
    client: Client,
) -> None:
    home = home_page()
    standard_page(home, "Beratung", slug="beratung")
    home.add_child(instance=StandardPage(title="Entwurf", slug="entwurf", live=False))
    over = clock.now() - dt.timedelta(minutes=1)
    home.add_child(instance=StandardPage(title="Alt", slug="alt", expire_at=over))
    offer = make_offer(title="Nähen")
    make_run(offer)
    for status in (OfferStatus.DRAFT, OfferStatus.WITHDRAWN):
        make_run(make_offer(status=status))
    past = clock.today() - dt.timedelta(days=1)
    make_run(make_offer(), start=past, end=past, last_day=past)
    Provider.objects.filter(pk=make_provider("Versteckt").pk).update(public=False)
    home_url, page_url = "http://localhost/", "http://localhost/beratung/"
    assert set(entries(client)) == {
        home_url,
        page_url,
        "/kurse/",
        "/kurse/anbieter/volkshochschule-musterstadt/",
        offer.get_absolute_url(),
    }


def test_an_offer_changes_with_what_a_visitor_sees(client: Client) -> None:
    offer = make_offer()
    run = make_run(offer)
    changed_on(offer, dt.date(2026, 11, 2))

    def lastmod() -> str | None:
        return entries(client)[offer.get_absolute_url()]

    assert lastmod() == "2026-11-02"
    run.modified = dt.datetime(2026, 11, 5, 12, tzinfo=dt.UTC)
    run.save()
    assert lastmod() == "2026-11-05"
    date = SessionDate.objects.create(
        run=run, date=run.start, modified=dt.datetime(2026, 11, 9, 12, tzinfo=dt.UTC)
    )
    assert lastmod() == "2026-11-09"
    date.delete()
    # Without any write: on 3 December a run vanished from the page, on 7 January one came.
    moment = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)
    gone = dt.date(2026, 12, 2)
    make_run(offer, start=gone, end=gone, last_day=gone, modified=moment)
    assert lastmod() == "2026-12-03"
    make_run(offer, publish_from=dt.date(2027, 1, 7), modified=moment)
    make_run(offer, publish_from=dt.date(2027, 2, 1), modified=moment)
    assert lastmod() == "2027-01-07"


def test_from_ten_thousand_on_it_is_an_index_of_sections(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        make_run(make_offer())
    everything = entries(client)
    monkeypatch.setattr(sitemaps, "MOST_IN_ONE", 3)
    monkeypatch.setattr(sitemaps.Section, "limit", 3)
    files = entries(client)
    assert list(files) == [
        "/sitemap-seiten.xml",
        "/sitemap-angebote.xml",
        "/sitemap-angebote.xml?p=2",
        "/sitemap-anbieter.xml",
    ]
    together: dict[str, str | None] = {}
    for file in files:
        together |= entries(client, file)
    assert together == everything


@pytest.mark.parametrize(
    "address",
    ["/sitemap-gibtesnicht.xml", "/sitemap-angebote.xml?p=9", "/sitemap-angebote.xml?p=x"],
)
def test_other_files_do_not_exist(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    def count() -> int:
        client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap.xml")
        return len(queries)

    home = home_page()
    standard_page(home, "Eins", slug="eins")
    make_run(make_offer(provider=make_provider("Eins")))
    one = count()
    for name in ("Zwei", "Drei"):
        standard_page(home, name, slug=name.lower())
        make_run(make_offer(provider=make_provider(name)))
    assert count() == one
