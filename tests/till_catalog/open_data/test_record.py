"""What stands in a record, in both forms, and what never does."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from portal.topics.models import Topic
from tests.factories.catalogue import make_run, make_source, make_venue
from till_catalog.exporters import dump
from till_catalog.exporters.csv_table import COLUMNS, as_cell
from till_catalog.exporters.fields import OFFER_FIELDS, RUN_FIELDS
from till_catalog.exporters.record import record
from till_catalog.exporters.selection import items
from till_catalog.models import (
    FundingProgramme,
    Offer,
    OfferFunding,
    OfferLink,
    SessionDate,
    TargetGroup,
)

from .reading import consenting, lines, open_offer, rows

pytestmark = pytest.mark.db

UNKNOWN = {"code": "unknown", "label": "keine Angabe"}


@pytest.fixture
def full() -> Offer:
    """An offer with something in every field."""
    provider = consenting()
    provider.organisation.website = "https://haus.example/"
    provider.organisation.save()
    offer = open_offer(
        provider=provider,
        source=make_source(licence="CC BY 4.0", attribution="Haus am Markt, CC BY"),
        run={
            "start": dt.date(2027, 1, 18),
            "end": dt.date(2027, 1, 25),
            "last_day": dt.date(2027, 1, 25),
            "time_from": dt.time(18),
            "time_to": dt.time(19, 30),
            "price": Decimal("12.5"),
            "price_reduced": Decimal(0),
            "price_note": "Material 3 €",
            "places_max": 8,
            "places_booked": 2,
            "date_count": 2,
            "units": Decimal(4),
            "venue": make_venue(
                name="Werkhof", street="Weg 1", step_free="yes", accessible_wc="no",
                access_note="Rampe hinten", geo_quality="source",
            ),
            "room": "Raum 2",
            "registration_state": "open",
            "registration_deadline": dt.date(2027, 1, 15),
        },
        subtitle="für Neue",
        number="N-1",
        kind="workshop",
        description="<p>Mit <b>Nadel</b></p>",
        level_min="a1",
        level_max="b1",
        languages_taught=["de"],
        teaching_languages=["de", "uk"],
        certificate_type="proof",
        certificate_title="Bescheinigung",
        childcare="yes",
        booking_url="https://haus.example/n1",
    )  # fmt: skip
    offer.topics.add(
        Topic.objects.create(
            slug="japanisch-x", label="Japanisch", dvv_area="4", dvv_code="4.10", dvv_version="x"
        )
    )
    offer.target_groups.add(TargetGroup.objects.create(slug="neue", label="Neue"))
    programme = FundingProgramme.objects.create(code="avgs-test", label="AVGS")
    OfferFunding.objects.create(
        offer=offer, programme=programme, recognition_number="42", valid_until=dt.date(2027, 12, 31)
    )
    run = offer.runs.get()
    for day in (18, 25):
        SessionDate.objects.create(
            run=run,
            date=dt.date(2027, 1, day),
            time_from=dt.time(18),
            time_to=dt.time(19, 30),
            cancelled=day == 25,
            modified=run.modified,
        )
    return offer


def test_a_record_has_codes_labels_and_three_values(full: Offer, settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://portal.example/"
    run = full.runs.get()
    full.refresh_from_db()
    (line,) = lines(dump.publish().edition.path("angebote.jsonl.gz"))
    assert line == {
        "id": full.pk,
        "url": f"https://portal.example/kurse/{full.pk}-nahen/",
        "title": "Nähen",
        "subtitle": "für Neue",
        "number": "N-1",
        "kind": {"code": "workshop", "label": "Workshop"},
        "provider": {
            "code": "haus-am-markt",
            "label": "Haus am Markt",
            "website": "https://haus.example/",
        },
        "description": "<p>Mit <b>Nadel</b></p>",
        "extra_info": "",
        "prerequisites": "",
        "topics": [
            {
                "code": "japanisch-x",
                "label": "Japanisch",
                "dvv_area": "4",
                "dvv_code": "4.10",
                "dvv_version": "x",
                "kursnet_code": None,
            }
        ],
        "target_groups": [{"code": "neue", "label": "Neue"}],
        "level_min": {"code": "a1", "label": "A1"},
        "level_max": {"code": "b1", "label": "B1"},
        "level_derived": False,
        "languages_taught": [{"code": "de", "label": "Deutsch"}],
        "teaching_languages": [
            {"code": "de", "label": "Deutsch"},
            {"code": "uk", "label": "Ukrainisch"},
        ],
        "delivery_mode": {"code": "vor_ort", "label": "vor Ort"},
        "certificate": {
            "type": {"code": "proof", "label": "Teilnahmebescheinigung"},
            "title": "Bescheinigung",
            "examiner": "",
        },
        "funding": [
            {
                "code": "avgs-test",
                "label": "AVGS",
                "recognition_number": "42",
                "valid_until": "2027-12-31",
            }
        ],
        "accessibility": {
            "sign_language": UNKNOWN,
            "digital_accessible": UNKNOWN,
            "slow_pace": UNKNOWN,
            "easy_language": UNKNOWN,
            "childcare": {"code": "yes", "label": "ja"},
        },
        "booking_url": "https://haus.example/n1",
        "runs": [
            {
                "id": str(run.uid),
                "number": "N-1",
                "booking_url": "https://haus.example/n1",
                "start": "2027-01-18",
                "end": "2027-01-25",
                "last_day": "2027-01-25",
                "flexible_start": False,
                "weekdays": [{"code": "mo", "label": "Montag"}],
                "time_from": "18:00",
                "time_to": "19:30",
                "times_note": "",
                "units": "4.00",
                "date_count": 2,
                "dates": [
                    {
                        "date": "2027-01-18",
                        "time_from": "18:00",
                        "time_to": "19:30",
                        "venue": None,
                        "room": "",
                        "cancelled": False,
                    },
                    {
                        "date": "2027-01-25",
                        "time_from": "18:00",
                        "time_to": "19:30",
                        "venue": None,
                        "room": "",
                        "cancelled": True,
                    },
                ],
                "price": "12.50",
                "price_reduced": "0.00",
                "currency": "EUR",
                "price_note": "Material 3 €",
                "places": {"code": "free", "label": "6 Plätze frei", "free": 6},
                "registration": {"code": "open", "label": "Anmeldung möglich"},
                "registration_deadline": "2027-01-15",
                "online": False,
                "venue": {
                    "name": "Werkhof",
                    "street": "Weg 1",
                    "postcode": "54290",
                    "city": "Trier",
                    "latitude": 49.76,
                    "longitude": 6.64,
                    "geo_quality": {"code": "source", "label": "vom Anbieter"},
                    "accessibility": {
                        "step_free": {"code": "yes", "label": "ja"},
                        "accessible_wc": {"code": "no", "label": "nein"},
                        "hearing_loop": UNKNOWN,
                    },
                    "access_note": "Rampe hinten",
                },
                "room": "Raum 2",
                "cancelled": False,
            }
        ],
        "modified": full.modified_at.isoformat(timespec="seconds"),
        "example": False,
        "licence": {
            "code": "cc-by/4.0",
            "label": "CC BY 4.0",
            "uri": "http://dcat-ap.de/def/licenses/cc-by/4.0",
        },
        "attribution": "Haus am Markt, CC BY",
    }


def test_the_table_says_the_same_one_row_a_run(full: Offer) -> None:
    make_run(full, start=dt.date(2027, 2, 6), price=None, is_online=True)
    edition = dump.publish().edition
    first, second = rows(edition.path("angebote.csv.gz"))
    assert list(first) == list(COLUMNS)
    expected = {
        "id": str(full.pk),
        "description": "Mit Nadel",
        "topics_dvv_code": "4.10",
        "teaching_languages_code": "de|uk",
        "teaching_languages_label": "Deutsch|Ukrainisch",
        "childcare_code": "yes",
        "childcare_label": "ja",
        "sign_language_label": "keine Angabe",
        "start": "2027-01-18",
        "weekdays_label": "Montag",
        "dates": "2027-01-18 18:00-19:30|2027-01-25 18:00-19:30 (fällt aus)",
        "price": "12.50",
        "price_reduced": "0.00",
        "online": "nein",
        "venue_latitude": "49.76",
        "venue_step_free_code": "yes",
        "licence_code": "cc-by/4.0",
        "attribution": "Haus am Markt, CC BY",
    }
    assert {name: first[name] for name in expected} == expected
    other = {
        "id": str(full.pk),
        "price": "",
        "online": "ja",
        "venue_name": "",
        "venue_step_free_code": "",
    }
    assert {name: second[name] for name in other} == other
    assert [file.entries for file in edition.files] == [1, 2]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 651", "'+49 651"),
        ("-5 bis 3", "'-5 bis 3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        (["=1+1", "b"], "'=1+1|b"),
        (["a|b", None], "a/b|"),
        (-3.5, "-3.5"),
        (0, "0"),
        (None, ""),
        (True, "ja"),
        ("1 = 1", "1 = 1"),
    ],
)
def test_no_cell_is_a_formula(value: Any, cell: str) -> None:
    assert as_cell(value) == cell


def test_a_formula_in_a_title_is_text_in_the_table_and_itself_in_json() -> None:
    title = '=HYPERLINK("https://boese.example";"hier")\r\n\''
    open_offer(title)
    edition = dump.publish().edition
    assert [row["title"] for row in rows(edition.path("angebote.csv.gz"))] == [f"'{title}"]
    assert [line["title"] for line in lines(edition.path("angebote.jsonl.gz"))] == [title]


def test_contacts_are_never_in_it() -> None:
    provider = consenting()
    organisation = provider.organisation
    organisation.phone, organisation.email = "0651 111", "post@haus.example"
    organisation.save()
    organisation.contact_points.create(
        label="Frau Muster", phone="0651 333", email="m@haus.example"
    )
    offer = open_offer(
        provider=provider,
        contact_phone="0651 222",
        contact_email="beratung@haus.example",
        description='<p>Fragen an <a href="mailto:anna@privat.example">anna@privat.example</a>'
        " oder 0171 2345678.</p>",
        run={
            "start": None,
            "end": None,
            "last_day": None,
            "price_note": "Rabatt: boris@privat.example",
            "raw_times": "ab 18 Uhr, 0160 1234567",
        },
    )
    OfferLink.objects.create(offer=offer, label="Frau Muster", url="https://haus.example/muster")
    (path,) = {dump.publish().edition.path(name).parent for name in ("angebote.jsonl.gz",)}
    text = str(lines(path / "angebote.jsonl.gz")) + str(rows(path / "angebote.csv.gz"))
    hidden = ("0651", "@", "Muster", "0171", "2345678", "0160", "1234567")
    assert [word for word in hidden if word in text] == []
    assert ("Rabatt: …" in text, "ab 18 Uhr, …" in text) == (True, True)
    assert "<p>Fragen an … oder ….</p>" in text


def test_every_field_is_explained_on_the_page(full: Offer) -> None:
    (item,) = items()
    data = record(item)
    assert [field.name for field in OFFER_FIELDS] == list(data)
    assert [field.name for field in RUN_FIELDS] == list(data["runs"][0])


def test_the_same_data_give_the_same_bytes(full: Offer, folder: Path) -> None:
    first, second = dump.publish().edition, dump.publish().edition
    assert [file.sha256 for file in first.files] == [file.sha256 for file in second.files[:2]]
