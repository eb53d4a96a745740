"""Links of offers are checked gently, and a dead way to book is not offered."""

import datetime as dt
import itertools
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from portal import clock, links
from portal.links import check_links, links_are_due
from portal.siteconfig.models import CitySettings
from tests.factories.catalogue import make_offer, make_run
from till_catalog.enums import OfferStatus
from till_catalog.models import LinkCheck, OfferLink
from till_catalog.models.link import url_digest
from till_catalog.periodic import _order_link_check
from till_catalog.upkeep.links import collect_links

from ..looking import Seen

pytestmark = [pytest.mark.db, pytest.mark.django_db]

WEEK = dt.timedelta(days=7)


class House:
    """A provider's server: path -> status; `asked` is what came in, with the moment."""

    def __init__(self) -> None:
        self.statuses: dict[str, int] = {}
        self.asked: list[tuple[str, str, float]] = []
        self.agents: set[str] = set()
        house = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                house.asked.append((self.command, self.path, time.monotonic()))
                house.agents.add(self.headers["User-Agent"])
                status = house.statuses.get(self.path, 200)
                if self.path == "/kein-head" and self.command == "HEAD":
                    status = 405
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_HEAD = answer  # noqa: N815

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()


@pytest.fixture
def house() -> Iterator[House]:
    found = House()
    yield found
    found.server.shutdown()
    found.server.server_close()


def link(url: str) -> LinkCheck:
    return LinkCheck.objects.create(url=url, digest=url_digest(url))


def check(pause: float = 0) -> int:
    return check_links(LinkCheck, guard=lambda address: True, pause=pause)


def test_the_table_holds_the_links_of_listed_offers() -> None:
    offer = make_run(make_offer(booking_url="https://a.example/1", description="x")).offer
    make_run(make_offer(title=offer.title, booking_url="https://a.example/2", description="x"))
    OfferLink.objects.create(offer=offer, url="https://a.example/bild")
    make_run(make_offer(booking_url="https://a.example/1"))
    make_run(make_offer(booking_url="https://a.example/d", status=OfferStatus.DRAFT))
    link("https://a.example/gone")
    assert collect_links() == 3
    assert set(LinkCheck.objects.values_list("url", flat=True)) == {
        "https://a.example/1",
        "https://a.example/2",
        "https://a.example/bild",
    }
    assert collect_links() == 0


def test_what_answers_is_fine_and_what_does_not_is_noted(house: House) -> None:
    house.statuses = {"/weg": 404, "/zu": 403}
    for path in ("/", "/weg", "/zu", "/kein-head"):
        link(house.url + path)
    assert check() == 4
    found = {row.url.removeprefix(house.url): row for row in LinkCheck.objects.all()}
    assert {path: (row.status, row.problem) for path, row in found.items()} == {
        "/": (200, ""),
        "/weg": (404, "HTTP 404"),
        "/zu": (403, ""),
        "/kein-head": (200, ""),
    }
    assert [path for path, row in found.items() if row.failing_since] == ["/weg"]
    assert [ask[:2] for ask in house.asked] == [
        ("HEAD", "/"),
        ("HEAD", "/weg"),
        ("GET", "/weg"),
        ("HEAD", "/zu"),
        ("GET", "/zu"),
        ("HEAD", "/kein-head"),
        ("GET", "/kein-head"),
    ]


def test_it_says_who_asks_and_how_to_reach_the_city(house: House) -> None:
    city = CitySettings.for_site(Site.objects.get(is_default_site=True))
    city.email = "bildung@stadt.example"
    city.save()
    link(house.url)
    check()
    assert house.agents == {
        "Bildungsportal-Linkpruefung/1.0 (+http://localhost; bildung@stadt.example)"
    }


def test_a_host_gets_a_pause(house: House) -> None:
    for number in range(3):
        link(f"{house.url}/{number}")
    check(pause=0.2)
    moments = [moment for _, _, moment in house.asked]
    assert all(later - earlier >= 0.2 for earlier, later in itertools.pairwise(moments))


def test_each_link_once_a_week(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    link(house.url)
    assert (check(), check()) == (1, 0)
    later = clock.real_now() + WEEK
    monkeypatch.setattr(links.clock, "real_now", lambda: later)
    assert check() == 1


def test_no_link_leads_into_our_own_network(house: House) -> None:
    row = link(house.url)
    assert check_links(LinkCheck, pause=0) == 1
    row.refresh_from_db()
    assert (row.status, row.problem, house.asked) == (None, "keine öffentliche Adresse", [])


def test_a_booking_link_goes_after_two_failures_a_week_apart(
    client: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.statuses = {"/k": 404}
    start = clock.today() + dt.timedelta(days=60)
    offer = make_run(make_offer(booking_url=f"{house.url}/k"), start=start).offer
    collect_links()

    def offered() -> bool:
        seen = Seen(client.get(offer.get_absolute_url()))
        gone = "Der Link zur Anmeldung funktioniert zurzeit nicht." in seen.text
        there = seen.soup.find("a", href=f"{house.url}/k") is not None
        assert gone is not there
        return there

    now = clock.real_now()
    check()
    assert offered()
    monkeypatch.setattr(links.clock, "real_now", lambda: now + 2 * WEEK)
    check()
    assert not offered()
    house.statuses = {}
    monkeypatch.setattr(links.clock, "real_now", lambda: now + 4 * WEEK)
    check()
    assert offered()


def test_nothing_is_asked_unless_it_is_switched_on(settings: Any, house: House) -> None:
    link(house.url)
    assert settings.PORTAL_CHECK_LINKS is False
    assert not links_are_due(LinkCheck)
    _order_link_check()
    settings.PORTAL_CHECK_LINKS = True
    assert links_are_due(LinkCheck)
    check()
    assert not links_are_due(LinkCheck)


def test_the_worklist_shows_who_needs_the_link(house: House, sofia_client: Client) -> None:
    make_run(make_offer(booking_url=f"{house.url}/k"))
    make_run(make_offer(booking_url=f"{house.url}/k"))
    make_run(make_offer(booking_url=f"{house.url}/gut"))
    house.statuses = {"/k": 500}
    collect_links()
    check()
    rows = [
        [" ".join(cell.get_text().split()) for cell in row.select("td")]
        for row in Seen(sofia_client.get("/admin/links/?failing=true")).soup.select("tbody tr")
    ]
    assert [(row[0], row[1], row[4]) for row in rows] == [(f"{house.url}/k", "HTTP 500", "2")]
