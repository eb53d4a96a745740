"""Being led: the path without typing, suggestions while typing, recommendations."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from .accessibility import assert_accessible
from .conftest import PHONE


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def number(text: str) -> str:
    """The number of offers that a button or headline names."""
    found = re.search(r"(\d+) Angebote?$", " ".join(text.split()))
    assert found, text
    return found[1]


def tab_to(page: Page, text: str) -> str:
    """Press Tab until a link with `text` has the focus; return all that it says."""
    for _ in range(60):
        page.keyboard.press("Tab")
        said: str = page.evaluate("document.activeElement.innerText || ''")
        if text in said:
            return said
    raise AssertionError(f"{text} cannot be reached with the keyboard")


def test_the_easy_path_by_keyboard_alone(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/")
    tab_to(page, "Einfach suchen")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Was möchten Sie?")
    tab_to(page, "Ich möchte Deutsch lernen")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Wann haben Sie Zeit?")
    tab_to(page, "Am Abend")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Wo möchten Sie lernen?")
    said = tab_to(page, "Innenstadt")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kurse/?*")
    assert asked(page) == {
        "ort": ["54290"],
        "umkreis": ["5"],
        "tageszeit": ["abend"],
        "thema": ["deutsch"],
    }
    assert number(page.locator("#treffer").inner_text()) == number(said)
    page.go_back()
    expect(page.locator("h1")).to_have_text("Wo möchten Sie lernen?")


def test_the_easy_path_on_a_phone_without_a_script(no_js: Page) -> None:
    page = no_js
    page.goto("/kurse/")
    page.get_by_role("link", name="Einfach suchen").click()
    for answer in ("Ich möchte gesund bleiben", "Das ist mir egal"):
        page.get_by_role("link", name=answer).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("link", name="Zurück", exact=True).click()
    expect(page.locator("h1")).to_have_text("Wann haben Sie Zeit?")
    page.get_by_role("link", name="Am Vormittag").click()
    last = page.get_by_role("link", name="Das ist mir egal")
    count = number(last.inner_text())
    last.click()
    assert number(page.locator("#treffer").inner_text()) == count
    assert len(page.locator(".card").all()) > 0


def test_buttons_of_the_easy_path_are_large_enough_for_a_thumb(page_phone: Page) -> None:
    page_phone.goto("/kurse/einfach/")
    boxes = [choice.bounding_box() for choice in page_phone.locator(".easy__choice").all()]
    assert len(boxes) >= 8
    assert all(box and box["height"] >= 80 and box["width"] >= 300 for box in boxes)


def typed(page: Page, text: str) -> None:
    """Type into the first field and wait for the suggestions."""
    page.locator("#suche-q").press_sequentially(text, delay=30)
    expect(page.get_by_role("listbox")).to_be_visible()


def active(page: Page) -> str:
    """The suggestion that a screen reader names as active."""
    name: str = page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))"
        "?.dataset.value ?? ''"
    )
    return name


def test_a_word_is_chosen_with_arrows_and_enter(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/")
    field = page.get_by_role("combobox", name="Thema, Kurs oder Frage")
    typed(page, "spra")
    expect(field).to_have_attribute("aria-expanded", "true")
    words = [one.get_attribute("data-value") for one in page.get_by_role("option").all()]
    page.keyboard.press("ArrowUp")
    assert active(page) == words[-1]
    page.keyboard.press("ArrowDown")  # back in the field
    assert active(page) == ""
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert active(page) == words[1]
    page.keyboard.press("Enter")
    page.wait_for_url("**/kurse/?*")
    assert asked(page) == {"q": [words[1]]}


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/kurse/")
    field = page.locator("#suche-q")
    typed(page, "spra")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    assert field.input_value() == "spra"
    page.keyboard.press("ArrowDown")  # opens it again
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_topic_becomes_a_filter_beside_the_others(page_phone: Page) -> None:
    page = page_phone
    page.goto("/kurse/?tageszeit=abend&ort=54290")
    typed(page, "eine spr")
    page.get_by_role("option", name=re.compile("^Eine Sprache lernen")).tap()
    page.wait_for_url("**thema=**")
    assert asked(page) == {
        "ort": ["54290"],
        "umkreis": ["25"],
        "tageszeit": ["abend"],
        "thema": ["sprachen"],
    }
    assert page.locator("#suche-q").input_value() == ""


def test_a_provider_becomes_a_filter_from_the_home_page(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/")
    typed(page, "volkshoch")
    option = page.locator("[data-name=anbieter]").first
    count = number(option.inner_text())
    option.click()
    page.wait_for_url("**/kurse/?anbieter=*")
    assert list(asked(page)) == ["anbieter"]
    assert number(page.locator("#treffer").inner_text()) == count


def test_open_suggestions_and_tips_are_accessible(
    new_context: Callable[..., BrowserContext],
) -> None:
    for scheme in ("light", "dark"):
        page = new_context(viewport=PHONE, color_scheme=scheme).new_page()
        page.goto("/kurse/")
        page.locator(".tips summary").click()
        assert_accessible(page)
        typed(page, "spra")
        page.keyboard.press("ArrowDown")
        assert_accessible(page)
        rows = [option.bounding_box() for option in page.get_by_role("option").all()]
        assert all(row and row["height"] >= 44 for row in rows)


def test_what_the_office_recommends_stands_above_and_goes_when_somebody_filters(
    page_desktop: Page,
) -> None:
    page = page_desktop
    page.goto("/kurse/?q=Excel")
    box = page.get_by_role("region", name="Empfehlung der Redaktion")
    expect(box.get_by_role("link")).to_have_text("Excel: Grundlagen an zwei Samstagen")
    count = page.locator("#treffer").inner_text()
    assert number(count) == str(len(page.locator("#liste .card").all()))
    page.locator("#facette-tageszeit input[value=wochenende]").check()
    expect(box).to_be_hidden()
