"""The CSV table as a file and its cells, whatever program wrote it."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.factories.catalogue import make_source
from till_catalog.enums import ImportFormat
from till_catalog.importers.records import FileRefused
from till_catalog.importers.sheet import values
from till_catalog.importers.sheet.columns import COLUMNS, canonical
from till_catalog.importers.sheet.reading import parse
from till_catalog.importers.sheet.writing import template, written
from till_catalog.models import ImportSource

from .importing import codes, import_bytes

db = pytest.mark.db


@pytest.fixture
def source(db: None) -> ImportSource:
    return make_source("naehstube", ImportFormat.CSV)


# -- the file ---------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(delimiter: str, newline: str) -> None:
    text = newline.join(
        delimiter.join(row)
        for row in (["titel", "angebot_nr"], ["Nähen", "1"], ["", ""], ['"a""b"', "2"])
    )
    found = parse(text)
    assert [(row.number, row.cells) for row in found.rows] == [
        (2, {"titel": "Nähen", "angebot_nr": "1"}),
        (4, {"titel": 'a"b', "angebot_nr": "2"}),
    ]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Angebot_Nr*", "angebot_nr"),
        (" plätze max ", "plaetze_max"),
        ("Uhrzeit-von", "uhrzeit_von"),
        ("Förderung", "foerderung"),
        ("Lehrerin", "Lehrerin"),
    ],
)
def test_headers_are_recognised(header: str, name: str) -> None:
    assert canonical(header) == name


def test_excels_own_first_line_is_skipped_and_unknown_columns_are_named() -> None:
    found = parse("sep=;\nangebot_nr;titel;Lehrerin;Fehler;Was zu tun ist\n1;Nähen;N. N.;x;y\n")
    assert (found.columns, found.unknown) == (["angebot_nr", "titel", "Lehrerin"], ["Lehrerin"])
    assert found.rows[0].cells == {"angebot_nr": "1", "titel": "Nähen", "Lehrerin": "N. N."}


def test_a_text_over_several_lines_is_one_cell() -> None:
    found = parse('angebot_nr;titel;beschreibung\n1;Nähen;"erste\nzweite"\n2;Stricken;x\n')
    assert [(row.number, row.cells["beschreibung"]) for row in found.rows] == [
        (2, "erste\nzweite"),
        (3, "x"),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "In der ersten Zeile fehlen die Überschriften angebot_nr, titel. Dort steht: nichts."),
        ("Name;Ort\nx;y", "fehlen die Überschriften angebot_nr, titel. Dort steht: Name, Ort."),
        ("angebot_nr;titel\n", "steht unter den Überschriften keine einzige Zeile"),
        ("angebot_nr;titel;titel\n1;a;b", "Diese Überschriften stehen zweimal da: titel."),
        ('angebot_nr;titel\n1;"Nähen\n2;Stricken', "In Zeile 2 beginnt ein Text"),
        ("angebot_nr;titel\n1;" + "x" * 10_001, "In Zeile 2 steht eine Zelle mit mehr als 10.000"),
        ("angebot_nr;titel\n1;" + "x" * 200_000, "In Zeile 2 steht eine Zelle mit mehr als 10.000"),
        ("angebot_nr;titel\n" + "1;a\n" * 20_001, "mehr als 20.000 Zeilen"),
        ("PK\x03\x04…", "Das ist eine Excel-Datei."),
        ("angebot_nr;titel\n\x00;a", "Das ist keine Textdatei."),
        ("angebot_nr;titel" + ";x" * 3 + "".join(f";s{n}" for n in range(200)) + "\n1;a", "200 Spalten"),
    ],
)  # fmt: skip
def test_what_is_no_table_gets_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(FileRefused) as refused:
        parse(text)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("cell", ["=1+1", "+49 651 0", "-5", "@SUM(A1)", "ganz normal", 'a;"b"\nc'])
def test_written_tables_are_harmless_and_come_back_unchanged(cell: str) -> None:
    content = written(["angebot_nr", "titel"], [{"angebot_nr": "1", "titel": cell}])
    assert content.startswith(b"\xef\xbb\xbf")
    assert parse(content.decode("utf-8-sig")).rows[0].cells["titel"] == cell
    assert not any(
        part.startswith(tuple("=+-@")) for part in content.decode().splitlines()[1].split(";")
    )


@db
def test_the_template_is_right_but_for_its_number(source: ImportSource) -> None:
    run = import_bytes(source, template())
    assert (run.total, run.rejected, codes(run)) == (1, 1, ["example_row"])
    text = template().decode("utf-8-sig")
    run = import_bytes(source, text.replace("BEISPIEL-1", "N1").encode())
    assert (run.created, codes(run)) == (1, [])
    assert text.split("\r\n")[0].split(";") == [column.name for column in COLUMNS]


# -- cells ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("02.09.2030", dt.date(2030, 9, 2)),
        ("2.9.30", dt.date(2030, 9, 2)),
        ("2030-09-02", dt.date(2030, 9, 2)),
        ("47728", dt.date(2030, 9, 2)),
        ("", None),
    ],
)
def test_dates(text: str, day: dt.date | None) -> None:
    assert values.date(text) == day


@pytest.mark.parametrize("text", ["31.02.2030", "bald", "99999", "1.13.30"])
def test_dates_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        values.date(text)


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("Mo|Mi", 5),
        ("Montag, Mittwoch", 5),
        ("Mo-Fr", 31),
        ("Di – Do", 14),
        ("samstags", 32),
        ("", 0),
    ],
)
def test_weekdays(text: str, mask: int) -> None:
    assert values.weekdays(text) == mask


@pytest.mark.parametrize("text", ["Fr-Mo", "Mod", "täglich"])
def test_weekdays_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        values.weekdays(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("84,50", (Decimal("84.50"), False)),
        ("84.50", (Decimal("84.50"), False)),
        ("1.234", (Decimal(1234), True)),
        ("1.234,50 €", (Decimal("1234.50"), False)),
        ("kostenlos", (Decimal(0), False)),
        ("auf Anfrage", (None, False)),
    ],
)
def test_amounts(text: str, amount: tuple[Decimal | None, bool]) -> None:
    assert values.amount(text) == amount
