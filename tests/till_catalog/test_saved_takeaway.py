"""What people take home from a list: dates for the calendar, and the leaflet."""

import datetime as dt
import re
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as django_settings
from django.test import Client
from filelock import FileLock

from portal import clock, pdf
from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue
from tests.servers import pango
from tests.support.feeds import assert_feed_conforms
from till_catalog.enums import OfferStatus
from till_catalog.models import Offer
from till_catalog.saving import leaflet
from till_catalog.saving.lines import lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

CALENDAR = "/kurse/merkliste/kalender.ics"
PDF = "/kurse/merkliste/merkliste.pdf"
needs_pango = pytest.mark.skipif(
    bool(pango.missing()), reason=f"es fehlt: {', '.join(pango.missing())} (make test-all)"
)


def offer(title: str, **fields: Any) -> Offer:
    found = make_offer(title=title, **fields)
    make_run(found, start=fields.pop("start", None) or dt.date(2027, 2, 1))
    return found


def query(*offers: Offer) -> str:
    return "&".join(f"angebot={found.pk}" for found in offers)


def leaflet_of(*offers: Offer) -> str:
    return leaflet.markup(
        leaflet.Leaflet(
            lines=lines([found.pk for found in offers]),
            host="portal.example",
            house="Lernen in Trier",
            phone="0651 718-0",
            today=clock.today(),
        )
    )


def test_the_calendar_holds_the_dates_of_all_that_still_take_place(client: Client) -> None:
    first, second = offer("Weben"), offer("Nähen")
    make_run(second, start=dt.date(2027, 3, 1))
    hidden = offer("Geheim", status=OfferStatus.DRAFT)
    response = client.get(f"{CALENDAR}?{query(second, first, hidden)}")
    feed = assert_feed_conforms(response.content)
    found = [(str(event["SUMMARY"]), event["DTSTART"].dt) for event in feed.walk("VEVENT")]
    assert sorted(found) == [
        ("Nähen", dt.date(2027, 2, 1)),
        ("Nähen", dt.date(2027, 3, 1)),
        ("Weben", dt.date(2027, 2, 1)),
    ]
    urls = {str(event["URL"]) for event in feed.walk("VEVENT")}
    assert urls == {f"http://testserver{found.get_absolute_url()}" for found in (first, second)}
    assert response.cookies == {}


def test_two_requests_give_equal_bytes_and_compression_keeps_the_304(client: Client) -> None:
    address = f"{CALENDAR}?{query(offer('Weben'))}"
    first = client.get(address)
    assert client.get(address).content == first.content
    zipped = client.get(address, headers={"Accept-Encoding": "gzip"})
    again = client.get(address, headers={"If-None-Match": zipped["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_calendar_of_nothing_is_empty(client: Client) -> None:
    for address in (CALENDAR, f"{CALENDAR}?angebot=x", f"{CALENDAR}?angebot={10**9}"):
        feed = assert_feed_conforms(client.get(address).content)
        assert list(feed.walk("VEVENT")) == []


def test_the_leaflet_says_what_a_counsellor_reads_out() -> None:
    house = make_provider("Haus am Markt")
    house.organisation.phone = "0651 12"
    house.organisation.save()
    course = make_offer(title="Weben", provider=house, number="W 1", description="Am Webstuhl.")
    make_run(
        course,
        venue=make_venue(name="Palais", step_free="yes", access_note="Bitte klingeln."),
        price_reduced=20,
        registration_deadline=dt.date(2027, 1, 18),
    )
    soup = BeautifulSoup(leaflet_of(course), "html.parser")
    rows = {row.th.get_text(): " ".join(row.td.get_text(" ").split()) for row in soup.select("tr")}
    assert rows == {
        "Wann": "Mi, 20. Januar",
        "Wo": "Palais, Trier · stufenfrei Domfreihof 1, 54290 Trier "
        "ohne Stufen erreichbar: ja Bitte klingeln.",
        "Preis": "40,00 € · ermäßigt 20,00 €",
        "Fragen und Anmeldung": "0651 12 Kursnummer W 1 · Anmelden bis Mo, 18. Januar "
        f"Im Internet: portal.example/kurse/{course.pk}/",
    }
    assert soup.html["lang"] == "de"
    assert soup.title.get_text() == "Kurse für Sie – Lernen in Trier"


def test_the_leaflet_has_two_offers_on_each_page_in_their_order() -> None:
    offers = [offer(f"Kurs {number}") for number in (3, 1, 2)]
    soup = BeautifulSoup(leaflet_of(*offers), "html.parser")
    pages = [[h.get_text() for h in page.select("h2")] for page in soup.select(".page")]
    assert pages == [["Kurs 3", "Kurs 1"], ["Kurs 2"]]


def test_without_pango_a_sentence_leads_back_to_the_list(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**options: Any) -> bytes:
        raise pdf.PdfUnavailableError("libpango")

    monkeypatch.setattr(leaflet, "write_pdf", broken)
    address = f"?{query(offer('Weben'))}"
    response = client.get(PDF + address)
    page = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, response["Retry-After"]) == (503, "86400")
    assert page.h1.get_text() == "PDF geht hier gerade nicht"
    (link,) = page.find_all("a", string="Zurück zur Liste")
    assert link["href"] == f"/kurse/merkliste/{address}"


def test_a_missing_library_is_a_warning_that_names_the_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(pdf._LIBRARIES, "linux", ("libgibtesnicht.so.7",))
    monkeypatch.setattr("sys.platform", "linux")
    (warning,) = pdf.check_pdf()
    assert (warning.id, warning.msg) == (
        "portal.W001",
        "PDF geht hier nicht, es fehlt: libgibtesnicht.so.7",
    )
    assert "libpango-1.0-0" in warning.hint


def test_an_empty_leaflet_leads_to_the_list(client: Client) -> None:
    response = client.get(PDF)
    assert (response.status_code, response["Location"]) == (302, "/kurse/merkliste/")


@needs_pango
@pytest.mark.pdf
def test_who_comes_while_others_wait_is_asked_to_come_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaflet, "WAIT_AT_MOST", 0.1)
    address = f"{PDF}?{query(offer('Weben'))}"
    with FileLock(django_settings.VAR_DIR / "pdf.lock"):
        response = client.get(address)
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "andere Listen" in response.content.decode()
    assert client.get(address).status_code == 200


@needs_pango
@pytest.mark.pdf
def test_the_real_pdf_is_tagged_has_title_and_language_and_all_offers(
    client: Client, tmp_path: Path
) -> None:
    offers = [offer(f"Größe {number}: Ελληνικά, Русский") for number in range(5)]
    response = client.get(f"{PDF}?{query(*offers)}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Disposition"] == 'inline; filename="merkliste.pdf"'
    file = tmp_path / "merkliste.pdf"
    file.write_bytes(response.content)
    facts: dict[str, str] = dict(
        map(str.strip, line.split(":", 1)) for line in read("pdfinfo", file).splitlines()
    )
    assert (facts["Tagged"], facts["Pages"], facts["Page size"]) == (
        "yes",
        "3",
        "595.276 x 841.89 pts (A4)",
    )
    assert facts["Title"] == "Kurse für Sie – Lernen in Trier"
    metadata = read("pdfinfo", "-meta", file)
    assert 'pdfuaid:part="1"' in metadata
    objects = inflated(response.content)
    assert b"/Lang (de)" in objects
    assert b"/JavaScript" not in objects
    text = read("pdftotext", file, "-")
    assert [f"Größe {number}: Ελληνικά, Русский" in text for number in range(5)] == [True] * 5


@needs_pango
@pytest.mark.pdf
def test_a_pdf_loads_nothing_and_equal_lists_are_not_made_twice(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim")
    lock = FileLock(tmp_path / "lock")
    html = f'<html lang="de"><title>x</title><img src="file://{secret}"><p>Text</p>'
    assert b"geheim" not in pdf.write_pdf(html=html, css=f"@import url(file://{secret})", lock=lock)

    address = f"{PDF}?{query(offer('Weben'))}"
    etag = client.get(address)["ETag"]
    monkeypatch.setattr(leaflet, "write_pdf", lambda **options: pytest.fail("made again"))
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def inflated(content: bytes) -> bytes:
    """The objects of a PDF, which lie in compressed streams."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return b"".join(zlib.decompressobj().decompress(stream) for stream in streams)


def read(program: str, *arguments: object) -> str:
    command = [program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
