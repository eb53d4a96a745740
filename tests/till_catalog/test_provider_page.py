"""The page of one provider."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.organisations.models import ContactPoint, Organisation
from portal.text import words_of_path
from tests.factories.catalogue import make_offer, make_provider, make_run
from till_catalog.enums import OfferStatus

from .looking import Seen

pytestmark = pytest.mark.db

Index = Callable[[], None]


def test_it_shows_who_they_are_and_what_they_offer_now(client: Client, index: Index) -> None:
    house = make_provider("Haus am Markt", quality_seals="Siegel A\nSiegel B")
    organisation = house.organisation
    organisation.description = "Wir machen <Bildung>."
    organisation.phone, organisation.website = "0651 12", "https://haus.example/"
    organisation.save()
    ContactPoint.objects.create(organisation=organisation, label="Beratung", email="b@haus.example")
    make_run(make_offer(title="Nähen", provider=house))
    make_run(make_offer(title="Entwurf", provider=house, status=OfferStatus.DRAFT))
    make_run(make_offer(title="Fremdes"))
    index()
    seen = Seen(client.get("/kurse/anbieter/haus-am-markt/"))
    assert seen.soup.h1.get_text() == "Haus am Markt"
    assert seen.soup.select_one("#angebote").get_text() == "1 Angebot"
    assert seen.titles == ["Nähen"]
    assert "Wir machen <Bildung>." in seen.text
    assert [item.get_text() for item in seen.soup.select("aside .facts li")] == [
        "Siegel A",
        "Siegel B",
    ]
    assert seen.link("b@haus.example") == "mailto:b@haus.example"
    assert seen.link("Internetseite des Anbieters") == "https://haus.example/"
    assert seen.link("In diesen Angeboten suchen") == "/kurse/?anbieter=haus-am-markt"


@pytest.mark.usefixtures("index")
def test_hidden_and_unknown_providers_answer_alike(client: Client) -> None:
    make_provider("Geheim", public=False)
    Organisation.objects.create(name="Nur Veranstalter", slug="nur-veranstalter")
    answers = {
        slug: client.get(f"/kurse/anbieter/{slug}/")
        for slug in ("geheim", "nur-veranstalter", "gibt-es-nicht")
    }
    assert {slug: answer.status_code for slug, answer in answers.items()} == dict.fromkeys(
        answers, 404
    )
    pages = {
        answer.content.decode()
        .replace(f"/{slug}", "")
        .replace(f'value="{words_of_path(slug)}"', "")  # a lost address is searched for
        for slug, answer in answers.items()
    }
    assert len(pages) == 1


def test_pages_go_on_with_the_offers(client: Client, index: Index) -> None:
    house = make_provider("Haus am Markt")
    made = {make_run(make_offer(title=f"Kurs {n}", provider=house)).offer.title for n in range(21)}
    index()
    first = Seen(client.get("/kurse/anbieter/haus-am-markt/"))
    second = Seen(client.get(f"/kurse/anbieter/haus-am-markt/{first.link('Weiter')}"))
    assert (len(first.titles), len(second.titles)) == (20, 1)
    assert {*first.titles, *second.titles} == made
    assert [tag["content"] for tag in second.soup.select('meta[name="robots"]')] == [
        "noindex, follow"
    ]
    behind = Seen(client.get("/kurse/anbieter/haus-am-markt/?seite=9"))
    assert behind.titles == second.titles


@pytest.mark.parametrize("nonsense", ["seite=x", "seite=-1", "seite=99999", "q=quark", "von=%00"])
def test_nonsense_in_the_address_changes_nothing(
    client: Client, index: Index, nonsense: str
) -> None:
    make_run(make_offer(title="Nähen", provider=make_provider("Haus am Markt")))
    index()
    assert Seen(client.get(f"/kurse/anbieter/haus-am-markt/?{nonsense}")).titles == ["Nähen"]


def test_it_asks_the_database_as_often_for_one_offer_as_for_many(
    client: Client, index: Index
) -> None:
    def queries(number: int) -> int:
        house = make_provider(f"Haus {number}")
        for _ in range(number):
            make_run(make_offer(provider=house))
        index()
        with CaptureQueriesContext(connection) as context:
            assert len(Seen(client.get(f"/kurse/anbieter/haus-{number}/")).titles) == number
        return len(context)

    queries(2)  # what is asked once per process
    assert queries(1) == queries(3)


@pytest.mark.usefixtures("no_engine")
def test_without_the_engine_the_database_answers(client: Client) -> None:
    make_run(make_offer(title="Nähen", provider=make_provider("Haus am Markt")))
    assert Seen(client.get("/kurse/anbieter/haus-am-markt/")).titles == ["Nähen"]
