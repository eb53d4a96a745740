"""What is typed just before "Entwurf speichern" is saved: rich text reaches the form a moment later."""

from playwright.sync_api import Page, expect

from .test_news_journey import block
from .watch import Watch

SENTENCE = "Das letzte Wort zählt."


def test_the_last_words_before_saving_are_saved(page_admin: Page, watch: Watch) -> None:
    watch.expect("400 (Bad Request)")  # Wagtail saves by itself, also before there is a title
    page = page_admin
    page.goto("/admin/meldungen/")
    page.get_by_role("link", name="Meldung hinzufügen").first.click()
    page.locator("#id_title").fill("Schnell gespeichert")
    block(page, "Inhalt", "Text")
    page.locator("[contenteditable=true]").first.click()
    page.keyboard.type(SENTENCE)
    save = page.get_by_role("button", name="Entwurf speichern").first
    with page.expect_navigation():
        save.evaluate("button => button.click()")  # at once, as a fast hand on Enter
    text = page.locator("[contenteditable=true]").first
    expect(text).to_have_text(SENTENCE)

    text.click()
    page.keyboard.press("End")
    page.keyboard.type(" Auch das.")
    with page.expect_navigation():
        page.locator("button[name=action-publish]").first.evaluate("button => button.click()")
    expect(page.locator(".messages")).to_contain_text("veröffentlicht")
    assert "Auch das." in page.request.get("/meldungen/schnell-gespeichert/").text()
