"""/open-data/: the page, the files, what programs may ask, and what nobody gets."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from till_catalog.exporters import dump
from till_catalog.exporters.editions import Edition
from till_catalog.models import Offer, Provider

from .reading import consenting, open_offer

pytestmark = pytest.mark.db


@pytest.fixture
def edition() -> Edition:
    """The second of two editions, of one offer that changed."""
    open_offer()
    dump.publish()
    Offer.objects.update(title="Nähen für alle")
    return dump.publish().edition


FILES = {
    "/open-data/angebote.jsonl.gz": "angebote.jsonl.gz",
    "/open-data/angebote.csv.gz": "angebote.csv.gz",
    "/open-data/2027-01-13-2/angebote.jsonl.gz": "angebote.jsonl.gz",
    "/open-data/2027-01-13-2/angebote.csv.gz": "angebote.csv.gz",
    "/open-data/delta/2027-01-13-2.jsonl.gz": "aenderungen.jsonl.gz",
}


@pytest.mark.parametrize(("address", "name"), FILES.items())
def test_a_file_comes_as_it_lies_there(
    client: Client, edition: Edition, address: str, name: str
) -> None:
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    file = edition.file(name)
    assert file is not None
    content = response.getvalue()
    assert content == edition.path(name).read_bytes()
    assert gzip.decompress(content)
    found = {header: response[header] for header in EXPECTED}
    stem, _, ending = name.partition(".")
    assert found == EXPECTED | {
        "Content-Length": str(file.size),
        "Content-Disposition": f'attachment; filename="{stem}-2027-01-13-2.{ending}"',
        "ETag": f'"{file.sha256[:32]}"',
        "Cache-Control": "public, max-age=31536000, immutable"
        if "2027" in address
        else "public, no-cache",
    }
    assert not response.has_header("Content-Encoding")
    assert response.has_header("Last-Modified")


EXPECTED = {
    "Content-Type": "application/gzip",
    "Content-Length": "",
    "Content-Disposition": "",
    "ETag": "",
    "Cache-Control": "",
    "Access-Control-Allow-Origin": "*",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


@pytest.mark.parametrize("address", FILES)
def test_head_and_conditional_requests(client: Client, edition: Edition, address: str) -> None:
    full = client.get(address)
    full.getvalue()
    head = client.head(address)
    names = ("Content-Type", "Content-Length", "Content-Disposition", "ETag", "Last-Modified",
             "Cache-Control", "Access-Control-Allow-Origin")  # fmt: skip
    assert {name: head[name] for name in names} == {name: full[name] for name in names}
    assert (head.status_code, head.content) == (200, b"")
    for headers in (
        {"If-None-Match": full["ETag"]},
        {"If-None-Match": f"W/{full['ETag']}"},
        {"If-Modified-Since": full["Last-Modified"]},
    ):
        for answer in (client.get(address, headers=headers), client.head(address, headers=headers)):
            assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", full["ETag"])
            assert answer["Access-Control-Allow-Origin"] == "*"
    other = client.get(address, headers={"If-None-Match": '"other"'})
    assert other.getvalue() == full.getvalue() or other.status_code == 200


def test_the_newest_file_changes_its_etag_with_the_edition(
    client: Client, edition: Edition
) -> None:
    before = client.head("/open-data/angebote.jsonl.gz")["ETag"]
    Offer.objects.update(title="Nähen, ganz neu")
    dump.publish()
    response = client.get("/open-data/angebote.jsonl.gz", headers={"If-None-Match": before})
    assert response.status_code == 200
    assert b"ganz neu" in gzip.decompress(response.getvalue())


@pytest.mark.parametrize(
    "address",
    [
        "/open-data/2027-01-13-2/ausgabe.json",
        "/open-data/2027-01-13-2/../.lock",
        "/open-data/../db.sqlite3",
        "/open-data/2027-01-13/%2e%2e/%2e%2e/secret-key",
        "/open-data/..%2f..%2fsecret-key",
        "/open-data/%2fetc%2fpasswd",
        "/open-data/.lock",
        "/open-data/.half-2027-01-13/angebote.jsonl.gz",
        "/open-data/2027-01-13-0/angebote.jsonl.gz",
        "/open-data/2027-01-13-1000/angebote.jsonl.gz",
        "/open-data/2027-99-99/angebote.jsonl.gz",
        "/open-data/2027-01-12/angebote.jsonl.gz",
        "/open-data/delta/2027-01-13.jsonl.gz",  # the first edition has none
        "/open-data/delta/../2027-01-13/angebote.jsonl.gz",
        "/open-data/\u0662\u0660\u0662\u0667-01-13/angebote.jsonl.gz",
    ],
)
def test_nothing_else_comes_out_of_the_folder(
    client: Client, edition: Edition, address: str
) -> None:
    assert client.get(address).status_code == 404


def test_a_file_that_is_gone_is_refused_in_json(client: Client, edition: Edition) -> None:
    response = client.get("/open-data/2027-01-12/angebote.jsonl.gz")
    assert response.json() == {
        "errors": [
            {
                "reason": "Diese Datei gibt es nicht, oder nicht mehr. Was es gibt, steht in index.json."
            }
        ]
    }
    assert response["Access-Control-Allow-Origin"] == "*"


def test_a_file_that_goes_while_it_is_asked_for(client: Client, edition: Edition) -> None:
    edition.path("angebote.csv.gz").unlink()
    assert client.get("/open-data/angebote.csv.gz").status_code == 404


@pytest.mark.parametrize(
    "address", [*FILES, "/open-data/index.json", "/open-data/dcat.jsonld", "/api/v1/offers/"]
)
def test_any_origin_may_read_and_nobody_may_write(
    client: Client, edition: Edition, address: str
) -> None:
    strict = Client(enforce_csrf_checks=True)
    preflight = strict.options(
        address,
        headers={"Origin": "https://app.example", "Access-Control-Request-Method": "GET"},
    )
    found = {name: value for name, value in preflight.items() if name.startswith("Access-Control")}
    assert (preflight.status_code, preflight.content) == (200, b"")
    assert found == {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
        "Access-Control-Max-Age": "86400",
        "Access-Control-Expose-Headers": "ETag, Last-Modified, Retry-After",
    }
    for method in (strict.post, strict.put, strict.patch, strict.delete):
        refused = method(address)
        assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert refused.json() == {"errors": [{"reason": "Hier kann man nur lesen (GET)."}]}


def test_the_index_names_everything(client: Client, edition: Edition) -> None:
    answer = client.get("/open-data/index.json")
    data = answer.json()
    assert data["latest"] == {
        "edition": "2027-01-13-2",
        "examples": False,
        "licences": [
            {
                "code": "cc-by/4.0",
                "label": "CC BY 4.0",
                "uri": "http://dcat-ap.de/def/licenses/cc-by/4.0",
            }
        ],
        "attributions": ["Haus am Markt"],
        "providers": [{"code": "haus-am-markt", "label": "Haus am Markt", "offers": 1}],
    }
    newest, first = data["editions"]
    assert (first["edition"], first["since"], len(first["files"])) == ("2027-01-13", None, 2)
    files = newest.pop("files")
    assert newest == {
        "edition": "2027-01-13-2",
        "created": edition.created,
        "since": "2027-01-13",
        "offers": 1,
        "runs": 1,
    }
    assert [(file["name"], file["sha256"], file["entries"]) for file in files] == [
        (file.name, file.sha256, file.entries) for file in edition.files
    ]
    for file in files:
        content = client.get(file["url"].removeprefix("http://testserver")).getvalue()
        assert len(content) == file["size"]
    again = client.get("/open-data/index.json", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def text_of(client: Client) -> tuple[str, BeautifulSoup]:
    response = client.get("/open-data/")
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(soup.find("main").get_text(" ").split()), soup


def test_the_page_explains_and_leads_to_the_files(client: Client, edition: Edition) -> None:
    text, soup = text_of(client)
    assert "Stand: 13. Januar 2027 (Ausgabe 2027-01-13-2). 1 Angebote mit 1 Durchführungen." in text
    for file in edition.files:
        assert file.sha256 in text
    assert "Haus am Markt : 1 Angebot" in text
    assert "Diese Daten sind erfunden" not in text
    links = {str(a["href"]) for a in soup.select("main a")}
    assert set(FILES) | {"/open-data/index.json", "/open-data/dcat.jsonld"} <= links
    for address in sorted(
        link for link in links if link.startswith(("/open-data", "/api", "/kurse"))
    ):
        response = client.get(address)
        response.getvalue()
        assert response.status_code == 200, address


def test_the_page_is_honest_where_there_is_nothing(client: Client) -> None:
    assert "Noch gibt es keine Datei." in text_of(client)[0]
    assert client.get("/open-data/index.json").json() == {"latest": None, "editions": []}
    assert client.get("/open-data/angebote.csv.gz").status_code == 404
    consenting()
    dump.publish()
    assert "Zurzeit hat noch kein Anbieter zugestimmt." in text_of(client)[0]


def test_examples_are_called_so(client: Client) -> None:
    open_offer(is_example=True)
    dump.publish()
    assert "Diese Daten sind erfunden." in text_of(client)[0]


def test_switched_off_there_is_nothing(
    client: Client, edition: Edition, settings: Any, folder: Path
) -> None:
    settings.PORTAL_OPEN_DATA = False
    addresses = ("/open-data/", "/open-data/index.json", "/open-data/dcat.jsonld", *FILES)
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 404
    )
    offer = Offer.objects.get()
    assert "/open-data/" not in client.get(offer.get_absolute_url()).content.decode()


def test_an_offer_leads_to_the_open_data(client: Client, edition: Edition) -> None:
    offer = Offer.objects.get()
    assert 'href="/open-data/"' in client.get(offer.get_absolute_url()).content.decode()


def test_of_earlier_editions_nobody_is_named(client: Client, edition: Edition) -> None:
    Provider.objects.update(open_data_consent=False)
    open_offer(provider=consenting("Haus B"))
    dump.publish()
    for address in ("/open-data/", "/open-data/index.json", "/open-data/dcat.jsonld"):
        text = client.get(address).content.decode()
        assert ("Haus am Markt" in text, "Haus B" in text) == (False, True), address
