"""axe on one page of each kind, at phone and desktop size; search and home in other colours too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from .accessibility import assert_accessible, violations
from .addresses import PAGES, address
from .conftest import DESKTOP, PHONE
from .portal_process import Portal
from .watch import Watch

SIZES = {"phone": PHONE, "desktop": DESKTOP}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_in_light_colours(
    new_context: Callable[..., BrowserContext], portal: Portal, watch: Watch, name: str, size: str
) -> None:
    watch.expect("404")
    page = new_context(viewport=SIZES[size]).new_page()
    page.goto(address(portal, name))
    assert page.locator("html").get_attribute("lang") == "de"
    assert_accessible(page)


@pytest.mark.parametrize("name", ["home", "search with hits", "offer"])
def test_in_dark_colours(
    new_context: Callable[..., BrowserContext], portal: Portal, name: str
) -> None:
    page = new_context(viewport=PHONE, color_scheme="dark").new_page()
    page.goto(address(portal, name))
    assert_accessible(page)


@pytest.mark.parametrize("name", ["home", "search with hits", "offer"])
def test_in_forced_colours(
    new_context: Callable[..., BrowserContext], portal: Portal, name: str
) -> None:
    page = new_context(viewport=PHONE, forced_colors="active").new_page()
    page.goto(address(portal, name))
    # axe reads the colours of our sheets there, not those that are forced upon them.
    found = [text for text in violations(page) if not text.startswith("- color-contrast ")]
    assert found == []
    # Where colours are taken away, lines show what is a control.
    bare = page.evaluate(
        """() => [...document.querySelectorAll('main .button, main .chip, main .card, .answer')]
          .filter(e => e.checkVisibility() && getComputedStyle(e).borderTopStyle === 'none')
          .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert bare == []


def test_the_open_sheet_of_filters(page_phone: Page) -> None:
    page_phone.goto("/kurse/?q=Deutsch")
    page_phone.get_by_role("button", name="Eingrenzen").click()
    assert_accessible(page_phone)


def test_the_open_menu(page_phone: Page) -> None:
    page_phone.goto("/")
    page_phone.get_by_role("button", name="Menü").click()
    assert_accessible(page_phone)


def test_every_page_has_a_title_of_its_own(no_js: Page, portal: Portal, watch: Watch) -> None:
    watch.expect("404")
    titles: dict[str, str] = {}
    for name in PAGES:
        if name in {
            "search with needs",
            "nothing found",
            "notice",
        }:  # other answers of the same page
            continue
        no_js.goto(address(portal, name))
        title = no_js.title()
        assert title.endswith(" – Lernen in Trier"), title
        assert title not in titles.values(), (name, titles)
        titles[name] = title


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_style_guide(page_admin: Page, language: str) -> None:
    for size in SIZES.values():
        page_admin.set_viewport_size({"width": size["width"], "height": size["height"]})
        page_admin.goto(f"/styleguide/?sprache={language}")
        assert page_admin.locator(".story").count() > 10
        wider = page_admin.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0
        assert_accessible(page_admin)
