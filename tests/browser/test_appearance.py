"""What the pages look like: narrow, printed, and with controls large enough for a thumb."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .addresses import PAGES, address
from .portal_process import Portal
from .watch import Watch

# 320 CSS px: a small phone, and a window of 1280 px at 400 % (WCAG 1.4.10).
NARROW = {"width": 320, "height": 568}
SMALLEST = 44
# Where the controls of our pages live; links inside sentences are excepted by WCAG 2.5.8.
CONTROLS = (
    "main .button, main .chip, main summary, main .facet__row, main select, main input[type=date],"
    " main .pagination a, .menu-button, .site-nav a, .brand"
)


@pytest.mark.parametrize("name", PAGES)
def test_no_sideways_scrolling_at_320_px(
    new_context: Callable[..., BrowserContext], portal: Portal, watch: Watch, name: str
) -> None:
    watch.expect("404")
    page = new_context(viewport=NARROW).new_page()
    page.goto(address(portal, name))
    # Opened folds are as wide as the page allows, too.
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    wide = page.evaluate(
        """() => { const room = document.documentElement.clientWidth;
          return [document.documentElement.scrollWidth > room ? 'page' : '',
            ...[...document.querySelectorAll('body *')]
              .filter(e => !e.closest('.table-scroll, .visually-hidden, .skip, svg'))
              .filter(e => e.getBoundingClientRect().right > room + 1)
              .map(e => e.outerHTML.slice(0, 80))].filter(Boolean); }"""
    )
    assert wide == []


@pytest.mark.parametrize("name", ["home", "search with hits", "nothing found", "offer"])
def test_controls_are_large_enough_for_a_thumb(page_phone: Page, portal: Portal, name: str) -> None:
    page_phone.goto(address(portal, name))
    small = page_phone.evaluate(
        """([controls, least]) => [...document.querySelectorAll(controls)]
          .filter(e => e.checkVisibility())
          .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])
          .filter(([, height]) => height < least)""",
        [CONTROLS, SMALLEST],
    )
    assert small == []


@pytest.mark.parametrize("name", ["offer", "offer with a cancelled run"])
def test_an_offer_is_printed_on_one_page(page_desktop: Page, portal: Portal, name: str) -> None:
    page = page_desktop
    page.goto(address(portal, name))
    page.emulate_media(media="print")
    for gone in (".site-nav", ".site-footer nav", ".breadcrumb", ".menu-button", "main .button"):
        for element in page.locator(gone).all():
            expect(element).to_be_hidden()
    expect(page.locator(".answer")).to_contain_text("€")
    # On paper nobody can click: the address of the page stands there in full.
    expect(page.locator(".offer__source")).to_contain_text(page.url)
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def test_the_list_is_printed_without_filters_and_buttons(page_desktop: Page) -> None:
    page_desktop.goto("/kurse/?q=Deutsch")
    page_desktop.emulate_media(media="print")
    for gone in ("#filter", ".sheet-button", ".searchbox", ".pagination", ".sorting"):
        for element in page_desktop.locator(gone).all():
            expect(element).to_be_hidden()
    expect(page_desktop.locator(".card").first).to_be_visible()


def test_on_a_phone_the_price_stands_above_the_dates(page_phone: Page) -> None:
    page_phone.goto("/kurse/?q=Deutsch")
    card = page_phone.locator(".card").first
    title, price, facts = (
        card.locator(part).bounding_box() for part in (".card__title", ".price", ".card__facts")
    )
    assert title and price and facts
    assert title["y"] < price["y"] < facts["y"]


def test_the_next_step_is_in_sight_on_a_phone(page_phone: Page, portal: Portal) -> None:
    page_phone.goto(address(portal, "offer"))
    expect(page_phone.locator(".answer .card__facts li").first).to_be_in_viewport()


def test_with_a_script_the_filters_need_no_button_on_a_desktop(page_desktop: Page) -> None:
    page_desktop.goto("/kurse/")
    expect(page_desktop.locator("#filter")).to_be_visible()
    expect(page_desktop.locator(".sheet__foot")).to_be_hidden()
    expect(page_desktop.get_by_text("Schließen")).to_have_count(2)
    for close in page_desktop.get_by_text("Schließen").all():
        expect(close).to_be_hidden()
