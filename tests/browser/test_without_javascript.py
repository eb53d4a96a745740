"""The same journeys where no script runs: an old phone, a strict office, a screen reader's choice."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect


def test_search_filter_open_back(no_js: Page) -> None:
    page = no_js
    page.goto("/")
    page.get_by_label("Thema, Kurs oder Frage").fill("Deutsch")
    page.get_by_role("button", name="Suchen").click()
    page.wait_for_url("**/kurse/?*")
    everything = page.locator("#treffer").inner_text()
    # The sheet is a popover: it needs no script either.
    page.get_by_role("button", name="Eingrenzen").click()
    page.locator("#filter input[value=abend]").check()
    page.get_by_role("button", name="Filter anwenden").click()
    expect(page.locator("#filter")).to_be_hidden()
    expect(page.locator("#treffer")).not_to_have_text(everything)
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"q": ["Deutsch"], "tageszeit": ["abend"]}
    found, title = page.locator("#treffer").inner_text(), page.locator(".card__title").first
    name = title.inner_text()
    title.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text(name)
    page.go_back()
    expect(page.locator("#treffer")).to_have_text(found)
    page.get_by_role("button", name="Eingrenzen").click()
    expect(page.locator("#filter input[value=abend]")).to_be_checked()


def test_nothing_found_offers_links(no_js: Page) -> None:
    no_js.goto("/kurse/?q=Tauchen&kostenlos=1&ort=54290")
    no_js.locator(".empty .chip").first.click()
    assert no_js.locator(".card").count() > 0


def test_every_link_of_the_pages_leads_somewhere(no_js: Page) -> None:
    """All links of one page of each kind that stay in the portal; none may be broken."""
    page = no_js
    page.goto("/kurse/?q=Excel")
    offer = page.locator(".card__title a").first.get_attribute("href") or ""
    page.goto(offer)
    provider = page.locator(".page-head a").first.get_attribute("href") or ""
    addresses: set[str] = set()
    for start in ("/", "/kurse/?q=Excel", offer, provider, "/suche/?q=lesen"):
        page.goto(start)
        for link in page.locator("a[href]").all():
            href = link.get_attribute("href") or ""
            if href.startswith("#"):
                assert page.locator(href).count() == 1, f"{start}: {href}"
            elif href.startswith(("/", "?")):
                addresses.add(start.split("?")[0] + href if href.startswith("?") else href)
    assert len(addresses) > 40
    broken = {}
    for address in sorted(addresses):
        answer = page.request.get(address)
        if answer.status != 200:
            broken[address] = answer.status
    assert broken == {}


def test_the_menu_opens_on_a_phone(no_js: Page) -> None:
    no_js.goto("/")
    no_js.get_by_role("button", name="Menü").click()
    no_js.get_by_role("navigation", name="Hauptmenü").get_by_role(
        "link", name="Kurse finden"
    ).click()
    expect(no_js.locator("h1")).to_have_text("Kurse finden")


def test_a_barrier_is_reported_from_the_page_it_is_on(no_js: Page) -> None:
    page = no_js
    page.goto("/programme/lerntreff/")
    page.get_by_role("navigation", name="Hilfe").get_by_role("link", name="Barriere melden").click()
    page.get_by_role("main").get_by_role("link", name="Barriere melden").click()
    expect(page.get_by_label("Auf welcher Seite war das?")).to_have_value("/programme/lerntreff/")
    page.wait_for_timeout(3_200)  # no person is faster (portal.formguard)
    page.get_by_role("button", name="Meldung senden").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Was hat nicht geklappt?").click()
    page.get_by_label("Was hat nicht geklappt?").fill("Das Bild sagt mir nichts.")
    page.get_by_role("button", name="Meldung senden").click()
    expect(page.locator("h1")).to_have_text("Ihre Meldung ist angekommen")
