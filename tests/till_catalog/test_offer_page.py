"""The page of one offer: what it says, for how long, to whom."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.organisations.models import ContactPoint
from portal.topics.models import Topic
from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue
from till_catalog.enums import OfferStatus
from till_catalog.models import (
    FundingProgramme,
    Offer,
    OfferFunding,
    Run,
    SessionDate,
    TargetGroup,
)

from .looking import Seen

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

TODAY = dt.date(2027, 1, 13)


def look(client: Client, offer: Offer, status: int = 200) -> Seen:
    response = client.get(f"/kurse/{offer.pk}-{offer.slug}/")
    assert response.status_code == status
    return Seen(response)


def robots(seen: Seen) -> list[str]:
    return [str(tag["content"]) for tag in seen.soup.select('meta[name="robots"]')]


def facts(seen: Seen) -> dict[str, str]:
    """Term -> description of all lists of facts."""
    return {
        term.get_text(): " ".join(term.find_next_sibling("dd").get_text(" ").split())
        for term in seen.soup.select("dt")
    }


def test_it_says_what_one_needs_to_decide_and_to_register(client: Client) -> None:
    house = make_provider("Haus am Markt")
    house.organisation.website = "https://haus.example/"
    house.organisation.street, house.organisation.city = "Markt 1", "Trier"
    house.organisation.save()
    ContactPoint.objects.create(
        organisation=house.organisation, label="Anmeldung", phone="0651 99 88", hours="Mo 9–12 Uhr"
    )
    offer = make_offer(
        title="Englisch im Beruf",
        subtitle="Abendkurs",
        description="Wir reden viel.",
        prerequisites="A1",
        extra_info="Buch mitbringen",
        provider=house,
        number="E-7",
        level_min="a1.2",
        level_max="b1",
        languages_taught=["en"],
        teaching_languages=["de", "en"],
        booking_url="https://haus.example/e7",
        contact_phone="0651 / 12-34",
        contact_email="beratung@haus.example",
        certificate_title="Zeugnis",
        easy_language="yes",
    )
    offer.topics.add(Topic.objects.create(slug="sprachen-x", label="Sprachen"))
    offer.target_groups.add(TargetGroup.objects.create(slug="neue", label="Neugierige"))
    programme = FundingProgramme.objects.create(
        code="gut",
        label="Gutschein",
        explanation="Das Amt bezahlt.",
        valid_until=dt.date(2028, 6, 30),
    )
    over = FundingProgramme.objects.create(
        code="frei", label="Bildungsurlaub", valid_until=TODAY - dt.timedelta(days=1)
    )
    OfferFunding.objects.create(offer=offer, programme=over)
    OfferFunding.objects.create(
        offer=offer,
        programme=programme,
        recognition_number="47/11",
        valid_until=dt.date(2027, 12, 31),
    )
    make_run(
        offer,
        start=dt.date(2027, 1, 18),
        time_from=dt.time(18),
        time_to=dt.time(20),
        venue=make_venue(name="Palais", street="Domfreihof 1", step_free="no", access_note="Rampe"),
        room="Saal",
        price=Decimal("1200.50"),
        price_reduced=Decimal(600),
        places_max=10,
        places_booked=4,
        registration_state="open",
        registration_deadline=dt.date(2027, 1, 15),
    )
    seen = look(client, offer)
    assert seen.soup.h1.get_text() == "Englisch im Beruf"
    assert seen.soup.title.get_text().startswith("Englisch im Beruf")
    key = " ".join(seen.soup.select_one(".answer").get_text(" ").split())
    assert "Mo, 18. Januar, 18:00–20:00 Uhr" in key
    assert "Palais, Trier" in key
    assert "1.200,50\N{NO-BREAK SPACE}€ · ermäßigt 600,00\N{NO-BREAK SPACE}€" in " ".join(
        seen.soup.select_one(".answer").get_text(" ").split(" ")
    ).replace("\n", " ")
    assert "6 Plätze frei" in key
    assert seen.link("Beim Anbieter anmelden") == "https://haus.example/e7"
    assert seen.link("beratung@haus.example") == "mailto:beratung@haus.example"
    assert {a["href"] for a in seen.soup.select('a[href^="tel:"]')} == {
        "tel:06511234",
        "tel:06519988",
    }
    assert seen.link("Haus am Markt") == "/kurse/anbieter/haus-am-markt/"
    assert seen.link("Sprachen") == "/kurse/?thema=sprachen-x"
    known = facts(seen)
    assert known["Niveau"] == "A1.2 bis B1"
    assert known["Sie lernen"] == "Englisch"
    assert known["Unterrichtssprache"] == "Deutsch, Englisch"
    assert known["Für wen"] == "Neugierige"
    assert known["Abschluss"] == "Zeugnis"
    assert known["Gutschein"] == "Das Amt bezahlt."
    assert "Anerkennungsnummer: 47/11" in seen.text
    assert "gilt bis 31.12.2027" in seen.text
    assert "Bildungsurlaub" not in seen.text
    assert known["Dauer"] == "ein Tag"
    assert known["ohne Stufen erreichbar"] == "nein"
    assert known["Leichte Sprache"] == "ja"
    assert known["keine Angabe"] == (
        "barrierefreies WC, Höranlage, Gebärdensprache, digital barrierefrei, "
        "langsames Lerntempo, Kinderbetreuung"
    )
    for text in ("Rampe", "Domfreihof 1", "Saal", "Anmelden bis", "Kursnummer E-7", "Mo 9–12 Uhr"):
        assert text in seen.text
    assert robots(seen) == []


def test_unknown_is_said(client: Client) -> None:
    offer = make_offer(delivery_mode="unbekannt")
    make_run(offer, start=None, end=None, last_day=None, price=None, venue=make_venue(city=""))
    seen = look(client, offer)
    assert "Termine bitte beim Anbieter erfragen" in seen.text
    assert "Preis unbekannt" in seen.text
    assert "Freie Plätze: keine Angabe" in seen.text
    assert "Der Anbieter hat keine Beschreibung angegeben." in seen.text
    assert "Der Anbieter hat keinen Kontakt angegeben." in seen.text
    known = facts(seen)
    assert known["Unterrichtsform"] == "keine Angabe"
    assert known["Unterrichtssprache"] == "keine Angabe"
    assert known["keine Angabe"].startswith("ohne Stufen erreichbar, barrierefreies WC")
    assert "Keine Angabe heißt weder ja noch nein." in seen.text


def test_without_any_venue_the_place_is_unknown(client: Client) -> None:
    offer = make_run().offer
    assert "Ort bitte beim Anbieter erfragen" in look(client, offer).text


def test_foreign_html_is_cleaned(client: Client) -> None:
    offer = make_offer(
        title="<b>Fett</b>",
        description='<p style="x" onclick="y()">Gut <a href="javascript:z()">nein</a> '
        '<a href="https://x.example">ja</a></p><script>alert(1)</script><h1>Groß</h1>',
        extra_info="Zeile 1\nZeile 2 <svg onload=a()>",
    )
    make_run(offer, price_note="<i>schräg</i>")
    seen = look(client, offer)
    prose = seen.soup.select_one(".prose")
    assert prose.select("script, svg, h1, [style], [onclick], [onload]") == []
    assert [a.get("href") for a in prose.select("a")] == [None, "https://x.example"]
    assert prose.select("br") != []
    assert seen.soup.h1.get_text() == "<b>Fett</b>"
    assert "<i>schräg</i>" in seen.text
    assert "alert" not in seen.text


@pytest.mark.parametrize("slug", ["falsch", "x-y-z"])
def test_a_wrong_slug_redirects_for_ever(client: Client, slug: str) -> None:
    offer = make_run(make_offer(title="Nähen")).offer
    for path in (f"/kurse/{offer.pk}-{slug}/", f"/kurse/{offer.pk}/"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, f"/kurse/{offer.pk}-nahen/")
    calendar = client.get(f"/kurse/{offer.pk}-{slug}/kalender.ics")
    assert (calendar.status_code, calendar["Location"]) == (
        301,
        f"/kurse/{offer.pk}-nahen/kalender.ics",
    )


@pytest.mark.parametrize("title", ["Дитячий гурток", "!!!", "a" * 300])
def test_every_title_has_an_address(client: Client, title: str) -> None:
    assert look(client, make_run(make_offer(title=title)).offer).soup.h1.get_text() == title


@pytest.mark.parametrize(
    "fields",
    [
        {"status": OfferStatus.DRAFT},
        {"status": OfferStatus.IN_REVIEW},
        {"status": OfferStatus.DRAFT, "first_published_at": None},
    ],
)
def test_a_draft_is_unknown(client: Client, fields: dict[str, Any]) -> None:
    offer = make_run(make_offer(**fields)).offer
    assert offer.title not in look(client, offer, 404).text


def test_what_never_was_public_is_unknown(client: Client) -> None:
    hidden = make_run(make_offer(provider=make_provider("Geheim", public=False))).offer
    later = make_run(
        make_offer(first_published_at=None), publish_from=TODAY + dt.timedelta(days=1)
    ).offer
    assert "Geheim" not in look(client, hidden, 404).text
    look(client, later, 404)
    assert client.get("/kurse/999999-x/").status_code == 404


@pytest.mark.parametrize("status", [OfferStatus.WITHDRAWN, OfferStatus.ARCHIVED])
def test_what_was_taken_back_is_gone(client: Client, status: str) -> None:
    offer = make_run(make_offer(status=status)).offer
    seen = look(client, offer, 410)
    assert seen.soup.h1.get_text() == "Dieses Angebot gibt es nicht mehr"
    assert offer.title not in seen.text
    assert robots(seen) == ["noindex"]
    assert seen.soup.select_one('form[action="/kurse/"]') is not None


@pytest.mark.parametrize("status", [OfferStatus.PUBLISHED, OfferStatus.EXPIRED])
def test_for_90_days_an_offer_that_is_over_says_so_then_it_is_gone(
    client: Client, status: str
) -> None:
    over = "Dieses Angebot ist vorbei."
    offer = make_offer(status=status, booking_url="https://haus.example/x")
    run = make_run(offer, start=TODAY - dt.timedelta(days=90))
    seen = look(client, offer)
    assert [notice for notice in seen.notices if notice.startswith(over)] != []
    assert robots(seen) == ["noindex"]
    assert seen.soup.find("a", href="https://haus.example/x") is None
    assert "kalender.ics" not in str(seen.soup)
    Run.objects.filter(pk=run.pk).update(last_day=TODAY - dt.timedelta(days=91))
    look(client, offer, 410)


def test_on_its_last_day_it_is_not_over(client: Client) -> None:
    seen = look(client, make_run(start=TODAY).offer)
    assert (seen.notices, robots(seen)) == ([], [])


def test_a_cancelled_run_is_shown_as_cancelled_and_the_next_one_counts(client: Client) -> None:
    offer = make_offer()
    make_run(offer, start=dt.date(2027, 1, 18), cancelled=True)
    make_run(offer, start=dt.date(2027, 1, 26))
    seen = look(client, offer)
    rows = [" ".join(row.get_text(" ").split()) for row in seen.soup.select(".run")]
    assert [row.partition(" Ort")[0] for row in rows] == [
        "Mo, 18. Januar abgesagt",
        "Di, 26. Januar",
    ]
    assert "26. Januar" in seen.soup.select_one(".answer").get_text()


def test_a_cancelled_offer_says_so(client: Client) -> None:
    offer = make_run(make_offer(status=OfferStatus.CANCELLED)).offer
    seen = look(client, offer)
    assert seen.notices == ["Dieses Angebot ist abgesagt."]
    assert robots(seen) == ["noindex"]


def test_when_every_run_is_cancelled_it_is_not_called_over(client: Client) -> None:
    offer = make_run(cancelled=True).offer
    seen = look(client, offer)
    assert seen.notices == ["Alle Termine sind abgesagt. Fragen Sie den Anbieter nach neuen."]
    assert robots(seen) == ["noindex"]


def test_past_and_future_runs_are_kept_apart(client: Client) -> None:
    offer = make_offer()
    make_run(offer, start=dt.date(2027, 1, 5))
    make_run(offer, start=dt.date(2027, 2, 2))
    make_run(offer, start=dt.date(2027, 3, 2), publish_from=dt.date(2027, 2, 1))
    rows = look(client, offer).soup.select(".run strong")
    assert [row.get_text() for row in rows] == ["Di, 2. Februar"]


def test_single_dates_are_listed_with_what_is_different(client: Client) -> None:
    run = make_run(make_offer(), room="Saal", start=dt.date(2027, 1, 18), end=dt.date(2027, 2, 1))
    run.last_day = dt.date(2027, 2, 1)
    run.save()
    times = {"time_from": dt.time(18), "time_to": dt.time(20), "modified": run.modified}
    make = SessionDate.objects.create
    make(run=run, date=dt.date(2027, 1, 18), room="Saal", **times)
    make(run=run, date=dt.date(2027, 1, 25), cancelled=True, **times)
    make(run=run, date=dt.date(2027, 2, 1), room="Hof", venue=make_venue(name="Palais"), **times)
    seen = look(client, run.offer)
    assert [
        " ".join(row.get_text().split()) for row in seen.soup.select(".accordion__body li")
    ] == [
        "Mo, 18. Januar, 18:00–20:00 Uhr",
        "Mo, 25. Januar, 18:00–20:00 Uhr · fällt aus",
        "Mo, 1. Februar, 18:00–20:00 Uhr · Palais · Hof",
    ]


def test_an_example_is_marked(client: Client) -> None:
    seen = look(client, make_run(make_offer(is_example=True)).offer)
    assert seen.notices == ["Dieses Angebot ist erfunden. Es zeigt, wie der Katalog aussieht."]


def test_it_asks_the_database_as_often_for_one_run_as_for_many(
    client: Client,
) -> None:
    def queries(number: int) -> int:
        offer = make_offer()
        for _ in range(number):
            run = make_run(offer, venue=make_venue())
            for day in (1, 2):
                SessionDate.objects.create(
                    run=run,
                    date=dt.date(2027, 2, day),
                    venue=make_venue(),
                    modified=run.modified,
                )
            offer.topics.add(Topic.objects.create(slug=f"t{run.pk}", label=f"Thema {run.pk}"))
            programme = FundingProgramme.objects.create(code=f"f{run.pk}", label="Geld")
            OfferFunding.objects.create(offer=offer, programme=programme)
        with CaptureQueriesContext(connection) as context:
            look(client, offer)
        return len(context)

    queries(1)  # what is asked once per process
    one = queries(1)
    assert one == queries(3)
    assert one <= 20


def test_only_reading_is_possible(client: Client) -> None:
    offer = make_run().offer
    for path in (
        f"/kurse/{offer.pk}-{offer.slug}/",
        f"/kurse/{offer.pk}-{offer.slug}/kalender.ics",
    ):
        assert client.head(path).content == b""
        refused = client.post(path)
        assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")


def test_nothing_of_foreign_origin_is_loaded(client: Client) -> None:
    offer = make_run(make_offer(booking_url="https://haus.example/")).offer
    seen = look(client, offer)
    loaded = [tag.get("src") or tag.get("href") for tag in seen.soup.select("[src], link[href]")]
    own = "http://testserver/"  # canonical addresses are written in full
    assert [a for a in loaded if "//" in str(a) and not str(a).startswith(own)] == []
    inline = seen.soup.select("[style], style, script:not([src]):not([type='application/ld+json'])")
    assert inline == []
