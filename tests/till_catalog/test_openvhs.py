"""Open-vhs 1.2: what becomes of each element, and of files that break, lie or attack."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils.html import strip_tags

from portal.enums import Tri
from tests.factories.catalogue import make_source
from till_catalog.enums import DeliveryMode, ImportFormat, ImportState
from till_catalog.models import ImportSource, Offer

from .importing import codes, fixture, import_bytes

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def source() -> ImportSource:
    return make_source("openvhs", ImportFormat.OPENVHS)


def test_every_element_finds_its_field(source: ImportSource) -> None:
    run = import_bytes(source, fixture("openvhs.xml"))
    assert (run.state, run.total, run.created) == (ImportState.DONE, 3, 3)
    assert run.exported_at == dt.datetime(2025, 1, 10, 2, 0, tzinfo=dt.UTC)
    offer = Offer.objects.get(number="A101")
    assert offer.external_id == "9E1A7C52-0000-4000-8000-000000000001"
    assert (offer.title, offer.subtitle) == ("Spanisch am Abend", "mit Muße – Teil 1")
    assert offer.description == "<p>Sie lernen <b>einfache</b> Sätze.</p>"
    assert offer.extra_info == "<p>Bitte <i>Heft</i> mitbringen.</p>"
    assert [topic.dvv_code for topic in offer.topics.all()] == ["4.22"]
    assert (offer.level_min, offer.level_max, offer.level_derived) == ("a1.1", "a1.1", False)
    assert offer.languages_taught == ["es"]
    assert offer.delivery_mode == DeliveryMode.ONSITE
    assert (offer.slow_pace, offer.digital_accessible) == (Tri.YES, Tri.UNKNOWN)
    assert offer.certificate_title == "Prüfung A1"
    assert [group.slug for group in offer.target_groups.all()] == ["aeltere"]
    assert sorted(offer.keywords.names()) == ["Spanisch", "Urlauber"]
    assert offer.booking_url == "https://vhs.example/?id=2&knr=A101"
    assert [(link.kind, link.label, link.url) for link in offer.links.all()] == [
        ("attachment", "Ablaufplan", "https://vhs.example/plan.pdf")
    ]


def test_the_run_and_its_dates(source: ImportSource) -> None:
    import_bytes(source, fixture("openvhs.xml"))
    run = Offer.objects.get(number="A101").runs.get()
    assert (run.start, run.end, run.last_day) == (
        dt.date(2030, 2, 4),
        dt.date(2030, 2, 18),
        dt.date(2030, 2, 18),
    )
    assert (run.time_from, run.time_to, run.weekdays) == (dt.time(18, 30), dt.time(20), 1)
    assert (run.units, run.date_count) == (Decimal("6.00"), 3)
    assert (run.places_min, run.places_booked, run.places_max) == (6, 9, 12)
    assert (run.price, run.price_reduced) == (Decimal("82.80"), None)
    assert run.price_note == "zzgl. 5 € für Kopien\nErmäßigung möglich."
    assert run.venue is not None
    assert (str(run.venue), run.venue.district, run.venue.step_free) == (
        "Haus am Markt, Hauptmarkt 1, 54290 Trier",
        "Mitte",
        Tri.YES,
    )
    assert [(day.date.day, day.time_from) for day in run.dates.all()] == [
        (4, dt.time(18, 30)),
        (11, dt.time(18, 30)),
        (18, None),
    ]


def test_what_is_missing_stays_unknown(source: ImportSource) -> None:
    import_bytes(source, fixture("openvhs.xml"))
    offer = Offer.objects.get(external_id="T58129")
    run = offer.runs.get()
    assert (run.price, run.end, run.venue, run.places_max, run.units) == (None,) * 5
    assert (offer.delivery_mode, offer.level_min, offer.level_derived) == (
        DeliveryMode.UNKNOWN,
        "a2",
        True,
    )
    self_paced = Offer.objects.get(external_id="K3")
    assert (self_paced.delivery_mode, self_paced.runs.get().price) == ("selbstlernen", Decimal(0))
    assert self_paced.runs.get().is_online


def test_issues_name_record_line_field_and_value(source: ImportSource) -> None:
    run = import_bytes(source, fixture("openvhs.xml"))
    found = [
        (issue.record_key, issue.line, issue.field, issue.code, issue.raw_value)
        for issue in run.issues.order_by("pk")
    ]
    assert found == [
        (
            "9E1A7C52-0000-4000-8000-000000000001",
            7,
            "webadresse.uri",
            "url_invalid",
            "javascript:alert(1)",
        ),
        ("K3", 53, "dvv_kategorie", "topic_unknown", "1.0: 5.04"),
    ]


def test_lecturers_are_kept_nowhere(source: ImportSource) -> None:
    import_bytes(source, fixture("openvhs.xml"))
    assert not source.records.filter(raw__contains="Geheim").exists()
    assert source.records.get(key__startswith="9E1A").raw.startswith("<veranstaltung")


def test_a_truncated_file_gives_its_complete_records_and_withdraws_nothing(
    source: ImportSource,
) -> None:
    import_bytes(source, fixture("openvhs.xml"))
    run = import_bytes(source, fixture("openvhs-truncated.xml"))
    assert (run.total, run.unchanged, run.withdrawn, run.complete) == (2, 2, 0, False)
    assert run.message == (
        "Die Datei ist ab Zeile 54, Spalte 14 nicht lesbar (die Datei endet zu früh)."
        " 2 Angebote davor wurden gelesen. Nichts wurde zurückgezogen."
    )
    assert codes(run) == ["file_broken"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("openvhs-bomb.xml", "Die Datei enthält eine DTD (DOCTYPE)."),
        ("openvhs-external-entity.xml", "Die Datei enthält eine DTD (DOCTYPE)."),
        ("openvhs-other-root.xml", "Das ist keine Open-vhs-Datei"),
    ],
)
def test_a_file_that_attacks_or_is_something_else_is_refused(
    source: ImportSource, name: str, sentence: str
) -> None:
    run = import_bytes(source, fixture(name))
    assert run.state == ImportState.FAILED
    assert run.message.startswith(sentence)
    assert not Offer.objects.exists()


def test_an_older_export_is_refused_and_an_equal_one_is_not(source: ImportSource) -> None:
    content = fixture("openvhs.xml")
    import_bytes(source, content)
    older = import_bytes(source, content.replace(b"2025-01-10T03", b"2025-01-09T03"))
    assert older.message == (
        "Die Datei ist vom 09.01.2025, 03:00 Uhr und damit älter als der letzte Import"
        " (10.01.2025, 03:00 Uhr)."
    )
    assert import_bytes(source, content).state == ImportState.DONE


def test_a_wrong_clock_at_the_provider_does_not_lock_later_files_out(source: ImportSource) -> None:
    content = fixture("openvhs.xml")
    future = import_bytes(source, content.replace(b"2025-01-10T03", b"2090-01-10T03"))
    assert future.exported_at is None
    assert codes(future)[0] == "export_date_invalid"
    assert import_bytes(source, content).state == ImportState.DONE


@pytest.mark.parametrize(
    ("name", "title", "issues"),
    [
        ("openvhs-cp1252-declared-utf8.xml", "Möhren für Anfänger", ["encoding_guessed"]),
        ("openvhs-latin9.xml", "Möhren zu 5 € für Anfänger", []),
        ("openvhs-utf7.xml", "Möhren für Anfänger", ["encoding_guessed"]),
    ],
)
def test_encodings(source: ImportSource, name: str, title: str, issues: list[str]) -> None:
    run = import_bytes(source, fixture(name))
    assert (strip_tags(Offer.objects.get().title), codes(run)) == (title, issues)


def test_the_sources_own_encoding_wins(source: ImportSource) -> None:
    source.encoding = "iso-8859-15"
    source.save()
    import_bytes(source, fixture("openvhs-cp1252-declared-utf8.xml"))
    assert Offer.objects.get().title == "Möhren für Anfänger"
