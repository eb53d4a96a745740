"""What search engines and messengers show of a page: description, OpenGraph, the one address."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.siteconfig.models import CitySettings
from tests.factories.catalogue import make_offer, make_run
from till_catalog.models import Offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

HOST = "http://testserver"


@pytest.fixture
def offer(index: Callable[[], None]) -> Offer:
    found = make_offer(title='Nähen & "mehr"', description="<p>Mit Nadel &amp; Faden.</p>")
    organisation = found.provider.organisation
    organisation.description = "Kurse für alle.\nSeit 1919."
    organisation.save()
    make_run(found)
    index()
    return found


def head(client: Client, address: str) -> dict[str, str]:
    soup = BeautifulSoup(client.get(address).content, "html.parser").head
    found = {m.get("property") or m.get("name"): m["content"] for m in soup.select("meta[content]")}
    found["canonical"] = soup.select_one("link[rel=canonical]")["href"]
    return found


def test_an_offer_is_shown_with_title_sentence_address_and_picture(
    client: Client, offer: Offer
) -> None:
    found = head(client, offer.get_absolute_url())
    shared = {name: value for name, value in found.items() if name.startswith("og:")}
    image = shared.pop("og:image")
    assert shared == {
        "og:title": 'Nähen & "mehr"',
        "og:description": "Mit Nadel & Faden.",
        "og:url": f"{HOST}{offer.get_absolute_url()}",
        "og:type": "website",
        "og:site_name": CitySettings().name,
        "og:locale": "de_DE",
        "og:image:alt": CitySettings().name,
    }
    assert found["description"] == shared["og:description"]
    assert found["canonical"] == shared["og:url"]
    assert image.startswith(f"{HOST}/static/images/share.")
    picture = client.get(image.removeprefix(HOST))
    assert picture["Content-Type"] == "image/png"
    assert picture.getvalue().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("address", "canonical", "robots"),
    [
        ("/kurse/", "/kurse/", None),
        ("/kurse/?utm_source=x&umkreis=25", "/kurse/", None),
        ("/kurse/?q=N%C3%A4hen&sortierung=&seite=1", "/kurse/?q=N%C3%A4hen", "noindex, follow"),
        ("/kurse/?wochentag=mi", "/kurse/?wochentag=mi", "noindex, follow"),
        (
            "/kurse/anbieter/volkshochschule-musterstadt/?x=1",
            "/kurse/anbieter/volkshochschule-musterstadt/",
            None,
        ),
    ],
)
def test_every_page_has_one_address_and_filters_stay_out_of_search_engines(
    client: Client, offer: Offer, address: str, canonical: str, robots: str | None
) -> None:
    found = head(client, address)
    assert found["canonical"] == found["og:url"] == f"{HOST}{canonical}"
    assert found.get("robots") == robots


def test_a_second_page_is_an_address_of_its_own(client: Client, index: Callable[[], None]) -> None:
    for _ in range(21):
        make_run(make_offer())
    index()
    for path in ("/kurse/", "/kurse/anbieter/volkshochschule-musterstadt/"):
        assert head(client, f"{path}?seite=2")["canonical"] == f"{HOST}{path}?seite=2"


def test_a_provider_is_described_in_one_line(client: Client, offer: Offer) -> None:
    found = head(client, "/kurse/anbieter/volkshochschule-musterstadt/")
    assert found["og:description"] == "Kurse für alle. Seit 1919."
    assert found["og:title"] == "Volkshochschule Musterstadt"
