"""From rows to offers: rows of one number are one offer, and every cell is read or reported."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from portal.enums import Tri
from portal.places.models import Venue
from tests.factories.catalogue import make_source
from till_catalog.enums import DeliveryMode, ImportFormat, ImportState, OfferKind, OfferStatus
from till_catalog.models import FundingProgramme, ImportSource, Offer, Run

from .importing import codes, import_bytes
from .tables import line, table

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def source(db: None) -> ImportSource:
    return make_source("naehstube", ImportFormat.CSV)


def test_a_complete_row(source: ImportSource) -> None:
    FundingProgramme.objects.create(code="bildungsfreistellung", label="Bildungsfreistellung")
    run = import_bytes(
        source,
        table(
            line(
                untertitel="Von der Naht zur Tasche",
                art="Workshop",
                vorkenntnisse="Keine",
                zielgruppen="Frauen|Senioren",
                themen="Nähen, Textil, Mode",
                stichworte="NÄHMASCHINE|Tasche",
                stufe="Anfänger",
                unterrichtssprachen="Deutsch|Arabisch",
                einzeltermine="02.09.2030 18:00-19:30|09.09.2030 18:00-19:30",
                unterrichtseinheiten="4,5",
                raum="Raum 2",
                stufenfrei="ja",
                barriere_hinweis="Aufzug im Hof",
                preis_ermaessigt="42,00",
                preis_hinweis="zuzüglich Stoff",
                bildungsfreistellung_nr="BF-7",
                abschluss="Teilnahmebescheinigung",
                plaetze_min="5",
                plaetze_max="12",
                plaetze_frei="4",
                anmeldeschluss="26.08.2030",
                link="www.example.org/naehen",
                telefon="0651 0000",
                mail="kurse@example.org",
                gueltig_bis="15.10.2030",
            )
        ),
    )
    assert (run.state, codes(run)) == (ImportState.DONE, [])
    offer = Offer.objects.get()
    assert (offer.title, offer.number, offer.kind) == (
        "Nähen für den Einstieg",
        "N1",
        OfferKind.WORKSHOP,
    )
    assert offer.description == "<p>Wir nähen eine Tasche.</p>"
    assert offer.prerequisites == "<p>Keine</p>"
    assert [topic.slug for topic in offer.topics.all()] == ["textil-mode"]
    assert sorted(group.slug for group in offer.target_groups.all()) == ["aeltere", "frauen"]
    assert sorted(offer.keywords.names()) == ["Nähmaschine", "Tasche"]
    assert (offer.level_min, offer.teaching_languages) == ("einstieg", ["de", "ar"])
    assert (offer.delivery_mode, offer.status) == (DeliveryMode.ONSITE, OfferStatus.PUBLISHED)
    assert (offer.booking_url, offer.contact_phone, offer.contact_email) == (
        "http://www.example.org/naehen",
        "0651 0000",
        "kurse@example.org",
    )
    assert offer.fundings.get().recognition_number == "BF-7"
    found = offer.runs.get()
    assert (found.start, found.end, found.weekdays) == (
        dt.date(2030, 9, 2),
        dt.date(2030, 10, 14),
        1,
    )
    assert (found.time_from, found.time_to, found.units) == (
        dt.time(18),
        dt.time(19, 30),
        Decimal("4.5"),
    )
    assert (found.price, found.price_reduced, found.price_note) == (
        Decimal("84.50"),
        Decimal(42),
        "zuzüglich Stoff",
    )
    assert (found.places_min, found.places_max, found.places_booked, found.room) == (
        5,
        12,
        8,
        "Raum 2",
    )
    assert (found.registration_deadline, found.publish_until) == (
        dt.date(2030, 8, 26),
        dt.date(2030, 10, 15),
    )
    assert [date.date.day for date in found.dates.all()] == [2, 9]
    venue = Venue.objects.get()
    assert (venue.name, venue.step_free, venue.access_note) == (
        "Bürgerhaus Beispiel",
        Tri.YES,
        "Aufzug im Hof",
    )


def test_rows_of_one_number_are_one_offer_and_the_first_text_wins(source: ImportSource) -> None:
    run = import_bytes(
        source,
        table(
            line("N1", durchfuehrung_nr="a"),
            line("N2", titel="Stricken"),
            line("N1", durchfuehrung_nr="b", titel="Nähen anders", beginn="01.11.2030", ende=""),
        ),
    )
    assert (run.total, run.created) == (2, 2)
    offer = Offer.objects.get(external_id="N1")
    assert (offer.title, sorted(offer.runs.values_list("external_id", flat=True))) == (
        "Nähen für den Einstieg",
        ["a", "b"],
    )
    [issue] = run.issues.all()
    assert (issue.code, issue.line, issue.field, issue.raw_value) == (
        "differs",
        4,
        "titel",
        "Nähen anders",
    )


def test_a_run_that_is_gone_goes_and_one_that_is_over_or_rejected_stays(
    source: ImportSource,
) -> None:
    def rows(*numbers: str, **changes: Any) -> bytes:
        starts = {"a": "02.09.2030", "b": "03.09.2030", "alt": "02.09.2019"}
        return table(
            *(
                line("N1", durchfuehrung_nr=number, beginn=starts[number], ende="", **changes)
                for number in numbers
            )
        )

    import_bytes(source, rows("a", "b", "alt"))
    import_bytes(source, rows("a"))
    assert sorted(Run.objects.values_list("external_id", flat=True)) == ["a", "alt"]
    import_bytes(source, rows("a", "b"))
    broken = table(
        line("N1", durchfuehrung_nr="a", ende=""),
        line("N1", durchfuehrung_nr="b", beginn="bald", ende=""),
    )
    run = import_bytes(source, broken)
    assert sorted(Run.objects.values_list("external_id", flat=True)) == ["a", "alt", "b"]
    assert (run.rejected, codes(run)) == (0, ["date_invalid", "start_required"])


def test_an_offer_missing_in_a_complete_table_is_withdrawn_a_rejected_one_is_not(
    source: ImportSource,
) -> None:
    import_bytes(source, table(*(line(f"N{n}") for n in range(10))))
    rows = [line(f"N{n}") for n in range(9)]
    rows[0]["form"] = "irgendwie"
    run = import_bytes(source, table(*rows))
    assert (run.rejected, run.withdrawn) == (1, 1)
    assert list(
        Offer.objects.filter(status=OfferStatus.WITHDRAWN).values_list("external_id", flat=True)
    ) == ["N9"]


@pytest.mark.parametrize(
    ("cells", "expected", "taken"),
    [
        ({"angebot_nr": ""}, ["cell_required"], False),
        ({"titel": ""}, ["cell_required"], False),
        ({"beschreibung": ""}, ["cell_required"], False),
        ({"form": ""}, ["cell_required"], False),
        ({"form": "irgendwie"}, ["form_unknown"], False),
        ({"beginn": ""}, ["start_required"], False),
        ({"beginn": "31.02.2030"}, ["date_invalid", "start_required"], False),
        ({"beginn": "", "ende": "", "laufender_einstieg": "ja"}, [], True),
        ({"ort_plz": ""}, ["cell_required"], False),
        ({"ort_plz": "", "form": "online"}, [], True),
        ({"ort_plz": "1067"}, ["postcode_short"], True),
        ({"ende": "01.01.2030"}, ["end_before_start"], True),
        ({"uhrzeit_bis": "17:00"}, ["end_before_start"], True),
        ({"uhrzeit_von": "abends"}, ["time_invalid"], True),
        ({"wochentage": "täglich"}, ["weekday_invalid"], True),
        ({"einzeltermine": "02.09.2030 18:00|nie"}, ["date_invalid"], True),
        ({"preis": "zwölf"}, ["price_invalid"], True),
        ({"preis": "1.234"}, ["price_thousands"], True),
        ({"preis_ermaessigt": "100"}, ["reduced_price_invalid"], True),
        ({"plaetze_frei": "3"}, ["places_max_missing"], True),
        ({"plaetze_frei": "30", "plaetze_max": "12"}, ["places_implausible"], True),
        ({"plaetze_max": "viele"}, ["number_invalid"], True),
        ({"stufenfrei": "vielleicht"}, ["boolean_invalid"], True),
        ({"themen": "Quantenschach"}, ["topic_name_unknown"], True),
        ({"foerderung": "Goldtopf"}, ["funding_unknown"], True),
        ({"unterrichtssprachen": "Klingonisch"}, ["language_unknown"], True),
        ({"art": "Party"}, ["kind_unknown"], True),
        ({"link": "unser Laden"}, ["url_invalid"], True),
        ({"telefon": "ruf an"}, ["phone_invalid"], True),
        ({"mail": "kein Postfach"}, ["mail_invalid"], True),
        ({"telefon": "0170 1234567"}, ["personal_data"], True),
        ({"titel": "x" * 301}, ["too_long"], True),
        ({"stufe": "sehr hoch"}, ["level_unknown"], True),
        ({"angebot_nr": "x" * 201}, ["id_too_long"], False),
    ],
)  # fmt: skip
def test_each_trap_is_reported_at_its_cell(
    source: ImportSource, cells: dict[str, str], expected: list[str], taken: bool
) -> None:
    run = import_bytes(source, table(line(**cells)))
    assert (codes(run), run.created) == (expected, int(taken))
    assert {issue.line for issue in run.issues.all()} <= {2}
    assert {issue.field for issue in run.issues.all()} <= {*cells, "beginn", "uhrzeit_bis", "ende"}


def test_a_delimiter_in_a_text_without_quotation_marks_rejects_the_row(
    source: ImportSource,
) -> None:
    run = import_bytes(
        source, table(line("N1")) + b"N2;Nadel; und Faden;x;vor_ort;02.09.2030;;;;;;;54290;;;9\r\n"
    )
    assert "row_shifted" in codes(run)
    assert list(Offer.objects.values_list("external_id", flat=True)) == ["N1"]


def test_a_number_of_a_run_that_comes_twice(source: ImportSource) -> None:
    run = import_bytes(
        source, table(line(durchfuehrung_nr="a"), line(durchfuehrung_nr="a", beginn="03.09.2030"))
    )
    assert (codes(run), Run.objects.get().start) == (["run_duplicate"], dt.date(2030, 9, 2))


def test_the_same_table_again_changes_nothing_wherever_its_rows_stand(source: ImportSource) -> None:
    rows = [line(f"N{n}") for n in range(3)]
    import_bytes(source, table(*rows))
    run = import_bytes(source, table(*reversed(rows)))
    assert (run.unchanged, run.updated) == (3, 0)


@pytest.mark.parametrize("size", [1, 3])
def test_windows_files_are_read(source: ImportSource, size: int) -> None:
    content = table(*(line(f"N{n}") for n in range(size))).decode("utf-8-sig").encode("cp1252")
    assert import_bytes(source, content).created == size
    assert Offer.objects.filter(title="Nähen für den Einstieg").count() == size
