"""A report of the conference, as editors write it: draft, four eyes, published, corrected."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from .conftest import DESKTOP, PHONE
from .portal_process import Portal
from .watch import Watch

TITLE = "Bildungskonferenz: Was wir gelernt haben"
SENTENCE = "Vormittags hörten wir zu, nachmittags arbeiteten wir in drei Gruppen."


def admin(new_context: Callable[..., BrowserContext], portal: Portal, name: str) -> Page:
    """Log in as one of the people of the demo."""
    page = new_context(viewport=DESKTOP).new_page()
    page.set_default_timeout(30_000)
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(f"{name}@portal.example")
    page.locator("input[name=password]").fill(portal.password(f"{name}@portal.example"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    return page


def block(page: Page, section: str, name: str = "") -> None:
    """Add a block to a field, chosen by name where there is more than one kind."""
    panel = page.locator("section.w-panel", has_text=section).last
    panel.locator("button.c-sf-add-button").first.click()
    if name:
        page.get_by_role("option", name=name, exact=True).click()


def finish(page: Page, action: str) -> None:
    """Press a button of the footer, behind "Mehr Aktionen"."""
    page.get_by_role("button", name="Mehr Aktionen").click()
    page.get_by_role("button", name=action, exact=True).first.click()


def test_from_draft_to_correction(
    new_context: Callable[..., BrowserContext], portal: Portal, watch: Watch
) -> None:
    watch.expect("400 (Bad Request)")  # Wagtail saves by itself, also before there is a title
    anna = admin(new_context, portal, "anna")
    anna.get_by_role("link", name="Meldungen", exact=True).click()
    anna.get_by_role("link", name="Meldung hinzufügen").first.click()
    anna.locator("#id_title").fill(TITLE)
    anna.locator("#id_teaser").fill("Achtzig Menschen, drei Werkstätten, ein Ergebnis.")
    picture = anna.locator("section.w-panel", has_text="Bild zur Meldung")
    picture.get_by_role("button").filter(has_text="uswählen").first.click()
    anna.locator(".modal-body a.image-choice").first.click()
    expect(picture.get_by_text("Beispiel:").first).to_be_visible()
    block(anna, "Inhalt", "Text")
    anna.locator("[contenteditable=true]").first.click()
    anna.keyboard.type(SENTENCE)
    # The editor hands its text to the form a quarter of a second after the last key.
    expect(anna.locator("[name=body-0-value]")).to_have_value(re.compile(SENTENCE[:10]))
    anna.get_by_role("button", name="Entwurf speichern").first.click()
    anna.wait_for_url("**/edit/")
    address = anna.url
    finish(anna, "In Freigabe einreichen")
    expect(anna.locator(".messages")).to_contain_text("eingereicht")

    visitor = new_context(viewport=PHONE).new_page()
    visitor.goto("/meldungen/")
    expect(visitor.get_by_role("link", name=TITLE)).to_have_count(0)

    clara = admin(new_context, portal, "clara")
    expect(clara.locator("tr", has_text="Wartet auf Ihre Freigabe")).to_contain_text("1")
    clara.goto(address)
    finish(clara, "Freigeben und Veröffentlichen")
    expect(clara.locator(".messages")).to_contain_text(TITLE)
    visitor.reload()
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(visitor.locator("article, main").first).to_contain_text(SENTENCE)

    clara.goto(address)
    block(clara, "Korrekturen")
    clara.locator("[name=corrections-0-value-wrong]").fill("Wir schrieben: achtzig Menschen.")
    clara.locator("[name=corrections-0-value-right]").fill("Es waren neunzig.")
    finish(clara, "Veröffentlichen")
    expect(clara.locator(".messages")).to_contain_text("veröffentlicht")
    visitor.reload()
    expect(visitor.locator("main")).to_contain_text("Es waren neunzig.")
    assert "Es waren neunzig." in visitor.request.get("/meldungen/rss/").text()
