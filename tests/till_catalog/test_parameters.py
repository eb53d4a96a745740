"""Reading the addresses of /kurse/: what is taken, what is refused with which words."""

import datetime as dt

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from till_catalog.searching.parameters import KNOWN, Parameters, read, unknown_names


def asked(address: str) -> Parameters:
    return read(QueryDict(address))


def problems(address: str) -> list[tuple[str, str]]:
    return [(problem.parameter, problem.value) for problem in asked(address).problems]


def test_everything_can_be_asked_at_once() -> None:
    found = asked(
        "q=deutsch&ort=54290&umkreis=10&von=2026-12-01&bis=2027-01-31&wochentag=mo&wochentag=mi"
        "&tageszeit=abend&preis_max=99,50&thema=deutsch&anbieter=vhs&form=vor_ort&niveau=b1"
        "&sprache=de&unterrichtssprache=en&zielgruppe=eltern&foerderung=avgs&barrierefrei=wc"
        "&barrierefrei=auch-ohne-angabe&plaetze=frei&dauer=tag&art=kurs&abschluss=public"
        "&sortierung=preis&seite=2"
    )
    assert found.problems == ()
    assert found.location is not None
    assert found == Parameters(
        q="deutsch",
        ort="54290",
        location=found.location,
        umkreis=10,
        von=dt.date(2026, 12, 1),
        bis=dt.date(2027, 1, 31),
        wochentag=("mo", "mi"),
        tageszeit=("abend",),
        preis_max=9950,
        thema=("deutsch",),
        anbieter=("vhs",),
        form=("vor_ort",),
        niveau=("b1",),
        sprache=("de",),
        unterrichtssprache=("en",),
        zielgruppe=("eltern",),
        foerderung=("avgs",),
        barrierefrei=("wc", "auch-ohne-angabe"),
        plaetze=("frei",),
        dauer=("tag",),
        art=("kurs",),
        abschluss=("public",),
        sortierung="preis",
        seite=2,
    )


def test_nothing_asked_is_nothing_refused() -> None:
    assert asked("q=&ort=&umkreis=&von=&bis=&preis_max=&wochentag=&seite=") == Parameters()
    assert problems("q=&ort=&umkreis=&von=&bis=&preis_max=&wochentag=&seite=") == []


@pytest.mark.parametrize(
    ("address", "parameter", "value"),
    [
        ("ort=Nirgendwohausen", "ort", "Nirgendwohausen"),
        ("umkreis=0", "umkreis", "0"),
        ("umkreis=nah", "umkreis", "nah"),
        ("umkreis=%D9%A3", "umkreis", "٣"),
        ("von=morgen", "von", "morgen"),
        ("von=2026-02-30", "von", "2026-02-30"),
        ("wochentag=montag", "wochentag", "montag"),
        ("tageszeit=nacht", "tageszeit", "nacht"),
        ("preis_max=-1", "preis_max", "-1"),
        ("preis_max=NaN", "preis_max", "NaN"),
        ("preis_max=1e999", "preis_max", "1e999"),
        ("kostenlos=ja", "kostenlos", "ja"),
        ("thema=<script>", "thema", "<script>"),
        ("form=buch", "form", "buch"),
        ("niveau=D1", "niveau", "D1"),
        ("sprache=klingonisch", "sprache", "klingonisch"),
        ("sortierung=laune", "sortierung", "laune"),
        ("sortierung=entfernung", "sortierung", "entfernung"),
        ("seite=0", "seite", "0"),
        ("seite=501", "seite", "501"),
        ("seite=99999999999999999999", "seite", "99999999999999999999"),
        ("unterrichtssprache=klingonisch", "unterrichtssprache", "klingonisch"),
        ("zielgruppe=Alle!", "zielgruppe", "Alle!"),
        ("foerderung=a/b", "foerderung", "a/b"),
        ("barrierefrei=step_free", "barrierefrei", "step_free"),
        ("barrierefrei=wc-moeglich", "barrierefrei", "wc-moeglich"),
        ("plaetze=unbekannt", "plaetze", "unbekannt"),
        ("dauer=ewig", "dauer", "ewig"),
        ("art=seminar", "art", "seminar"),
        ("abschluss=doktor", "abschluss", "doktor"),
    ],
)
def test_a_bad_value_is_named_and_not_used(address: str, parameter: str, value: str) -> None:
    assert problems(address) == [(parameter, value)]
    assert asked(address) == Parameters()


def test_an_end_before_the_beginning_drops_the_end() -> None:
    found = asked("von=2026-12-01&bis=2026-11-01")
    assert (found.von, found.bis) == (dt.date(2026, 12, 1), None)
    assert problems("von=2026-12-01&bis=2026-11-01") == [("bis", "2026-11-01")]


def test_long_words_are_cut_with_a_notice() -> None:
    found = asked("q=" + "a" * 300)
    assert found.q == "a" * 200
    assert [problem.parameter for problem in found.problems] == ["q"]


def test_one_bad_value_of_several_costs_only_itself() -> None:
    assert asked("wochentag=mo&wochentag=xx&wochentag=mo").wochentag == ("mo",)


def test_an_address_says_the_same_again() -> None:
    address = "q=deutsch&ort=54290&umkreis=10&preis_max=0&von=2026-12-01&wochentag=mo&seite=1"
    found = asked(address)
    again = QueryDict(mutable=True)
    for name, value in found.as_pairs():
        again.appendlist(name, value)
    assert read(again) == found
    assert found.as_pairs() == [
        ("q", "deutsch"),
        ("ort", "54290"),
        ("umkreis", "10"),
        ("von", "2026-12-01"),
        ("preis_max", "0"),
        ("wochentag", "mo"),
    ]


def test_another_question_begins_at_its_first_page() -> None:
    assert asked("q=a&seite=3").as_pairs(wochentag=("di",)) == [("q", "a"), ("wochentag", "di")]


def test_unknown_names_are_found() -> None:
    assert unknown_names(["q", "utm_source", "zielgruppe"]) == ["utm_source"]


@given(st.dictionaries(st.sampled_from(sorted(KNOWN)), st.text(max_size=300), max_size=6))
def test_nothing_that_can_be_typed_raises(values: dict[str, str]) -> None:
    data = QueryDict(mutable=True)
    data.update(values)
    found = read(data)
    assert len(found.q) <= 200
    assert {name for name, _ in found.as_pairs()} <= KNOWN
