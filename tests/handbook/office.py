"""Pictures of what the office does: log in, write, look through, publish, correct."""

import re
import time


from django_otp.oath import totp
from playwright.sync_api import Locator, Page, expect

from .camera import Picture, Studio

TITLE = "Bildungskonferenz: Was wir gelernt haben"
TEASER = "Achtzig Menschen, drei Werkstätten, ein Ergebnis: Wir wollen uns öfter sehen."
TEXT = (
    "Vormittags hörten wir zu, nachmittags arbeiteten wir in drei Gruppen. Jede Gruppe hat ein Ziel "
    "aufgeschrieben. Die Ziele hängen jetzt in der Stadtbibliothek. Kommen Sie vorbei und schreiben "
    "Sie Ihre Meinung dazu."
)


def panel(page: Page, heading: str) -> Locator:
    """Return the part of a form under a heading."""
    wanted = page.get_by_role("heading", name=heading, exact=True)
    return page.locator("section.w-panel:visible").filter(has=wanted).last


def press(page: Page, action: str) -> None:
    """Press a button behind "Mehr Aktionen"."""
    page.get_by_role("button", name="Mehr Aktionen").click()
    page.get_by_role("button", name=action, exact=True).first.click()


def add_block(page: Page, section: str, name: str = "") -> None:
    panel(page, section).locator("button.c-sf-add-button").last.click()
    if name:
        page.get_by_role("option", name=name, exact=True).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Entwurf speichern").first.click()
    page.wait_for_url("**/edit/")
    expect(page.locator(".messages")).not_to_be_empty()


def to_the_top(page: Page, part: Locator) -> None:
    """Scroll so that a part of a form stands just below the bar of the page."""
    part.evaluate("node => { scrollTo(0, node.getBoundingClientRect().top + scrollY - 130) }")


def second_factor(studio: Studio, name: str) -> None:
    # Behind a proxy the people of the demo need a second factor like everybody else.
    page = studio.new_context(extra_http_headers={"X-Forwarded-For": "127.0.0.1"}).new_page()
    studio.log_in(page, "paul")
    code = page.locator("input[name=code]")
    expect(code).to_be_visible()
    studio.take(name, page, page.locator("main"))
    page.context.close()


def article(studio: Studio, name: str) -> None:
    page = studio.window("anna")
    page.goto("/admin/meldungen/")
    page.get_by_role("link", name="Meldung hinzufügen").first.click()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_teaser").fill(TEASER)
    picture = panel(page, "Bild zur Meldung")
    picture.get_by_role("button", name="Bild auswählen").click()
    page.locator(".modal-body a.image-choice").first.click()
    expect(picture.locator("img").first).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    studio.take(name, page)


def blocks(studio: Studio, name: str) -> None:
    page = studio.window("anna")
    to_the_top(page, panel(page, "Inhalt"))
    add_block(page, "Inhalt")
    row = page.locator(".w-combobox__option-row", has_text="Hinweis")
    row.get_by_role("button", name="Vorschau").click()
    preview = page.frame_locator("iframe.w-combobox-preview__iframe, .w-combobox iframe").first
    expect(preview.locator("body")).to_contain_text("Hinweis")
    page.wait_for_load_state("networkidle")
    studio.take(name, page, page.locator(".w-combobox-container, .w-combobox").first)
    page.keyboard.press("Escape")


def missing(studio: Studio, name: str) -> None:
    page = studio.window("anna")
    add_block(page, "Inhalt", "Text")
    page.locator("[contenteditable=true]").first.click()
    page.keyboard.type(TEXT)
    add_block(page, "Inhalt", "Überschrift")
    page.locator("[name=body-1-value-text]").fill("Die Ziele der Gruppen")
    time.sleep(0.5)
    save(page)
    text = panel(page, "Der gespeicherte Text")
    to_the_top(page, text)
    studio.take(name, page, text)
