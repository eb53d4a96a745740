"""What of an offer stands in the index, and which offers do."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.topics.models import Topic
from search.contract import Document, Part
from tests.factories.catalogue import make_offer, make_provider, make_run, make_venue
from till_catalog.enums import Need, OfferStatus
from till_catalog.indexing import SCHEMA, keys, load
from till_catalog.models import FundingProgramme, OfferFunding, Run, TargetGroup

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

ACCESS = {"step_free": "yes", "hearing_loop": "no"}
DAY = 20836  # 18 January 2027, a Monday, in days since 1970


TODAY = dt.date(2027, 1, 13)
ONE_DAY = dt.timedelta(days=1)


def only(offer: Any) -> Document:
    (document,) = load([offer.pk])
    return document


def only_part(run: Run) -> Part:
    (part,) = only(run.offer).parts
    return part


def test_a_document_holds_all_that_is_searched() -> None:
    area = Topic.objects.create(slug="werken", label="Werken", plain_label="Mit den Händen")
    wood = Topic.objects.create(
        slug="holz",
        label="Holz",
        parent=area,
        synonyms="Tischlern\nZimmern",
        hidden_synonyms="Span",
    )
    offer = make_offer(
        title="Über Holz",
        subtitle="für Neue",
        description="<p>Sägen &amp; hobeln</p><p>und leimen</p>",
        extra_info="Schürze",
        prerequisites="keine",
        provider=make_provider("Haus am Markt"),
        level_min="a1.2",
        level_max="b1",
        languages_taught=["en"],
        kind="workshop",
        teaching_languages=["de", "en"],
        certificate_type="proof",
        childcare="yes",
        completeness=72,
    )
    voucher = FundingProgramme.objects.create(code="gutschein", label="Gutschein")
    OfferFunding.objects.create(offer=offer, programme=voucher)
    offer.topics.add(wood)
    offer.keywords.add("Handwerk")
    offer.target_groups.add(TargetGroup.objects.create(slug="neue", label="Neugierige"))
    venue = make_venue(name="Werkhof", district="Olewig", postcode="54295", **ACCESS)
    run = make_run(
        offer,
        start=dt.date(2027, 1, 18),
        end=dt.date(2027, 1, 25),
        venue=venue,
        weekdays=0b0000101,
        time_from=dt.time(18),
        time_to=dt.time(20),
        price=Decimal("12.50"),
        places_max=8,
        places_booked=7,
        publish_from=dt.date(2027, 1, 1),
        publish_until=dt.date(2027, 1, 31),
    )
    words = (
        "Handwerk . Neugierige . Holz . Tischlern . Zimmern . Span . Werken . Mit den Händen"
        " . Englisch . Workshop . Haus am Markt . Werkhof 54295 Trier Olewig"
    )
    assert only(offer) == Document(
        key=offer.pk,
        version=0,
        texts={
            "title": "Über Holz für Neue",
            "keywords": words,
            "description": "Sägen & hobeln und leimen Schürze keine",
        },
        keywords={
            "thema": ("holz", "werken"),
            "anbieter": ("haus-am-markt",),
            "form": ("vor_ort",),
            "niveau": ("a1", "a2", "b1"),
            "sprache": ("en",),
            "unterrichtssprache": ("de", "en"),
            "zielgruppe": ("neue",),
            "foerderung": ("gutschein",),
            "art": ("workshop",),
            "abschluss": ("proof",),
            "guete": ("gut",),
        },
        numbers={"neu": -int(offer.first_published_at.timestamp())},
        parts=(
            Part(
                key=run.pk,
                keywords={
                    "wochentag": ("mo", "mi"),
                    "tageszeit": ("abend",),
                    "ort": (str(venue.pk),),
                    "barrierefrei": (
                        "stufenfrei",
                        "kinderbetreuung",
                        "stufenfrei-moeglich",
                        "wc-moeglich",
                        "gebaerdensprache-moeglich",
                        "digital-moeglich",
                        "langsam-moeglich",
                        "leichte-sprache-moeglich",
                        "kinderbetreuung-moeglich",
                    ),
                    "plaetze": ("frei",),
                    "dauer": ("monat",),
                },
                numbers={
                    "beginn": DAY,
                    "ende": DAY + 7,
                    "preis": 1250,
                    "zeigen_ab": DAY - 17,
                    "zeigen_bis": DAY + 13,
                },
                geo=(49.76, 6.64),
            ),
        ),
        sort_text="uber holz",
    )


def test_every_field_of_a_document_is_in_the_schema() -> None:
    document = only(make_run().offer)
    assert list(document.texts) == [text.name for text in SCHEMA.texts]
    assert list(document.keywords) == [field.name for field in SCHEMA.keywords]
    assert list(document.parts[0].keywords) == [field.name for field in SCHEMA.parts.keywords]
    assert set(document.parts[0].numbers) <= {field.name for field in SCHEMA.parts.numbers}


def test_what_is_unknown_is_left_out() -> None:
    run = make_run(start=None, end=None, last_day=None, price=None, weekdays=0)
    assert only_part(run) == Part(
        key=run.pk,
        keywords={
            "wochentag": (),
            "tageszeit": (),
            "ort": ("unbekannt",),
            "barrierefrei": tuple(f"{need}-moeglich" for need in Need.values),
            "plaetze": ("unbekannt",),
            "dauer": (),
        },
    )
    offer = make_run(make_offer(kind="anderes")).offer
    assert only(offer).keywords == {
        "thema": (),
        "anbieter": ("volkshochschule-musterstadt",),
        "form": ("vor_ort",),
        "niveau": (),
        "sprache": (),
        "unterrichtssprache": (),
        "zielgruppe": (),
        "foerderung": (),
        "art": ("anderes",),
        "abschluss": (),
        "guete": ("wenig",),
    }


@pytest.mark.parametrize(
    ("programme", "funding", "codes"),
    [
        ({}, {}, ("gut",)),
        ({"valid_from": TODAY, "valid_until": TODAY}, {"valid_until": TODAY}, ("gut",)),
        ({"valid_from": TODAY + ONE_DAY}, {}, ()),
        ({"valid_until": TODAY - ONE_DAY}, {}, ()),
        ({}, {"valid_until": TODAY - ONE_DAY}, ()),
    ],
)
def test_only_fundings_in_force_stand_in_the_index(
    programme: dict[str, Any], funding: dict[str, Any], codes: tuple[str, ...]
) -> None:
    offer = make_run().offer
    made = FundingProgramme.objects.create(code="gut", label="Gutschein", **programme)
    OfferFunding.objects.create(offer=offer, programme=made, **funding)
    assert only(offer).keywords["foerderung"] == codes


def test_what_one_run_offers_is_not_given_to_another() -> None:
    offer = make_offer(slow_pace="yes", childcare="no")
    steps = make_run(offer, venue=make_venue(step_free="no", accessible_wc="yes"))
    online = make_run(offer, is_online=True)
    found = {part.key: set(part.keywords["barrierefrei"]) for part in only(offer).parts}
    sure = {key: {code for code in codes if code in Need.values} for key, codes in found.items()}
    assert sure == {steps.pk: {"wc", "langsam"}, online.pk: {"stufenfrei", "langsam"}}
    assert "stufenfrei-moeglich" not in found[steps.pk]
    assert "kinderbetreuung-moeglich" not in found[online.pk]


@pytest.mark.parametrize(
    ("run", "places"),
    [
        ({"places_max": 5, "places_booked": 5}, ()),
        ({"places_max": 5, "places_booked": 4}, ("frei",)),
        ({"places_max": 5, "places_booked": 4, "registration_state": "closed"}, ()),
        ({"places_max": 5}, ("unbekannt",)),
        ({"registration_state": "not_needed"}, ("frei",)),
    ],
)
def test_free_places(run: dict[str, Any], places: tuple[str, ...]) -> None:
    assert only_part(make_run(**run)).keywords["plaetze"] == places


@pytest.mark.parametrize(
    ("run", "mode", "places"),
    [
        ({"is_online": True}, "online", ("online",)),
        ({}, "selbstlernen", ("online",)),
        ({}, "fern", ("online",)),
        ({"venue": True}, "hybrid", ("venue", "online")),
        ({"venue": True}, "gemischt", ("venue",)),
        ({"venue": True}, "vor_ort", ("venue",)),
        ({}, "unbekannt", ("unbekannt",)),
    ],
)
def test_where_a_run_can_be_attended(
    run: dict[str, Any], mode: str, places: tuple[str, ...]
) -> None:
    venue = make_venue()
    made = make_run(
        make_offer(delivery_mode=mode), **run | ({"venue": venue} if "venue" in run else {})
    )
    found = only_part(made).keywords["ort"]
    assert found == tuple(str(venue.pk) if place == "venue" else place for place in places)


def test_only_what_is_public_now_stands_in_the_index() -> None:
    today = dt.date(2027, 1, 13)
    shown = {
        "today": make_run(start=today).offer.pk,
        "any time": make_run(start=None, end=None, last_day=None).offer.pk,
        "shown from today": make_run(publish_from=today, publish_until=today).offer.pk,
    }
    for status in OfferStatus:
        if status != OfferStatus.PUBLISHED:
            make_run(make_offer(status=status))
    make_run(make_offer(provider=make_provider("Geheim", public=False)))
    make_run(start=today - dt.timedelta(days=1))
    make_run(publish_from=today + dt.timedelta(days=1))
    make_run(publish_until=today - dt.timedelta(days=1))
    make_run(cancelled=True)
    make_offer()
    assert set(keys()) == set(shown.values())
    everything = list(range(1, max(shown.values()) + 50))
    assert [document.key for document in load(everything)] == sorted(shown.values())


def test_runs_that_are_over_cancelled_or_not_yet_shown_are_no_parts() -> None:
    offer = make_offer()
    current = make_run(offer)
    make_run(offer, start=dt.date(2027, 1, 12))
    make_run(offer, cancelled=True)
    make_run(offer, publish_from=dt.date(2027, 1, 14))
    assert [part.key for part in only(offer).parts] == [current.pk]


def test_loading_asks_as_often_for_one_as_for_many() -> None:
    def queries(number: int) -> int:
        made = []
        for _ in range(number):
            offer = make_offer()
            offer.topics.add(Topic.objects.create(slug=f"thema-{offer.pk}", label="Thema"))
            offer.keywords.add(f"Wort {offer.pk}")
            make_run(offer, venue=make_venue())
            make_run(offer, venue=make_venue())
            made.append(offer.pk)
        with CaptureQueriesContext(
            connection,
        ) as context:
            assert len(list(load(made))) == number
        return len(context)

    assert queries(1) == queries(3) == queries(20)
