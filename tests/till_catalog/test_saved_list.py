"""The saved list: what the buttons do, what the page shows, and that nobody else is followed."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal import clock
from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue
from till_catalog.enums import OfferStatus
from till_catalog.models import Offer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

LIST = "/kurse/merkliste/"
OURS = {"Sec-Fetch-Site": "same-origin"}
FROM = "http://testserver/kurse/?q=N%C3%A4hen&seite=2"


def post(client: Client, name: str, *ids: int, **headers: str) -> Any:
    return client.post(f"{LIST}{name}/", {"angebot": ids}, headers={**OURS, **headers})


def saved(client: Client) -> str | None:
    """The value that the browser keeps, None without a cookie."""
    morsel = client.cookies.get("merkliste")
    return morsel.value if morsel and morsel.value else None


def look(client: Client, address: str = LIST) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [title.get_text() for title in page.select(".saved .card__title")]


def told(client: Client, address: str) -> str:
    """The sentence that stands on the next page."""
    (notice,) = look(client, address).select(".notice--success .notice__body p")
    notice.select_one(".notice__word").extract()
    return " ".join(notice.get_text().split())


def offer(title: str, **fields: Any) -> Offer:
    found = make_offer(title=title, **fields)
    make_run(found)
    return found


def test_an_offer_saved_before_it_was_joined_is_still_there_once(client: Client) -> None:
    first = offer("Nähen", description="Wir nähen.", booking_url="https://haus.example/1")
    second = offer("Nähen", description="Anders.", booking_url="https://haus.example/2")
    post(client, "merken", second.pk)
    post(client, "merken", first.pk)
    second.description = first.description
    second.save()
    page = look(client)
    assert titles(page) == ["Nähen"]
    assert page.select_one(".saved .card__title a")["href"] == first.get_absolute_url()
    post(client, "entfernen", second.pk)
    assert titles(look(client)) == ["Nähen"]
    assert saved(client) == str(first.pk)


@pytest.fixture
def three() -> list[Offer]:
    return [offer("Nähen"), offer("Weben"), offer("Filzen")]


def test_saving_sets_a_plain_cookie_and_leads_back_to_where_one_was(
    client: Client, three: list[Offer]
) -> None:
    response = post(client, "merken", three[0].pk, Referer=FROM)
    assert (response.status_code, response["Location"]) == (302, FROM)
    morsel = response.cookies["merkliste"]
    assert morsel.value == str(three[0].pk)
    assert (morsel["samesite"], morsel["httponly"], morsel["path"]) == ("Lax", "", "/")
    assert morsel["max-age"] == 180 * 24 * 3600
    text = "„Nähen“ steht jetzt auf Ihrer Merkliste. Merkliste ansehen · Weiter, wo Sie waren"
    assert told(client, "/kurse/") == text


def test_the_cookie_is_bound_to_tls_in_production(
    client: Client, settings: Any, three: list[Offer]
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    assert post(client, "merken", three[0].pk).cookies["merkliste"]["secure"] is True


def test_saving_again_says_so_and_changes_nothing(client: Client, three: list[Offer]) -> None:
    post(client, "merken", three[0].pk)
    client.get(LIST)  # shows the first message
    response = post(client, "merken", three[0].pk)
    assert saved(client) == str(three[0].pk)
    assert told(client, response["Location"]) == "„Nähen“ steht schon auf Ihrer Merkliste."


def test_a_script_gets_the_sentence_and_no_other_page(client: Client, three: list[Offer]) -> None:
    first = post(client, "merken", three[0].pk, Accept="application/json")
    again = post(client, "merken", three[0].pk, Accept="application/json")
    gone = post(client, "entfernen", three[0].pk, Accept="application/json")
    assert [answer.json() for answer in (first, again, gone)] == [
        {"message": "„Nähen“ steht jetzt auf Ihrer Merkliste.", "refused": False},
        {"message": "„Nähen“ steht schon auf Ihrer Merkliste.", "refused": False},
        {"message": "„Nähen“ steht nicht mehr auf Ihrer Merkliste.", "refused": False},
    ]
    assert saved(client) is None


@pytest.mark.parametrize("name", ["merken", "entfernen", "uebernehmen", "leeren"])
def test_another_site_cannot_change_the_list(client: Client, three: list[Offer], name: str) -> None:
    post(client, "merken", three[0].pk)
    strange = Client(enforce_csrf_checks=True)
    strange.cookies = client.cookies
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}, {}):
        response = strange.post(f"{LIST}{name}/", {"angebot": three[1].pk}, headers=headers)
        assert response.status_code == 403
        assert "merkliste" not in response.cookies


def test_no_token_is_needed_and_no_cookie_set_for_who_only_reads(three: list[Offer]) -> None:
    client = Client(enforce_csrf_checks=True)
    for path in ("/kurse/", three[0].get_absolute_url(), LIST, f"{LIST}?angebot={three[0].pk}"):
        assert client.get(path).cookies == {}, path
    assert post(client, "merken", three[0].pk).status_code == 302


@pytest.mark.parametrize(
    "referer",
    ["http://evil.example/", "//evil.example/", "javascript:alert(1)", "http://[", ""],
)
def test_it_never_leads_to_another_site(client: Client, three: list[Offer], referer: str) -> None:
    response = post(client, "merken", three[0].pk, Referer=referer)
    assert response["Location"] == LIST


def test_the_list_keeps_its_order_and_shows_what_one_needs(client: Client) -> None:
    house = make_provider("Haus am Markt")
    house.organisation.phone = "0651 12"
    house.organisation.save()
    first = make_offer(title="Weben", provider=house)
    venue = make_venue(name="Palais", step_free="yes")
    make_run(first, venue=venue, room="Saal", time_from=dt.time(18), time_to=dt.time(20))
    second = offer("Nähen")
    for pk in (first.pk, second.pk):
        post(client, "merken", pk)
    page = look(client)
    assert titles(page) == ["Weben", "Nähen"]
    card = " ".join(page.select_one(".card").get_text(" ").split())
    for words in (
        "Haus am Markt",
        "Mi, 20. Januar, 18:00–20:00 Uhr",
        "Palais, Trier · stufenfrei",
        "Domfreihof 1, 54290 Trier, Saal",
        "0651 12",
        "40,00 €",
    ):
        assert words in card
    assert page.select_one("#teilen-link")["value"] == (
        f"http://testserver{LIST}?angebot={first.pk}&angebot={second.pk}"
    )


def test_what_is_over_cancelled_or_gone_is_said(client: Client) -> None:
    past = clock.today() - dt.timedelta(days=9)
    over = make_offer(title="Vorbei")
    make_run(over, start=past, end=past, last_day=past)
    cancelled = make_offer(title="Abgesagt")
    make_run(cancelled, cancelled=True)
    withdrawn = offer("Zurückgezogen", status=OfferStatus.WITHDRAWN)
    query = "&".join(f"angebot={pk}" for pk in (over.pk, cancelled.pk, withdrawn.pk, 10**9))
    page = look(client, f"{LIST}?{query}")
    said = {
        card.select_one(".card__title").get_text(): card.select_one(".card__text").get_text(
            strip=True
        )
        for card in page.select(".card")
    }
    assert said == {
        "Vorbei": "Dieses Angebot ist vorbei.",
        "Abgesagt": "Alle Termine sind abgesagt. Fragen Sie den Anbieter nach neuen.",
        "Angebot nicht mehr da": "Dieses Angebot gibt es nicht mehr.",
    }
    assert len(page.select(".card")) == 4


def test_one_that_is_gone_can_be_taken_off(client: Client, three: list[Offer]) -> None:
    post(client, "merken", three[0].pk)
    client.get(LIST)
    pk = three[0].pk
    three[0].delete()
    response = post(client, "entfernen", pk, Referer=f"http://testserver{LIST}")
    assert saved(client) is None
    assert told(client, response["Location"]) == "Das Angebot steht nicht mehr auf Ihrer Merkliste."


def test_clearing_lets_the_browser_forget(client: Client, three: list[Offer]) -> None:
    for found in three:
        post(client, "merken", found.pk)
    response = post(client, "leeren")
    assert response["Location"] == LIST
    assert response.cookies["merkliste"]["max-age"] == 0
    assert titles(look(client)) == []


def test_a_shared_list_is_read_only_until_it_is_taken_over(
    client: Client, three: list[Offer]
) -> None:
    address = f"{LIST}?angebot={three[1].pk}&angebot={three[0].pk}"
    page = look(client, address)
    assert page.h1.get_text() == "Geteilte Merkliste"
    assert titles(page) == ["Weben", "Nähen"]
    (form,) = page.select("main form")
    assert form["action"] == f"{LIST}uebernehmen/"
    assert saved(client) is None  # looking saves nothing

    post(client, "merken", three[2].pk)
    ids = [field["value"] for field in form.select("input")]
    response = post(client, "uebernehmen", *ids)
    assert response["Location"] == LIST
    assert saved(client) == f"{three[2].pk}.{three[1].pk}.{three[0].pk}"
    assert post(client, "uebernehmen", *ids, Accept="application/json").json() == {
        "message": "0 Angebote sind dazugekommen.",
        "refused": False,
    }


def test_the_list_holds_fifty_and_says_when_it_is_full(client: Client) -> None:
    offers = [offer(f"Kurs {number}") for number in range(52)]
    client.cookies["merkliste"] = ".".join(str(found.pk) for found in offers[:49])
    answer = post(
        client, "uebernehmen", *(found.pk for found in offers[48:]), Accept="application/json"
    )
    full = "Ihre Merkliste ist voll (50 Angebote). Nehmen Sie zuerst eines herunter."
    assert answer.json() == {"message": f"1 Angebot ist dazugekommen. {full}", "refused": True}
    refused = post(client, "merken", offers[51].pk, Accept="application/json")
    assert refused.json() == {"message": full, "refused": True}
    assert saved(client) == ".".join(str(found.pk) for found in offers[:50])


@pytest.mark.parametrize(
    "value",
    ["x", "1.x.-2", "0", "9" * 40, ".".join(["7"] * 500), "\xd9\xa1", "%00", '"1"', "1,2", ""],
)
def test_a_cookie_that_somebody_has_changed_breaks_nothing(client: Client, value: str) -> None:
    client.cookies["merkliste"] = value
    assert client.get(LIST).status_code == 200
    assert client.get(f"{LIST}kalender.ics", {"angebot": value}).status_code == 200
    found = offer("Nähen")
    assert post(client, "merken", found.pk).status_code == 302
    assert saved(client).split(".")[-1] == str(found.pk)


def test_what_was_never_public_cannot_be_saved(client: Client) -> None:
    draft = offer("Geheim", status=OfferStatus.DRAFT)
    assert post(client, "merken", draft.pk).status_code == 404
    assert post(client, "merken", "x").status_code == 404
    post(client, "uebernehmen", draft.pk)
    assert saved(client) is None
    assert "Geheim" not in look(client, f"{LIST}?angebot={draft.pk}").get_text()


def test_pages_are_the_same_with_and_without_a_list(client: Client, three: list[Offer]) -> None:
    """Otherwise no cache could keep them."""
    address = three[0].get_absolute_url()
    shared = f"{LIST}?angebot={three[0].pk}"
    before = {path: client.get(path) for path in ("/kurse/", address, shared)}
    client.cookies["merkliste"] = str(three[0].pk)
    for path, response in before.items():
        after = client.get(path)
        assert after.content == response.content, path
        assert "no-store" not in response.get("Cache-Control", ""), path


def test_the_own_list_and_a_page_with_a_message_are_nobody_elses(
    client: Client, three: list[Offer]
) -> None:
    assert client.get(LIST)["Cache-Control"] == "private, no-store"
    post(client, "merken", three[0].pk)
    assert client.get("/kurse/")["Cache-Control"] == "no-store, private"
    assert client.cookies.pop("messages").value == ""  # the browser drops it
    assert "Cache-Control" not in client.get("/kurse/").headers


def test_the_number_of_queries_does_not_grow(
    client: Client, three: list[Offer], django_assert_num_queries: Any
) -> None:
    address = f"{LIST}?angebot={three[0].pk}"
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    with django_assert_num_queries(len(one)):
        client.get(f"{address}&angebot={three[1].pk}&angebot={three[2].pk}")


def test_every_card_of_a_result_has_one_button(
    client: Client, three: list[Offer], no_engine: None
) -> None:
    page = look(client, "/kurse/")
    buttons = {
        button["value"]: (button.get_text(), button["aria-label"])
        for button in page.select("#liste .card button[form=merken]")
    }
    assert buttons == {str(found.pk): ("Merken", f"Merken: {found.title}") for found in three}
    assert page.select_one("form#merken")["action"] == f"{LIST}merken/"
    assert page.select("form form") == []  # a button of the list does not send the search
    own = look(client, three[0].get_absolute_url())
    assert [b["value"] for b in own.select("button[form=merken]")] == [str(three[0].pk)]
