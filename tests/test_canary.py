"""The canary sweep: nothing hidden shows anywhere, however one asks.

Each secret (tests/support/canaries.py) was public once and stands in the index; then it is hidden.
The sweep runs with the index brought up to date and with an index that lags.
"""

import gzip
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from portal import clock
from search import registry
from search.drain import drain
from tests.support.canaries import FINDER, Secret, plant
from till_catalog.exporters import dump, editions
from till_catalog.saving.leaflet import Leaflet, markup
from till_catalog.saving.lines import lines

pytestmark = [pytest.mark.db, pytest.mark.django_db]

# Addresses that show lists of public things. Rooms add theirs.
PLACES = (
    "/",
    "/suche/",
    f"/suche/?q={FINDER}",
    f"/suche/?q={FINDER}&seite=2",
    f"/suche/?q={FINDER}&seite=3",
    "/kurse/",
    f"/kurse/?q={FINDER}",
    "/kurse/anbieter/haus-offen/",
    "/kurse/einfach/",
    "/kurse/vorschlaege/?q=Leucht",
    "/kurse/vorschlaege/?q=xol",
    f"/api/v1/offers/?q={FINDER}",
    "/api/v1/offers/",
    "/api/v1/offers/?nach=0",
    "/api/v1/openapi.json",
    "/open-data/",
    "/open-data/index.json",
    "/open-data/dcat.jsonld",
    "/open-data/angebote.jsonl.gz",
    "/open-data/angebote.csv.gz",
    "/kurse/feed.rss",
    f"/kurse/feed.rss?q={FINDER}",
    "/meldungen/",
    "/meldungen/?thema=leuchten",
    "/meldungen/?stichwort=leuchtturmwarter",
    "/meldungen/rss/",
    "/meldungen/rss/?thema=leuchten",
    "/meldungen/atom/",
    "/meldungen/gemeldet/",
    "/meldungen/fest/",
    f"/meldungen/{clock.today():%Y}/",
    f"/meldungen/{clock.today():%Y/%m}/",
    "/sitemap.xml",
    "/sitemap-angebote.xml",
    "/sitemap-anbieter.xml",
    "/sitemap-seiten.xml",
    "/robots.txt",
    "/gibt-es-nicht/",
    "/offen/",
    "/beratung/",
    "/zeiten/",
    "/programme/",
    "/ar/",
    "/health/ready",
)
# Addresses that take a word and show it again: the answer must be that for an unknown word.
ASKING = (
    "/suche/?q={word}",
    "/kurse/?q={word}",
    "/kurse/?ort={word}",
    "/kurse/?anbieter={word}",
    "/api/v1/offers/?q={word}",
    "/{word}/",
    "/kurse/anbieter/{word}/",
    "/meldungen/?stichwort={word}",
    "/meldungen/{word}/",
)
UNKNOWN = "xolonirgendwotar"


@pytest.fixture
def secrets(settings: Any, tmp_path: Path, sofia_client: Client) -> list[Secret]:
    """Everything is planted, indexed, looked at by Sofia (for caches), and then hidden."""
    settings.SEARCH = {"ENGINE": "embedded", "DIRECTORY": tmp_path / "search"}
    settings.OPEN_DATA_ROOT = tmp_path / "open-data"
    found = plant()
    dump.publish()
    call_command("search_rebuild", "--force", verbosity=0)
    for secret in found:
        body(sofia_client, secret.path)
    for place in PLACES:
        body(sofia_client, place)
    for secret in found:
        secret.hide()
    dump.publish()  # the next night
    return found


def body(client: Client, path: str) -> str:
    response = client.get(path, follow=True)
    content = response.getvalue()
    if response.get("Content-Type") == "application/gzip":
        content = gzip.decompress(content)
    return content.decode().lower()


def leaks(secrets: list[Secret], text: str) -> set[str]:
    return {word for secret in secrets for word in secret.words if word in text}


def test_before_hiding_the_secrets_are_found(
    client: Client, settings: Any, tmp_path: Path, db: None
) -> None:
    """Without this the sweep could be green because nothing was ever there."""
    settings.SEARCH = {"ENGINE": "embedded", "DIRECTORY": tmp_path / "search"}
    settings.OPEN_DATA_ROOT = tmp_path / "open-data"
    found = {secret.name: secret for secret in plant()}
    dump.publish()
    call_command("search_rebuild", "--force", verbosity=0)
    site = "".join(body(client, f"/suche/?q={FINDER}&seite={number}") for number in (1, 2, 3))
    courses = body(client, f"/kurse/?q={FINDER}")
    sitemap = body(client, "/sitemap.xml")
    offers = {name for name in found if "offer" in name}
    pages = set(found) - {"draftchange", "newsdraftchange", "otherlanguage"} - offers
    news = {name for name in pages if name.startswith("news")}
    assert {name for name in pages if f"xolo{name}titeltar" in site} == pages
    assert {name for name in pages if f"geheim-{name}/" in sitemap} == pages
    assert {name for name in offers if f"xolo{name}titeltar" in courses} == offers
    for place in ("/meldungen/", "/meldungen/atom/", "/meldungen/rss/?thema=leuchten", "/"):
        text = body(client, place)
        assert {name for name in news if f"xolo{name}titeltar" in text} == news, place
    assert "xolonewsunpublishedtiteltar" in body(
        client, "/meldungen/?stichwort=xolonewsunpublishedstichworttar"
    )
    for file in ("angebote.jsonl.gz", "angebote.csv.gz"):
        records = body(client, f"/open-data/{file}")
        assert {name for name in offers if f"xolo{name}titeltar" in records} == offers


def up_to_date() -> None:
    """The jobs of the next minute have run."""
    call_command("publish_scheduled", stdout=StringIO())
    for index in registry.all_indexes():
        drain(index.schema.name)


def lagging() -> None:
    """The worker is down: the index still holds every secret."""


@pytest.mark.parametrize("index", [up_to_date, lagging])
def test_no_place_shows_a_secret(
    client: Client, secrets: list[Secret], index: Callable[[], None]
) -> None:
    index()
    # What is typed ahead are words of the index alone; they go with the next drain.
    places = [p for p in PLACES if index is up_to_date or "vorschlaege" not in p]
    newest = editions.latest()
    assert newest is not None
    places.append(f"/open-data/delta/{newest.name}.jsonl.gz")
    found = {place: leaks(secrets, body(client, place)) for place in places}
    assert {place: words for place, words in found.items() if words} == {}
    hits = "".join(body(client, f"/suche/?q={FINDER}&seite={number}") for number in (1, 2, 3))
    assert f"{FINDER} offen".lower() in hits.replace("<mark>", "").replace("</mark>", "")


def test_asking_for_a_secret_answers_as_for_an_unknown_word(
    client: Client, secrets: list[Secret]
) -> None:
    up_to_date()
    for asking in ASKING:
        expected = body(client, asking.format(word=UNKNOWN)).replace(UNKNOWN, "?")
        for word in sorted(
            w
            for s in secrets
            for w in s.words
            if any(part in w for part in ("titel", "anbieter", "stichwort"))
        ):
            assert body(client, asking.format(word=word)).replace(word, "?") == expected, asking


def test_a_list_of_their_numbers_shows_no_secret(client: Client, secrets: list[Secret]) -> None:
    """Whoever counts through the numbers of offers learns nothing: hidden looks like unknown."""
    ids = [int(found[1]) for s in secrets if (found := re.match(r"/kurse/(\d+)-", s.path))]
    assert len(ids) == sum("offer" in s.name for s in secrets)
    query = "&".join(f"angebot={pk}" for pk in ids)
    texts = [body(client, f"/kurse/merkliste/{name}?{query}") for name in ("", "kalender.ics")]
    leaflet = Leaflet(lines=lines(ids), host="", house="", phone="", today=clock.today())
    assert [leaks(secrets, text) for text in (*texts, markup(leaflet).lower())] == [set()] * 3
    client.cookies["merkliste"] = ".".join(map(str, ids))
    assert leaks(secrets, body(client, "/kurse/merkliste/")) == set()


def test_its_own_address_does_not_show_it(client: Client, secrets: list[Secret]) -> None:
    up_to_date()
    for secret in secrets:
        sides = (
            "", "hinweis/", "hinweis/danke/", "kalender.ics", "beratung/", "beratung/danke/",
            "formular/", "formular/danke/",
        )  # fmt: skip
        for side in sides if secret.path else ():
            assert leaks([secret], body(client, f"{secret.path}{side}")) == set(), secret.name
