"""Components: what they say and how they are tied together; the static files they stand on."""

import gzip
import re
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template.loader import render_to_string

STATIC = settings.BASE_DIR / "static"
TEMPLATES = settings.BASE_DIR / "templates"


def tree(name: str, **context: Any) -> BeautifulSoup:
    return BeautifulSoup(render_to_string(f"components/{name}.html", context), "html.parser")


def words(node: Any) -> str:
    return " ".join(node.get_text(" ").split())


def test_card_says_everything_in_words() -> None:
    card = tree(
        "card",
        url="/kurse/1-deutsch/",
        title="Deutsch B1",
        by="Volkshochschule (Beispiel)",
        when=["Mo, 18:00 Uhr", "Mi, 18:00 Uhr"],
        where="Domfreihof, Trier",
        places="6 Plätze frei",
        places_free=True,
        price="98,00 €",
        price_note="ermäßigt 49,00 €",
    )
    assert words(card) == (
        "Deutsch B1 Volkshochschule (Beispiel) Wann: Mo, 18:00 Uhr Mi, 18:00 Uhr "
        "Wo: Domfreihof, Trier Plätze: 6 Plätze frei 98,00 € ermäßigt 49,00 €"
    )
    assert [words(free) for free in card.select(".free")] == ["Plätze: 6 Plätze frei"]


def test_an_unknown_price_is_said() -> None:
    assert words(tree("price", price="")) == "Preis unbekannt beim Anbieter fragen"


def test_facet_ties_boxes_to_names_and_counts() -> None:
    row = {"parameter": "niveau", "label": "B1", "value": "b1", "count": 14, "depth": 0}
    facet = SimpleNamespace(
        name="niveau",
        title="Niveau",
        is_open=True,
        single=False,
        rows=[
            SimpleNamespace(**row, chosen=True),
            SimpleNamespace(**row | {"value": "b2", "label": "B2", "count": 0}, chosen=False),
        ],
    )
    page = tree("facet", facet=facet)
    boxes = [
        (box["type"], box["name"], box["value"], box.has_attr("checked"))
        for box in page.select("input")
    ]
    assert boxes == [("checkbox", "niveau", "b1", True), ("checkbox", "niveau", "b2", False)]
    assert [words(label) for label in page.select("label")] == ["B1 14 Angebote", "B2 0 Angebote"]
    assert page.legend is not None and page.legend.text == "Niveau"
    assert page.details is not None and page.details.has_attr("open")


def test_a_facet_may_explain_itself() -> None:
    row = SimpleNamespace(
        parameter="hilfe", label="Aufzug", value="auf", count=1, depth=0, chosen=True
    )
    facet = SimpleNamespace(
        name="hilfe",
        title="Hilfe",
        is_open=True,
        single=False,
        rows=[row],
        hint="Alles trifft zu.",
        switch=SimpleNamespace(parameter="hilfe", label="auch Unbekanntes", value="x", chosen=True),
        help=(("Aufzug", "Er fährt <b>hinauf</b>."),),
    )
    page = tree("facet", facet=facet)
    assert words(page.select_one(".facet__hint")) == "Alles trifft zu."
    switch = page.select_one(".facet__switch")
    assert words(switch) == "auch Unbekanntes"  # a count would mislead: it widens
    assert [(i["name"], i["value"], i.has_attr("checked")) for i in switch.select("input")] == [
        ("hilfe", "x", True)
    ]
    help_text = page.select_one("details details.facet__help")
    assert words(help_text) == "Was ist das? Aufzug Er fährt <b>hinauf</b>."
    assert [fold["id"] for fold in page.select("details")] == ["auf-hilfe", "was-hilfe"]


def test_a_single_facet_can_be_taken_back() -> None:
    row = {"parameter": "preis_max", "label": "bis 50 €", "value": "50", "count": 2, "depth": 0}
    rows = [SimpleNamespace(**row, chosen=False)]
    facet = SimpleNamespace(name="preis", title="Preis", is_open=False, single=True, rows=rows)
    page = tree("facet", facet=facet)
    assert [(i["type"], i["name"], i["value"]) for i in page.select("input")] == [
        ("radio", "preis_max", ""),
        ("radio", "preis_max", "50"),
    ]
    assert page.details is not None and not page.details.has_attr("open")


@pytest.mark.parametrize(
    ("kind", "word"),
    [("info", "Hinweis:"), ("success", "Erledigt:"), ("warning", "Achtung:"), ("error", "Fehler:")],
)
def test_a_notice_never_speaks_by_colour_alone(kind: str, word: str) -> None:
    notice = tree("notice", kind=kind, text="So ist es.")
    assert words(notice) == f"{word} So ist es."
    assert len(notice.select("svg[aria-hidden]")) == 1


def test_pagination_keeps_the_question() -> None:
    page = Paginator(list(range(50)), 10).page(2)
    nav = tree("pagination", page=page, pages=[1, 2, None, 5], query="q=a%26b&ort=54290")
    assert [(words(a), a["href"]) for a in nav.select("a")] == [
        ("Zurück", "?q=a%26b&ort=54290&seite=1"),
        ("Seite 1", "?q=a%26b&ort=54290&seite=1"),
        ("Seite 5", "?q=a%26b&ort=54290&seite=5"),
        ("Weiter", "?q=a%26b&ort=54290&seite=3"),
    ]
    assert [words(current) for current in nav.select("[aria-current]")] == ["Seite 2"]


def test_one_page_needs_no_pagination() -> None:
    assert tree("pagination", page=Paginator([1], 10).page(1)).find() is None


class Contact(forms.Form):
    email = forms.EmailField(
        label="E-Mail",
        help_text="Nur für die Antwort.",
        error_messages={"required": "Bitte geben Sie Ihre Adresse an."},
    )
    note = forms.CharField(label="Bemerkung", required=False)


def test_a_field_ties_hint_and_error_to_its_control() -> None:
    form = Contact({"email": "keine"})
    field = tree("field", field=form["email"])
    control = field.input
    assert control is not None and control["aria-invalid"] == "true"
    tied = control["aria-describedby"].split()  # type: ignore[union-attr]
    texts = [words(field.find(id=key)) for key in tied]
    assert texts[0] == "Nur für die Antwort."
    assert field.label is not None and field.label["for"] == control["id"]


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert words(tree("field", field=Contact()["note"])) == "Bemerkung (freiwillig)"


def test_the_error_summary_leads_to_the_fields() -> None:
    summary = tree("error_summary", form=Contact({}))
    assert [(a["href"], words(a)) for a in summary.select("a")] == [
        ("#id_email", "E-Mail: Bitte geben Sie Ihre Adresse an.")
    ]
    assert words(summary.h2) == "Eine Angabe fehlt oder passt nicht"
    assert tree("error_summary", form=Contact()).find() is None


def test_a_table_can_be_scrolled_by_keyboard_and_has_a_name() -> None:
    table = tree(
        "table", caption="Zahlen", head=["Jahr", "Kurse"], rows=[["2026", 12]], numeric=True
    )
    frame = table.div
    assert frame is not None
    assert (frame["tabindex"], frame["role"], frame["aria-label"]) == ("0", "region", "Zahlen")
    assert [(cell.name, cell.text) for cell in table.select("tbody th, tbody td")] == [
        ("th", "2026"),
        ("td", "12"),
    ]


def test_broken_answers_need_no_context() -> None:
    for name in ("500", "400", "maintenance"):
        page = BeautifulSoup(render_to_string(f"{name}.html"), "html.parser")
        assert len(page.select("h1")) == 1
        assert page.select_one(".lead") is not None
        for link in page.select("link, use"):
            path = link["href"].split("#")[0].removeprefix("/static/")
            assert (STATIC / path).exists(), path


def sheets() -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted((STATIC / "css").glob("*.css"))}


def test_all_style_sheets_together_stay_small() -> None:
    assert sum(len(gzip.compress(text.encode(), 9)) for text in sheets().values()) <= 12 * 1024


def test_style_sheets_know_no_left_and_right() -> None:
    physical = re.compile(
        r"(?:margin|padding|border)-(?:left|right|top|bottom)\b|[{;]\s*(?:left|right|top|bottom)\s*:"
        r"|text-align:\s*(?:left|right)|[{;]\s*(?:min-|max-)?(?:width|height)\s*:"
    )
    found = {name: physical.findall(text) for name, text in sheets().items()}
    assert found == {key: [] for key in found}


def test_style_sheets_fetch_nothing_from_elsewhere() -> None:
    for name, text in sheets().items():
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
            assert (STATIC / "css" / address).resolve().is_file(), (name, address)


def test_every_icon_and_drawing_that_is_asked_for_exists() -> None:
    drawn = {
        kind: set(re.findall(r'<symbol id="(\w+)"', (STATIC / path).read_text()))
        for kind, path in (
            ("icon", "icons/icons.svg"),
            ("illustration", "illustrations/illustrations.svg"),
        )
    }
    for path in TEMPLATES.rglob("*.html"):
        for kind, name in re.findall(r"{% (icon|illustration) \"(\w+)\" %}", path.read_text()):
            assert name in drawn[kind], (path.name, name)
