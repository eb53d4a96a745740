"""From the search to the kitchen table: save, print, share, with keyboard, phone and without script."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from .accessibility import assert_accessible
from .conftest import DESKTOP
from .portal_process import Portal

SEARCH = "/kurse/?q=Deutsch"
LIST = "/kurse/merkliste/"


def titles(page: Page) -> list[str]:
    return page.locator(".card__title").all_inner_texts()


def tab_to(page: Page, name: str) -> None:
    """Press the tab key until the element with this accessible name has the focus."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.ariaLabel") == name:
            return
    raise AssertionError(f"no way to {name!r} by keyboard")


def save_three(page: Page) -> list[str]:
    page.goto(SEARCH)
    chosen = titles(page)[:3]
    for title in chosen:
        page.get_by_role("button", name=f"Merken: {title}").click()
        expect(
            page.get_by_role("button", name=f"Gemerkt, wieder entfernen: {title}")
        ).to_be_visible()
    return chosen


def test_three_offers_are_saved_with_the_keyboard_alone(page_desktop: Page) -> None:
    page = page_desktop
    page.goto(SEARCH)
    chosen = titles(page)[:3]
    for number, title in enumerate(chosen, 1):
        tab_to(page, f"Merken: {title}")
        top = page.evaluate("scrollY")
        page.keyboard.press("Enter")
        expect(page.locator("#merken [role=status]")).to_have_text(
            f"„{title}“ steht jetzt auf Ihrer Merkliste."
        )
        expect(page.locator("[data-tool=merkliste]")).to_have_text(f"Merkliste ({number})")
        # Nothing jumps: same place, same focus, and the way to the list is the next stop.
        assert page.evaluate("scrollY") == top
        focused = page.locator("button:focus")
        expect(focused).to_have_accessible_name(f"Gemerkt, wieder entfernen: {title}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{LIST}")
    assert titles(page) == chosen
    assert_accessible(page)


def test_pressing_again_takes_it_off_also_after_the_list_came_anew(page_phone: Page) -> None:
    page = page_phone
    title = save_three(page)[0]
    page.get_by_role("button", name="Eingrenzen").click()
    before = page.url
    page.locator(".facet__row", has_text="Abend").locator("input").first.check()
    page.wait_for_function("before => location.href !== before", arg=before)
    page.goto(SEARCH)
    button = page.get_by_role("button", name=f"Gemerkt, wieder entfernen: {title}")
    button.click()
    expect(page.get_by_role("button", name=f"Merken: {title}")).to_be_visible()
    expect(page.locator("#merken [role=status]")).to_have_text(
        f"„{title}“ steht nicht mehr auf Ihrer Merkliste."
    )


def test_going_back_shows_what_was_saved_on_the_offers_page(page_desktop: Page) -> None:
    page = page_desktop
    page.goto(SEARCH)
    title = titles(page)[0]
    page.locator(".card__title a").first.click()
    page.get_by_role("button", name=f"Merken: {title}").click()
    expect(page.get_by_role("link", name="Merkliste ansehen (1)")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name=f"Gemerkt, wieder entfernen: {title}")).to_be_visible()


def test_the_list_prints_without_buttons_but_with_all_one_needs(page_desktop: Page) -> None:
    page = page_desktop
    chosen = save_three(page)
    page.goto(LIST)
    page.emulate_media(media="print")
    assert titles(page) == chosen
    assert (
        page.locator("main button:visible, main input:visible, main .button:visible").count() == 0
    )
    for card in page.locator(".saved .card").all():
        text = card.inner_text()
        assert "Trier" in text or "online" in text
        assert "0651" in text
        assert "€" in text or "kostenlos" in text or "Preis unbekannt" in text
    expect(page.locator("main")).to_contain_text("/kurse/merkliste/?angebot=")
    assert page.pdf().count(b"/Type /Page\n") == 1


def test_a_shared_link_opens_in_a_fresh_browser_and_is_taken_over(
    page_desktop: Page, new_context: Callable[..., BrowserContext]
) -> None:
    chosen = save_three(page_desktop)
    page_desktop.goto(LIST)
    link = page_desktop.get_by_label("Link zu dieser Liste").input_value()

    other = new_context(viewport=DESKTOP).new_page()
    other.goto(link)
    expect(other.locator("h1")).to_have_text("Geteilte Merkliste")
    assert titles(other) == chosen
    assert other.context.cookies() == []
    assert_accessible(other)
    other.get_by_role("button", name="In meine Merkliste übernehmen").click()
    expect(other.locator("h1")).to_have_text("Meine Merkliste")
    expect(other.locator(".notice")).to_contain_text("3 Angebote sind dazugekommen.")
    assert titles(other) == chosen
    cookies: dict[str, Any] = {cookie["name"]: cookie for cookie in other.context.cookies()}
    assert set(cookies) == {"merkliste"}
    assert (cookies["merkliste"]["sameSite"], cookies["merkliste"]["httpOnly"]) == ("Lax", False)


def test_without_a_script_the_page_says_it_and_leads_back(no_js: Page) -> None:
    page = no_js
    page.goto(SEARCH)
    title = titles(page)[4]
    page.get_by_role("button", name=f"Merken: {title}").click()
    notice = page.locator(".notice--success")
    expect(notice).to_contain_text(f"„{title}“ steht jetzt auf Ihrer Merkliste.")
    assert page.url.endswith(SEARCH)
    notice.get_by_role("link", name="Weiter, wo Sie waren").click()
    expect(page.get_by_role("button", name=f"Merken: {title}")).to_be_in_viewport()
    page.get_by_role("button", name=f"Merken: {title}").click()
    expect(notice).to_contain_text("steht schon auf Ihrer Merkliste.")
    notice.get_by_role("link", name="Merkliste ansehen").click()
    assert titles(page) == [title]
    page.get_by_role("button", name=f"Entfernen: {title}").click()
    expect(page.locator(".notice--success")).to_contain_text("steht nicht mehr auf")
    assert titles(page) == []


def test_a_form_of_another_site_cannot_save(browser: Browser, portal: Portal) -> None:
    """With a real browser and its own idea of where a request comes from."""
    context = browser.new_context()
    page = context.new_page()
    page.route(
        "http://evil.example/",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<form method="post" action="{portal.url}{LIST}merken/">'
            '<button name="angebot" value="1">x</button></form>',
        ),
    )
    page.goto("http://evil.example/")
    with page.expect_navigation() as answered:
        page.locator("button").click()
    assert answered.value.status == 403
    assert context.cookies() == []
    context.close()
