"""The one journey that needs every filter at once: on a phone, and with the keyboard alone."""

from playwright.sync_api import Page, expect

COURSE = "Deutsch B1.1 am Abend"
# Fold and box of each step: evening, level, language, price, place, way in.
STEPS = (
    ("tageszeit", "tageszeit-abend"),
    ("niveau", "niveau-b1"),
    ("preis", "preis-150"),
    ("plaetze", "plaetze-frei"),
    ("barrierefrei", "barrierefrei-stufenfrei"),
    ("sprache", "sprache-de"),
)
# Counts what is put into the status line, and notes where a box stands when it changes.
NOTES = """() => {
  window.spoken = []; window.at = {};
  new MutationObserver((found) => { if (found.some((m) => m.addedNodes.length))
    window.spoken.push(document.getElementById('ansage').textContent.trim()); })
    .observe(document.getElementById('ansage'), {childList: true});
  document.addEventListener('change', (e) => {
    window.at = {id: e.target.id, top: e.target.getBoundingClientRect().top}; }, true);
}"""
MOVED = """() => Math.abs(
  document.getElementById(window.at.id).getBoundingClientRect().top - window.at.top)"""


def unfold(page: Page, name: str) -> None:
    """Open a fold, and the one around it, where they are closed."""
    if name == "sprache" and page.locator("#auf-weitere").get_attribute("open") is None:
        page.locator("#auf-weitere > summary").click()
    if page.locator(f"#auf-{name}").get_attribute("open") is None:
        page.locator(f"#auf-{name} > summary").click()


def test_on_a_phone_every_change_counts_at_once_and_nothing_jumps(page_phone: Page) -> None:
    page = page_phone
    page.goto("/kurse/?ort=54290&umkreis=10")
    page.evaluate(NOTES)
    page.get_by_role("button", name="Eingrenzen").click()
    sheet, show = page.locator("#filter"), page.locator(".sheet__foot button")
    expect(sheet.get_by_role("button", name="Schließen")).to_be_focused()
    for said, (name, box) in enumerate(STEPS, start=1):
        unfold(page, name)
        before = page.url
        page.locator(f"#{box}").check()
        page.wait_for_function("before => location.href !== before", arg=before)
        expect(page.locator(f"#{box}")).to_be_focused()
        expect(sheet).to_be_visible()
        assert page.evaluate(MOVED) <= 2, box
        spoken = page.evaluate("spoken")
        assert len(spoken) == said
        assert show.inner_text() == f"{spoken[-1]} zeigen"
    assert show.inner_text() == "1 Angebot zeigen"
    # What lies below the sheet is out of reach until it closes.
    assert page.locator("#liste").evaluate("part => part.inert")
    show.click()
    expect(sheet).to_be_hidden()
    assert not page.locator("#liste").evaluate("part => part.inert")
    expect(page.locator("#treffer")).to_have_text("1 Angebot")
    card = page.locator(".card")
    expect(card.locator(".card__title")).to_have_text(COURSE)
    for fact in ("Plätze frei", "stufenfrei", "148,00", "19:45"):
        expect(card).to_contain_text(fact)


def test_the_same_with_the_keyboard_alone(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/kurse/")
    page.get_by_label("Ort oder Postleitzahl").focus()
    page.keyboard.type("54290")
    page.keyboard.press("Enter")
    page.wait_for_url("**ort=54290**")
    for name, box in STEPS:
        for fold in ("weitere", name) if name == "sprache" else (name,):
            if page.locator(f"#auf-{fold}").get_attribute("open") is None:
                tab_to(page, f"#auf-{fold} > summary")
                page.keyboard.press("Enter")
        before = page.url
        tab_to(page, f"#{box}", through=f"#auf-{name}")
        page.keyboard.press("Space")
        page.wait_for_function("before => location.href !== before", arg=before)
        expect(page.locator(f"#{box}")).to_be_focused()
    expect(page.locator("#treffer")).to_have_text("1 Angebot")
    expect(page.locator(".card__title")).to_have_text(COURSE)
    page.locator("#auf-weitere > summary").focus()
    tab_to(page, ".card__title a")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(COURSE)


def tab_to(page: Page, wanted: str, through: str = "") -> None:
    """Press Tab until `wanted` has the focus; a group of radio buttons is left with arrow keys."""
    for _ in range(120):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
        radio = page.evaluate(
            "([wanted, through]) => through && document.activeElement.type === 'radio'"
            " && document.activeElement.closest(through) !== null"
            " && document.querySelector(wanted).type === 'radio'",
            [wanted, through],
        )
        if radio:
            before = page.url
            page.keyboard.press("ArrowDown")
            page.wait_for_function("before => location.href !== before", arg=before)
        else:
            page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} cannot be reached")


def test_explanations_need_no_way_out_of_the_page(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/kurse/?foerderung=bildungsfreistellung_rlp")
    fold = page.locator("#was-foerderung")
    fold.locator("summary").click()
    expect(fold).to_contain_text("Sie bekommen für den Kurs bezahlt frei.")
    page.locator("#tageszeit-ganztags").check()
    expect(page.get_by_role("link", name="ganztags entfernen")).to_be_visible()
    # It stays unfolded when the counts come anew.
    expect(page.locator("#was-foerderung")).to_have_attribute("open", "")
