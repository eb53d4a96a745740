"""Lists of the office: filters, next dates, exports, usage, history."""

import csv
import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from portal import clock
from portal.spreadsheets import harmless
from portal.topics.models import Topic
from search.models import SynonymSet
from tests.factories.catalogue import make_offer, make_provider, make_run, make_source, make_venue
from till_catalog.enums import ImportState, OfferStatus
from till_catalog.models import (
    FundingProgramme,
    ImportRun,
    Offer,
    Promotion,
    Run,
    TargetGroup,
    Wish,
)

from .forms import count_queries

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LISTS = (
    "offers",
    "runs",
    "providers",
    "organisations",
    "venues",
    "topics",
    "target-groups",
    "keywords",
    "fundings",
    "wishes",
    "promotions",
    "search-synonyms",
    "import-runs",
    "import-sources",
    "import-records",
    "import-issues",
)


def titles(client: Client, **query: Any) -> list[str]:
    page = client.get(reverse("offers:index"), query)
    return sorted(offer.title for offer in page.context["object_list"])


def in_days(number: int) -> dt.date:
    return clock.today() + dt.timedelta(days=number)


def test_each_kind_of_work_finds_its_offers(rita_client: Client) -> None:
    old = clock.now() - dt.timedelta(days=30)
    provider = make_provider()

    def make(title: str, *, days: int = 60, **fields: Any) -> Offer:
        offer = make_offer(title=title, provider=provider, **fields)
        Offer.objects.filter(pk=offer.pk).update(created_at=old)
        make_run(offer, start=in_days(days))
        return offer

    make("gut")
    Offer.objects.filter(pk=make("neu").pk).update(created_at=clock.now())
    make("alt", stale=True)
    make("bald vorbei", days=14)
    long = make("bald vorbei und später", days=14)
    make_run(long, start=in_days(15))
    make_run(make("bald vorbei und jederzeit", days=3), start=None, last_day=None, end=None)
    make("karg")
    make("vorbei", days=-1)
    make("fast fertig", status=OfferStatus.IN_REVIEW)
    make("Entwurf", status=OfferStatus.DRAFT, stale=True, days=1)
    Offer.objects.update(completeness=80)
    Offer.objects.filter(title="karg").update(completeness=49)
    Offer.objects.filter(title="Entwurf").update(completeness=1)
    found = {key: titles(rita_client, todo=key) for key in TODO_KEYS}
    assert found == {
        "neu": ["neu"],
        "pruefung": ["fast fertig"],
        "unbestaetigt": ["alt"],
        "laeuft-aus": ["bald vorbei"],
        "unvollstaendig": ["karg"],
        "nicht-zu-finden": ["vorbei"],
    }


TODO_KEYS = ("neu", "pruefung", "unbestaetigt", "laeuft-aus", "unvollstaendig", "nicht-zu-finden")


def test_offers_are_searched_and_filtered_and_sorted_by_their_next_date(
    rita_client: Client,
) -> None:
    later = make_offer(title="Nähen", number="N1")
    make_run(later, start=in_days(9))
    soon = make_run(make_offer(title="Malen", status=OfferStatus.DRAFT), start=in_days(-3))
    soon.dates.create(date=in_days(-3), modified=clock.now())
    soon.dates.create(date=in_days(2), modified=clock.now())
    make_offer(title="Ohne Termin")
    page = rita_client.get(reverse("offers:index"), {"ordering": "next_date"})
    assert [(offer.title, offer.next_date) for offer in page.context["object_list"]] == [
        ("Malen", in_days(2)),
        ("Nähen", in_days(9)),
        ("Ohne Termin", None),
    ]
    assert titles(rita_client, q="N1") == ["Nähen"]
    assert titles(rita_client, status="draft") == ["Malen"]
    assert titles(rita_client, todo="gibt-es-nicht") == ["Malen", "Nähen", "Ohne Termin"]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_becomes_a_formula(rita_client: Client, value: str) -> None:
    assert harmless(value) == f"'{value}"
    make_offer(title=value, subtitle="a=b")
    (row,) = exported(rita_client, "offers")
    assert (row["Titel"], row["Untertitel"]) == (f"'{value}", "a=b")
    book = rita_client.get(reverse("offers:index"), {"export": "xlsx"})
    content = b"".join(book.streaming_content)
    book.close()
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet["B2"].value == f"'{value}"
    assert sheet["B2"].data_type == "s"


def test_what_leads_visitors_is_exported_without_formulas(leo_client: Client) -> None:
    wish = Wish.objects.create(sentence="=Ich", icon="euro", words="@x", free_only=True)
    wish.topics.add(Topic.objects.create(slug="minus", label="-Minus"))
    wish.target_groups.add(TargetGroup.objects.create(slug="alle", label="Alle"))
    Promotion.objects.create(queries="+Wort", reason="=Darum", shown_until=dt.date(2030, 1, 31))
    SynonymSet.objects.create(words="=a\nb", finds="-c", note="@d")
    assert exported(leo_client, "wishes") == [
        {
            "Satz": "'=Ich",
            "Bild": "euro",
            "führt zu": "'-Minus, Alle, „@x“, nur Kostenloses",
            "Suchwörter": "'@x",
            "Nur Kostenloses": "True",
            "Reihenfolge": "0",
        }
    ]
    assert exported(leo_client, "promotions") == [
        {
            "Suchwörter": "'+Wort",
            "Begründung": "'=Darum",
            "Zeigen ab": "",
            "Zeigen bis": "2030-01-31",
        }
    ]
    (synonyms,) = exported(leo_client, "search-synonyms")
    del synonyms["Geändert"]
    assert synonyms == {
        "Wörter": "'=a\nb",
        "Finden auch": "'-c",
        "Notiz für die Redaktion": "'@d",
    }


def exported(client: Client, name: str) -> list[dict[str, str]]:
    """The rows of a list as a table."""
    table = client.get(reverse(f"{name}:index"), {"export": "csv"})
    text = b"".join(table.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_promotions_are_filtered_by_whether_they_are_shown_today(leo_client: Client) -> None:
    for name, first, last in (("jetzt", None, 0), ("morgen", 1, None), ("vorbei", None, -1)):
        Promotion.objects.create(
            queries=name,
            reason="x",
            shown_from=None if first is None else in_days(first),
            shown_until=None if last is None else in_days(last),
        )

    def listed(value: str) -> list[str]:
        page = leo_client.get(reverse("promotions:index"), {"in_force": value})
        return [promotion.queries for promotion in page.context["object_list"]]

    assert (listed("true"), listed("false")) == (["jetzt"], ["morgen", "vorbei"])


def test_numbers_and_dates_are_left_as_they_are() -> None:
    values = [None, -3, dt.date(2030, 1, 1), True, "", "x"]
    assert [harmless(value) for value in values] == values


@pytest.mark.parametrize("name", LISTS)
def test_every_list_exports_and_opens_for_leo(leo_client: Client, name: str) -> None:
    _one_of_everything(1)
    index = reverse(f"{name}:index")
    for query in ({}, {"q": "x"}, {"export": "csv"}):
        answer = leo_client.get(index, query)
        assert answer.status_code == 200
        if answer.streaming:
            lines = b"".join(answer.streaming_content).decode().splitlines()
            assert len(lines) >= (1 if "import" in name else 2), lines


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_three_costs_the_same_as_a_list_of_one(leo_client: Client, name: str) -> None:
    _one_of_everything(1)
    one = count_queries(leo_client, reverse(f"{name}:index"))
    _one_of_everything(2)
    _one_of_everything(3)
    assert count_queries(leo_client, reverse(f"{name}:index")) == one


def _one_of_everything(number: int) -> None:
    provider = make_provider(f"Haus {number}")
    source = make_source(f"quelle-{number}", provider=provider)
    offer = make_offer(provider=provider, source=source, external_id=str(number))
    make_run(offer, venue=make_venue())
    offer.keywords.add(f"Wort {number}")
    offer.fundings.create(
        programme=FundingProgramme.objects.create(code=f"f-{number}", label=f"F {number}")
    )
    above = Topic.objects.create(slug=f"bereich-{number}", label=f"Bereich {number}")
    topic = Topic.objects.create(slug=f"thema-{number}", label=f"Thema {number}", parent=above)
    offer.topics.add(topic)
    wish = Wish.objects.create(sentence=f"Ich will {number}", icon="book", words="=1")
    wish.topics.add(topic)
    wish.target_groups.add(
        TargetGroup.objects.create(slug=f"gruppe-{number}", label=f"Gruppe {number}")
    )
    Promotion.objects.create(queries=f"Wort {number}", reason="Darum")
    SynonymSet.objects.create(words=f"a{number}\nb{number}")
    run = ImportRun.objects.create(
        source=source,
        state=ImportState.DONE,
        file_name="x",
        sha256="0" * 64,
        created_at=clock.real_now(),
    )
    run.issues.create(code="title_missing", severity="error", message="Der Titel fehlt.")
    source.records.create(
        key="1", raw="{}", digest="", state="imported", last_run=run, last_seen=clock.now()
    )


def test_usage_is_asked_of_the_tables(rita_client: Client, leo_client: Client) -> None:
    venue = make_venue(name="Werkhaus")
    run = make_run(make_offer(title="Nähen"), venue=venue)
    elsewhere = make_run(make_offer(title="Malen"))
    elsewhere.dates.create(date=in_days(1), venue=venue, modified=clock.now())
    page = rita_client.get(reverse("venues:usage", args=(venue.pk,))).content.decode()
    for used in (run, elsewhere):
        assert reverse("runs:edit", args=(used.pk,)) in page
    answer = leo_client.post(reverse("venues:delete", args=(venue.pk,)), follow=True)
    assert "„Werkhaus, Domfreihof 1, 54290 Trier“ wird noch gebraucht" in answer.content.decode()
    Run.objects.all().delete()
    leo_client.post(reverse("venues:delete", args=(venue.pk,)))
    assert not type(venue).objects.filter(pk=venue.pk).exists()


def test_a_topic_in_use_can_go_and_a_provider_cannot(leo_client: Client) -> None:
    offer = make_offer()
    topic = Topic.objects.create(slug="t", label="T")
    offer.topics.add(topic)
    leo_client.post(reverse("topics:delete", args=(topic.pk,)))
    leo_client.post(reverse("providers:delete", args=(offer.provider_id,)))
    assert (offer.topics.count(), Offer.objects.count()) == (0, 1)


def test_usage_costs_the_same_for_one_use_and_for_three(rita_client: Client) -> None:
    venue = make_venue()
    make_run(venue=venue)
    url = reverse("venues:usage", args=(venue.pk,))
    one = count_queries(rita_client, url)
    make_run(venue=venue)
    make_run(venue=venue)
    assert count_queries(rita_client, url) == one
