"""Pictures of what the office does: log in, write, look through, publish, correct."""

import time

from playwright.sync_api import Locator, Page, expect

from .camera import SETTLING, Studio

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


def menu(page: Page) -> Locator:
    """Return what opens at "Mehr Aktionen"."""
    return page.locator("footer .w-dropdown__content:visible, .tippy-box:visible").last


def add_block(page: Page, section: str, name: str = "") -> None:
    panel(page, section).locator("button.c-sf-add-button").last.click()
    if name:
        page.get_by_role("option", name=name, exact=True).click()


def save(page: Page) -> None:
    with page.expect_navigation():  # the address is no sign: Wagtail saves by itself, too
        page.get_by_role("button", name="Entwurf speichern").first.click()
    expect(page.locator(".messages")).not_to_be_empty()


def to_the_top(page: Page, part: Locator) -> None:
    """Scroll so that a part of a form stands just below the bar of the page, once it has opened."""
    page.wait_for_timeout(SETTLING)
    part.evaluate("node => { node.style.scrollMarginBlockStart = '8rem'; node.scrollIntoView() }")


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
    add_block(page, "Inhalt", "Knopf")
    page.locator("[name=body-2-value-label]").fill("Hier")
    page.locator("[name=body-2-value-address]").fill("/kurse/?thema=lesen-schreiben")
    time.sleep(0.5)
    save(page)
    text = panel(page, "Der gespeicherte Text")
    to_the_top(page, text)
    studio.take(name, page, text)


def readable(studio: Studio, name: str) -> None:
    page = studio.window("anna")
    page.locator("[name=body-1-value-text]").fill("Was jetzt kommt")
    page.locator("[name=body-2-value-label]").fill("Kurse ansehen")
    save(page)
    text = panel(page, "Der gespeicherte Text")
    to_the_top(page, text)
    studio.take(name, page, text)


def hand_in(studio: Studio, name: str) -> None:
    page = studio.window("anna")
    page.get_by_role("button", name="Mehr Aktionen").click()
    wanted = page.get_by_role("button", name="In Freigabe einreichen", exact=True).first
    expect(wanted).to_be_visible()
    studio.take(name, page, page.locator("footer").last, menu(page), foot=True)
    wanted.click()
    expect(page.locator(".messages")).to_contain_text("eingereicht")


def start_page(studio: Studio, name: str) -> None:
    page = studio.window("clara")
    page.goto("/admin/")
    expect(page.locator("tr", has_text="Wartet auf Ihre Freigabe")).to_contain_text("1")
    studio.take(name, page)


def approve(studio: Studio, name: str) -> None:
    page = studio.window("clara")
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("button", name="Mehr Aktionen").click()
    wanted = page.get_by_role("button", name="Freigeben und Veröffentlichen", exact=True).first
    expect(wanted).to_be_visible()
    studio.take(name, page, page.locator("footer").last, menu(page), foot=True)
    wanted.click()
    expect(page.locator(".messages")).to_contain_text(TITLE)


def correct(studio: Studio, name: str) -> None:
    page = studio.window("clara")
    page.goto("/admin/meldungen/")
    page.get_by_role("link", name=TITLE).first.click()
    add_block(page, "Korrekturen")
    page.locator("[name=corrections-0-value-wrong]").fill("Wir schrieben: achtzig Menschen.")
    page.locator("[name=corrections-0-value-right]").fill("Es waren neunzig.")
    part = panel(page, "Korrekturen")
    to_the_top(page, part)
    studio.take(name, page, part)


def check(studio: Studio, name: str) -> None:
    page = studio.window("clara")
    page.get_by_role("button", name="Überprüfungen umschalten").click()
    checks = page.locator("[data-side-panel=checks]")
    expect(checks).to_contain_text("Min.", timeout=20_000)
    toggle = page.get_by_role("button", name="Überprüfungen umschalten")
    studio.take(name, page, toggle, *checks.locator("h2:visible").all())


def schedule(studio: Studio, name: str) -> None:
    page = studio.window("clara")
    page.get_by_role("button", name="Status umschalten").click()
    page.get_by_role("button", name="Zeitplan festlegen").click()
    dialog = page.get_by_role("dialog", name="Veröffentlichungszeitplan festlegen")
    dialog.locator("[name=go_live_at]").fill("16.11.2026 08:00")
    dialog.locator("[name=expire_at]").fill("31.12.2026 18:00")
    page.wait_for_timeout(SETTLING)  # the calendars open a moment later
    page.evaluate("jQuery('[name=go_live_at], [name=expire_at]').datetimepicker('hide')")
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)
    studio.take(name, page, dialog.locator(".w-dialog__box"))
    page.keyboard.press("Escape")


def restrict(studio: Studio, name: str) -> None:
    page = studio.window("clara")
    page.get_by_role("button", name="Privatsphäre ändern").first.click()
    dialog = page.get_by_role("dialog", name="Privatsphäre ändern")
    dialog.get_by_text("in bestimmten Gruppen").click()
    studio.take(name, page, dialog.locator(".w-dialog__box"))
    page.keyboard.press("Escape")


def alternative_text(studio: Studio, name: str) -> None:
    page = studio.window("anna")
    page.goto("/admin/images/")
    page.locator("main a[href^='/admin/images/1/']").click()
    fields = [
        page.locator(f".w-field__wrapper:has([name={key}])")
        for key in ("alt", "is_decorative", "credit", "licence")
    ]
    to_the_top(page, fields[0])
    studio.take(name, page, *fields)
