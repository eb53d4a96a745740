"""Recommendations of the office: for these words, in a box of their own, never counted."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.accounts.models import User
from tests.conftest import PASSWORD, logged_in
from till_catalog.enums import OfferStatus
from till_catalog.models import Offer, PromotedOffer, Promotion

from .courses import SATURDAY, Index, course
from .looking import Seen, look

pytestmark = pytest.mark.db

TODAY = dt.date(2027, 1, 13)


def promote(
    *offers: Offer, queries: str = "Excel", reason: str = "Gut.", **dates: Any
) -> Promotion:
    promotion = Promotion.objects.create(queries=queries, reason=reason, **dates)
    for position, offer in enumerate(offers):
        PromotedOffer.objects.create(promotion=promotion, offer=offer, sort_order=position)
    return promotion


def box(seen: Seen) -> list[str]:
    """What stands in the box, the reason first; empty where there is no box."""
    lines = seen.soup.select(".recommended li p:not(.small)")
    return [" ".join(line.get_text().split()) for line in lines]


@pytest.fixture
def catalogue(index: Index) -> dict[str, Offer]:
    titles = ("Excel für Einsteiger", "Tabellen rechnen", "Word", "Gitarre")
    offers = {title: course(title) for title in titles}
    index()
    return offers


def test_the_box_stands_above_and_nothing_is_counted(
    client: Client, catalogue: dict[str, Offer]
) -> None:
    before = look(client, "q=excel")
    promote(catalogue["Tabellen rechnen"], reason="Auch für Menschen ohne Erfahrung.")
    seen = look(client, "q=excel")
    assert box(seen) == ["Auch für Menschen ohne Erfahrung.", "Tabellen rechnen"]
    assert seen.soup.select_one(".recommended h2").get_text().strip() == "Empfehlung der Redaktion"
    assert seen.soup.select_one(".recommended + .results__bar") is not None
    assert (seen.headline, seen.titles) == (before.headline, before.titles)
    assert seen.facet("thema") == before.facet("thema")
    assert (seen.headline, seen.titles) == ("1 Angebot", ["Excel für Einsteiger"])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("EXCEL kurse", True),
        ("kurs excel", True),
        ("der Kurs für Excel", True),  # stop words say nothing
        ("excel", False),
        ("excel kurs abend", False),
        ("sumif", True),
        ("gitarre", False),
    ],
)
@pytest.mark.usefixtures("catalogue")
def test_the_same_words_whatever_their_order_and_form(
    client: Client, catalogue: dict[str, Offer], typed: str, shown: bool
) -> None:
    promote(catalogue["Word"], queries="Excel Kurs\nsumif")
    assert bool(box(look(client, f"q={typed}"))) is shown


def test_only_for_words_alone_and_on_the_first_page(
    client: Client, catalogue: dict[str, Offer], index: Index
) -> None:
    for number in range(25):
        course(f"Excel {number}")
    index()
    promote(catalogue["Word"])
    assert box(look(client, "q=excel&sortierung=datum")) == ["Gut.", "Word"]
    assert box(look(client, "q=excel&seite=2")) == []
    assert box(look(client, "q=excel&wochentag=mo")) == []
    assert box(look(client, "q=excel&ort=54290")) == []


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        ({"shown_from": TODAY, "shown_until": TODAY}, True),
        ({"shown_from": TODAY + dt.timedelta(1)}, False),
        ({"shown_until": TODAY - dt.timedelta(1)}, False),
    ],
)
def test_only_between_its_dates(
    client: Client, catalogue: dict[str, Offer], dates: dict[str, dt.date], shown: bool
) -> None:
    promote(catalogue["Word"], **dates)
    assert bool(box(look(client, "q=excel"))) is shown


def test_two_at_most_and_the_next_steps_in_for_what_is_not_public(
    client: Client, catalogue: dict[str, Offer]
) -> None:
    tables, word, guitar = (catalogue[name] for name in ("Tabellen rechnen", "Word", "Gitarre"))
    promote(tables, word, guitar)
    assert box(look(client, "q=excel")) == ["Gut.", "Tabellen rechnen", "Word"]
    Offer.objects.filter(pk=tables.pk).update(status=OfferStatus.WITHDRAWN)
    assert box(look(client, "q=excel")) == ["Gut.", "Word", "Gitarre"]
    word.runs.update(last_day=TODAY - dt.timedelta(1))
    assert box(look(client, "q=excel")) == ["Gut.", "Gitarre"]
    guitar.runs.update(cancelled=True)
    assert box(look(client, "q=excel")) == []


def test_an_offer_that_two_recommend_stands_once(
    client: Client, catalogue: dict[str, Offer]
) -> None:
    promote(catalogue["Word"], reason="Eins.")
    promote(catalogue["Word"], catalogue["Gitarre"], reason="Zwei.")
    assert box(look(client, "q=excel")) == ["Eins.", "Word", "Zwei.", "Gitarre"]


def test_the_answer_of_the_database_has_them_too(
    client: Client, no_engine: None, settings: Any
) -> None:
    promote(course("Word"))
    assert box(look(client, "q=excel")) == ["Gut.", "Word"]


def test_the_interface_has_them_under_a_key_of_their_own(
    client: Client, catalogue: dict[str, Offer]
) -> None:
    promote(catalogue["Word"])
    answer = client.get("/api/v1/offers/?q=excel").json()
    assert [(one["title"], one["reason"]) for one in answer["promoted"]] == [("Word", "Gut.")]
    assert answer["promoted"][0]["run"]["start"] == "2027-01-18"
    assert (answer["total"], len(answer["results"])) == (1, 1)
    assert client.get("/api/v1/offers/?q=word").json()["promoted"] == []


def test_one_costs_as_many_questions_as_three(client: Client, catalogue: dict[str, Offer]) -> None:
    def queries() -> int:
        look(client, "q=excel")
        with CaptureQueriesContext(connection) as context:
            look(client, "q=excel")
        return len(context)

    promote(catalogue["Word"])
    first = queries()
    for name in ("Gitarre", "Tabellen rechnen"):
        promote(catalogue[name], reason=name)
    assert queries() == first <= 16


# -- in the admin -------------------------------------------------------------------------------


@pytest.fixture
def pia(db: None) -> Client:
    """Pia, who recommends offers."""
    group = Group.objects.create(name="Empfehlen")
    rights = ("access_admin", "add_promotion", "change_promotion", "add_wish", "change_wish")
    group.permissions.set(Permission.objects.filter(codename__in=rights))
    user = User.objects.create_user(email="pia@stadt.example", password=PASSWORD)
    user.groups.add(group)
    return logged_in(user)


def form(offer: Offer, **changes: str) -> dict[str, str]:
    return {
        "queries": " Excel \n\nTabelle",
        "reason": "Gut.",
        "shown_from": "",
        "shown_until": "",
        "offers-TOTAL_FORMS": "1",
        "offers-INITIAL_FORMS": "0",
        "offers-0-offer": str(offer.pk),
        "offers-0-ORDER": "1",
        "offers-0-id": "",
        "offers-0-DELETE": "",
    } | changes


def test_pia_recommends_an_offer(client: Client, pia: Client, catalogue: dict[str, Offer]) -> None:
    pia.post("/admin/empfehlungen/new/", form(catalogue["Word"]))
    (promotion,) = Promotion.objects.all()
    assert promotion.queries == "Excel\nTabelle"
    assert box(look(client, "q=excel")) == ["Gut.", "Word"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"queries": "Excel\nund der"}, "„und der“ kommt überall vor und wird nie gesucht."),
        (
            {"shown_from": "2027-02-01", "shown_until": "2027-01-01"},
            "Das Ende liegt vor dem Anfang.",
        ),
    ],
)
def test_mistakes_are_told(
    pia: Client, catalogue: dict[str, Offer], changes: dict[str, str], said: str
) -> None:
    answer = pia.post("/admin/empfehlungen/new/", form(catalogue["Word"], **changes))
    assert said in answer.content.decode()
    assert Promotion.objects.count() == 0


def test_pia_chooses_among_public_offers_by_title(pia: Client, catalogue: dict[str, Offer]) -> None:
    Offer.objects.filter(title="Word").update(status=OfferStatus.DRAFT)
    text = pia.get("/admin/angebot-waehlen/results/?q=").content.decode()
    assert ("Gitarre" in text, "Word" in text) == (True, False)
    text = pia.get("/admin/angebot-waehlen/results/?q=excel").content.decode()
    assert ("Excel für Einsteiger" in text, "Gitarre" in text) == (True, False)
    # Nor are titles of others told to who asks for a number.
    chosen = "/admin/angebot-waehlen/chosen"
    assert pia.get(f"{chosen}/{catalogue['Gitarre'].pk}/").json()["result"]["title"] == "Gitarre"
    for pk in (catalogue["Word"].pk, "x", "²", "999999"):
        assert pia.get(f"{chosen}/{pk}/").status_code == 404
        assert "Word" not in pia.get(f"{chosen}-multiple/?id={pk}").content.decode()


def test_anna_may_neither_recommend_nor_wish(anna_client: Client) -> None:
    for address in ("/admin/empfehlungen/", "/admin/empfehlungen/new/", "/admin/wuensche/new/"):
        assert anna_client.get(address).headers["Location"] == "/admin/"


def test_a_weekend_run_is_shown_with_its_own_date(client: Client, index: Index) -> None:
    promote(course("Word", {"start": SATURDAY}))
    course("Excel")
    index()
    small = look(client, "q=excel").soup.select_one(".recommended .small").get_text()
    assert "Sa, 23. Januar" in small
    assert small.endswith("40,00\N{NO-BREAK SPACE}€")
