"""The old Berlin JSON: every shape a field can have, and files that end too early."""

import datetime as dt
from decimal import Decimal

import pytest

from portal.enums import Tri
from portal.places.models import Venue
from tests.factories.catalogue import make_source
from till_catalog.enums import DeliveryMode, ImportState, OfferKind
from till_catalog.models import ImportSource, Offer

from .importing import berlin, codes, course, fixture, import_bytes

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def source() -> ImportSource:
    return make_source()


def test_a_complete_record(source: ImportSource) -> None:
    import_bytes(source, berlin(course("7")))
    offer = Offer.objects.get()
    run = offer.runs.get()
    assert (offer.title, offer.number, offer.subtitle) == ("Töpfern an der Scheibe 7", "T7", "")
    assert [topic.slug for topic in offer.topics.all()] == ["plastisches-gestalten"]
    assert sorted(offer.keywords.names()) == ["Keramik", "Plastisches Gestalten"]
    assert (run.units, run.date_count) == (Decimal(16), None)  # counts units, not dates
    assert (run.price, run.price_reduced, run.price_note) == (Decimal("84.70"), Decimal(47), "")
    assert (run.start, run.end, run.places_max) == (dt.date(2030, 3, 4), dt.date(2030, 4, 22), 10)
    assert run.external_id == "7"


def test_every_shape_a_field_can_have(source: ImportSource) -> None:
    run = import_bytes(source, fixture("berlin-shapes.json"))
    assert (run.state, run.total, run.created, run.rejected) == (ImportState.DONE, 9, 4, 5)
    offers = {offer.external_id: offer for offer in Offer.objects.all()}
    assert sorted(offers) == ["1", "2", "3", "4"]
    assert offers["1"].title == "Nur der Titel"
    assert sorted(offers["2"].keywords.names()) == ["Yoga"]
    assert [group.slug for group in offers["2"].target_groups.all()] == ["frauen"]
    assert offers["2"].runs.get().price == Decimal("12.50")
    assert offers["3"].runs.get().price is None
    assert (offers["4"].title, offers["4"].description) == ("Liste", "<p>Einfacher Text</p>")
    fourth = offers["4"].runs.get()
    assert (fourth.price, fourth.price_note, fourth.start) == (
        None,
        "auf Anfrage",
        dt.date(2030, 1, 7),
    )
    assert codes(run) == [
        "start_missing",
        "start_missing",
        "several_venues",
        "record_invalid",
        "record_invalid",
        "id_missing",
        "title_missing",
        "id_duplicate",
    ]


def test_a_rejected_record_is_kept_as_it_was(source: ImportSource) -> None:
    import_bytes(source, fixture("berlin-shapes.json"))
    rejected = source.records.filter(state="rejected").values_list("raw", flat=True)
    assert sorted(rejected) == [
        '"kein Angebot"',
        "null",
        '{"guid": "1", "name": "Noch einmal die Eins"}',
        '{"guid": "8", "name": "  "}',
        '{"name": "Ohne Kennung"}',
    ]


@pytest.mark.parametrize(
    ("name", "read", "message"),
    [
        (
            "berlin-truncated.json",
            2,
            "Die Datei ist ab Zeile 4, Spalte 25 nicht lesbar (die Datei endet zu früh).",
        ),
        (
            "berlin-broken-syntax.json",
            1,
            "Die Datei ist ab Zeile 3, Spalte 17 nicht lesbar (kein gültiges JSON).",
        ),
    ],
)
def test_a_broken_file_gives_what_stands_before_the_error(
    source: ImportSource, name: str, read: int, message: str
) -> None:
    import_bytes(source, berlin(*(course(str(number)) for number in range(1, 4))))
    run = import_bytes(source, fixture(name))
    assert (run.state, run.total, run.complete, run.withdrawn) == ("done", read, False, 0)
    said = f"{message} {read} Angebote davor wurden gelesen. Nichts wurde zurückgezogen."
    assert run.message == said
    assert Offer.objects.filter(status="published").count() == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"\xef\xbb\xbf",
        b"[]",
        b"42",
        b'{"kurse": []}',
        b"<html>Nicht gefunden</html>",
        b"\x00\xff\xfe\xfd",
        b"[" * 100_000,
        b'{"veranstaltungen": ' + b'{"a":' * 50_000,
    ],
)
def test_nonsense_ends_with_a_sentence(source: ImportSource, content: bytes) -> None:
    run = import_bytes(source, content)
    assert (run.state, run.total) == (ImportState.FAILED, 0)
    assert run.message.startswith("Die Datei ist ab Zeile 1, Spalte ")


def test_a_place_called_online_is_none(source: ImportSource) -> None:
    place = {"name": "Online", "adresse": {"plz": None, "ort": "Berlin", "strasse": None}}
    import_bytes(source, berlin(course(veranstaltungsort=place)))
    run = Offer.objects.get().runs.get()
    assert (run.venue, run.is_online, run.offer.delivery_mode) == (
        None,
        True,
        DeliveryMode.ONLINE_LIVE,
    )
    assert not Venue.objects.exists()


def test_equal_places_are_one_and_equal_names_are_not(source: ImportSource) -> None:
    def at(name: str, street: str) -> dict[str, object]:
        return {"name": name, "adresse": {"plz": "54290", "ort": "Trier", "strasse": street}}

    import_bytes(
        source,
        berlin(
            course("1", veranstaltungsort=at("VHS", "Weg 1")),
            course("2", veranstaltungsort=at(" VHS ", "Weg  1, 54290 Trier")),
            course("3", veranstaltungsort=at("VHS", "Platz 9 A (Hof)")),
        ),
    )
    assert sorted(Venue.objects.values_list("name", "street")) == [
        ("VHS", "Platz 9 A (Hof)"),
        ("VHS", "Weg 1"),
    ]


def test_access_is_believed_only_where_nothing_contradicts(source: ImportSource) -> None:
    def at(name: str, free: str) -> dict[str, object]:
        address = {"plz": "54290", "ort": "Trier", "strasse": "Weg 1"}
        return {"name": name, "adresse": address, "barrierefrei": free}

    run = import_bytes(
        source,
        berlin(
            course("1", veranstaltungsort=at("Ja", "true")),
            course("2", veranstaltungsort=at("Nein", "false")),
            course("3", veranstaltungsort=at("Beides", "true")),
            course("4", veranstaltungsort=at("Beides", "false")),
        ),
    )
    assert dict(Venue.objects.values_list("name", "step_free")) == {
        "Ja": Tri.YES,
        "Nein": Tri.UNKNOWN,
        "Beides": Tri.UNKNOWN,
    }
    assert codes(run) == ["access_conflict"]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"name": "Telc B1", "schlagwort": ["Prüfungstermin"]}, OfferKind.EXAM),
        ({"name": "Vortrag: Bienen"}, OfferKind.TALK),
        ({"name": "Beratung Spanisch", "schlagwort": "Beratung"}, OfferKind.COUNSELLING),
        ({"name": "Gesprächsführung", "schlagwort": "Beratung"}, OfferKind.COURSE),
        ({"name": "Workshop Holz"}, OfferKind.WORKSHOP),
    ],
)
def test_kinds(source: ImportSource, fields: dict[str, object], kind: str) -> None:
    import_bytes(source, berlin(course(**fields)))  # type: ignore[arg-type]
    assert Offer.objects.get().kind == kind


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"ende_datum": "2030-03-01"}, ["end_before_start"]),
        ({"beginn_datum": "30.02.2030"}, ["date_invalid", "start_missing"]),
        ({"beginn_datum": "0203-03-04"}, ["date_invalid", "start_missing"]),
        ({"maximale_teilnehmerzahl": "viele"}, ["number_invalid"]),
        ({"maximale_teilnehmerzahl": "99999"}, ["places_implausible"]),
        ({"maximale_teilnehmerzahl": "-1", "minimale_teilnehmerzahl": "0"}, []),
        ({"preis": {"betrag": "zwölf"}}, ["price_invalid"]),
        (
            {"preis": {"betrag": "10.00", "zusatz": "erm. Preis: 20,00 EUR"}},
            ["reduced_price_invalid"],
        ),
        ({"preis": {"betrag": "0.00"}, "text": "Bitte 5 € mitbringen"}, ["price_zero_but_costs"]),
        ({"text": "Fragen an vera@example.org"}, ["personal_data"]),
        ({"text": "Mobil 0170 1234567"}, ["personal_data"]),
        ({"text": "Telefon 0651 718 1234, ISBN 978-3-19-001206-0"}, []),
        ({"name": "TÃ¶pfern"}, ["mojibake"]),
        ({"name": "x" * 301}, ["too_long"]),
        ({"schlagwort": ["y" * 101]}, ["value_dropped"]),
        ({"guid": "z" * 201}, ["id_too_long"]),
        ({"dvv_kategorie": "4.1"}, ["topic_unknown"]),
        ({"dvv_kategorie": {"@version": "2.0", "#text": "4.10"}}, []),
        ({"dvv_kategorie": "5.00"}, []),
    ],
)
def test_each_trap_is_reported(
    source: ImportSource, fields: dict[str, object], expected: list[str]
) -> None:
    run = import_bytes(source, berlin(course(**fields)))  # type: ignore[arg-type]
    assert codes(run) == expected


def test_nothing_is_cut_in_silence(source: ImportSource) -> None:
    run = import_bytes(source, berlin(course(name="Lang " * 80)))
    issue = run.issues.get()
    assert (issue.field, issue.raw_value) == ("name", ("Lang " * 80).strip())
    assert Offer.objects.get().title.endswith("…")
    assert len(Offer.objects.get().title) <= 300


def test_hidden_keywords_go_with_their_text(source: ImportSource) -> None:
    text = 'Taijiquan. <p style="visibility:hidden">taji tai chi</p><script>alert(1)</script>'
    run = import_bytes(source, berlin(course(text=[{"eigenschaft": "Beschreibung", "text": text}])))
    assert codes(run) == ["hidden_text"]
    assert Offer.objects.get().description == "<p>Taijiquan.</p>"


def test_spoken_languages_are_not_taught(source: ImportSource) -> None:
    import_bytes(
        source,
        berlin(
            course("1", schlagwort=["SPRACHEN", "Englisch"]),
            course("2", schlagwort=["KULTUR", "Fragen auf Englisch"]),
            course("3", schlagwort=["KULTUR", "Auf Englisch"]),
        ),
    )
    found = {
        offer.external_id: (offer.languages_taught, offer.teaching_languages)
        for offer in Offer.objects.all()
    }
    assert found == {"1": (["en"], []), "2": ([], ["de", "en"]), "3": ([], ["en"])}
    assert [topic.dvv_code for topic in Offer.objects.get(external_id="1").topics.all()] == ["4.06"]
