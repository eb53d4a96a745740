"""Levels, prices, languages, delivery modes and keywords as feeds write them."""

from decimal import Decimal

import pytest

from till_catalog.domain.delivery import delivery
from till_catalog.domain.keywords import KeywordRules, rule_key, sort_keywords
from till_catalog.domain.languages import languages_taught, spoken_languages
from till_catalog.domain.levels import find_level, level_steps
from till_catalog.domain.prices import parse_amount, split_reduced


@pytest.mark.parametrize(
    ("title", "low", "high"),
    [
        ("Deutsch B1+", "b1", "b1"),
        ("Berufssprachkurs - B 2 - DeuFöV", "b2", "b2"),
        ("Französisch A2/B1 Bewegtes Lernen", "a2", "b1"),
        ("Spanisch B1·C1", "b1", "c1"),
        ("Schwedisch A1+ bis C2: Aussprache", "a1", "c2"),
        ("Griechisch A1.1-2 - Bildungsurlaub", "a1.1", "a1.2"),
        ("Italienisch A1.1: Sommerkurs (A1, Teil 1)", "a1.1", "a1.1"),
        ("Deutsch B2.0 Mittelstufe", "b2", "b2"),
        ("Englisch für Anfänger", "einstieg", "einstieg"),
        ("Alpha-Level 2: kurze Wörter", "alpha2", "alpha2"),
        ("Deutschkurs für Geflüchtete - Alpha 2, Modul 2", "", ""),
        ("Spanisch L1-3", "", ""),
    ],
)
def test_levels_of_titles(title: str, low: str, high: str) -> None:
    found = find_level(stated="", title=title, keywords=(), language_offer=True).level
    assert (found.low, found.high) == (low, high) if found else (low, high) == ("", "")


def test_paper_sizes_are_no_levels() -> None:
    found = find_level(
        stated="", title="Plakate in A1 drucken", keywords=["A2"], language_offer=False
    )
    assert found.level is None


def test_the_title_wins_over_keywords_and_says_so() -> None:
    found = find_level(stated="", title="Deutsch B1", keywords=["B2"], language_offer=True)
    assert found.conflict
    assert found.level is not None
    assert (found.level.low, found.level.derived) == ("b1", True)


def test_a_stated_level_is_not_derived() -> None:
    found = find_level(stated="B1.2", title="Deutsch A1", keywords=[], language_offer=True)
    assert found.level is not None
    assert (found.level.low, found.level.derived, found.conflict) == ("b1.2", False, False)


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        ("a1.2", "b1", ("a1", "a2", "b1")),
        ("", "c1.1", ("c1",)),
        ("einstieg", "fortgeschritten", ("einstieg", "mittel", "fortgeschritten")),
        ("alpha2", "alpha3", ("alpha2", "alpha3")),
        ("alpha4", "a1", ("alpha4", "a1")),
        ("", "", ()),
        ("x9", "", ()),
    ],
)
def test_level_steps(low: str, high: str, steps: tuple[str, ...]) -> None:
    assert level_steps(low, high) == steps


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("82.8", Decimal("82.80")),
        ("82,80 €", Decimal("82.80")),
        ("1.234,50 EUR", Decimal("1234.50")),
        ("1,234.50", Decimal("1234.50")),
        ("0.00", Decimal(0)),
        ("kostenlos", Decimal(0)),
        ("gebührenfrei", Decimal(0)),
        ("auf Anfrage", None),
        ("", None),
    ],
)
def test_amounts(text: str, amount: Decimal | None) -> None:
    assert parse_amount(text) == amount


@pytest.mark.parametrize("text", ["-5", "1e9", "NaN", "Infinity", "zwölf", "1234567.00", "5-10"])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_amount(text)


@pytest.mark.parametrize(
    ("note", "amount", "rest"),
    [
        ("erm. Preis: 65,60 EUR", Decimal("65.60"), ""),
        ("ermäßigt 12 €, zzgl. Material", Decimal(12), "zzgl. Material"),
        ("zzgl. 5 € Material", None, "zzgl. 5 € Material"),
    ],
)
def test_reduced_prices_stand_in_prose(note: str, amount: Decimal | None, rest: str) -> None:
    assert split_reduced(note) == (amount, rest)


@pytest.mark.parametrize(
    ("code", "keywords", "title", "offer", "expected"),
    [
        ("4.04", (), "Orientierungskurs", True, ("de",)),
        ("4.01", ("Japanisch",), "Japanisch A1", True, ("ja",)),  # 4.10 that lost its zero
        ("", (), "Englisch / Französisch für Muttersprachler", True, ("en", "fr")),
        ("", ("Englisch",), "Literatur", False, ()),
        ("", ("Fragen auf Englisch",), "Deutsch", True, ("de",)),
    ],
)
def test_languages_taught(
    code: str, keywords: tuple[str, ...], title: str, offer: bool, expected: tuple[str, ...]
) -> None:
    found = languages_taught(dvv_code=code, keywords=keywords, title=title, language_offer=offer)
    assert found == expected


def test_spoken_languages() -> None:
    assert spoken_languages("Auf Englisch") == ("en",)
    assert spoken_languages("Fragen auf Franzoesisch") == ("de", "fr")
    assert spoken_languages("Englisch") == ()


@pytest.mark.parametrize(
    ("stated", "title", "keywords", "online", "address", "mode", "conflict"),
    [
        ("blended_learning", "Kurs", (), False, True, "gemischt", False),
        ("", "Kurs", ("Onlinekurs",), False, True, "online", True),
        ("", "Python I - Onlinekurs", (), False, False, "online", False),
        ("", "Instrumente des Online-Marketings", (), False, True, "vor_ort", False),
        ("", "Texte für Online- und Printmedien", (), False, True, "vor_ort", False),
        ("", "Yoga", (), True, False, "online", False),
        ("", "Yoga", (), False, False, "unbekannt", False),
        ("", "Vortrag (hybrid)", (), False, True, "hybrid", False),
    ],
)
def test_delivery(
    stated: str,
    title: str,
    keywords: tuple[str, ...],
    online: bool,
    address: bool,
    mode: str,
    conflict: bool,
) -> None:
    found = delivery(
        stated=stated, title=title, keywords=keywords, online_venue=online, has_address=address
    )
    assert (found.mode, found.conflict) == (mode, conflict)


ART, PAINTING, OFFICE, WORK = range(1, 5)
RULES = KeywordRules(
    topics={"KULTUR": ART, "malen": PAINTING, "edv": OFFICE},
    weak={"beruf": WORK},
    stop=frozenset({"KULTUR", "bamf-kursplanung gemeldet"}),
    spelling={"EDV": "EDV", "töpferei": "Töpfern"},
)


def test_keywords_shout_no_more_and_internal_ones_vanish() -> None:
    found = sort_keywords(
        ["KULTUR", "MALEN", "Malen", "EDV", "Html", "BAMF-Kursplanung gemeldet", "szenario_x"],
        RULES,
    )
    assert found.shown == ("Malen", "EDV", "Html")
    assert found.topics == (ART, PAINTING, OFFICE)


def test_weak_words_make_a_topic_only_alone() -> None:
    assert sort_keywords(["Beruf", "Rhetorik"], RULES).topics == (WORK,)
    assert sort_keywords(["Beruf", "KULTUR"], RULES).topics == (ART,)


@pytest.mark.parametrize(
    ("word", "shown", "topics"),
    [
        ("KULTUR", (), (ART,)),
        ("Kultur", ("Kultur",), ()),  # a rule in capitals is for capitals alone
        ("edv", ("edv",), (OFFICE,)),
        ("EDV KURS", ("EDV Kurs",), ()),
        ("TÖPFEREI", ("Töpfern",), ()),
        ("Töpferei", ("Töpfern",), ()),
    ],
)
def test_rules_and_capitals(word: str, shown: tuple[str, ...], topics: tuple[int, ...]) -> None:
    found = sort_keywords([word], RULES)
    assert (found.shown, found.topics) == (shown, topics)


def test_two_spellings_of_one_word_are_shown_once() -> None:
    assert sort_keywords(["Töpfern", "TÖPFEREI"], RULES).shown == ("Töpfern",)


@pytest.mark.parametrize(
    ("typed", "key"), [("KULTUR", "KULTUR"), (" Kultur  und Kunst ", "kultur und kunst")]
)
def test_rules_hold_words_as_they_look_them_up(typed: str, key: str) -> None:
    assert rule_key(typed) == key
