"""What people do with the course search, in a browser with JavaScript."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from .watch import Watch


def cards(page: Page) -> list[str]:
    """The titles of the offers on the page, in their order."""
    return page.locator("#liste .card__title").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def tick(page: Page, label: str) -> None:
    """Tick a filter and wait until the address tells it."""
    before = page.url
    page.locator(".facet__row", has_text=re.compile(rf"^{label}")).locator("input").check()
    page.wait_for_function("before => location.href !== before", arg=before)


def test_search_filter_open_back_keeps_words_filters_facets_and_place(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/")
    page.get_by_label("Thema, Kurs oder Frage").fill("Deutsch")
    page.get_by_role("button", name="Suchen").click()
    page.wait_for_url("**/kurse/?*")
    everything = page.locator("#treffer").inner_text()
    page.locator("#facette-niveau summary").click()
    tick(page, "Abend")
    expect(page.locator("#treffer")).not_to_have_text(everything)
    # Unfolded by hand, and still so after the filters came anew.
    expect(page.locator("#facette-niveau details")).to_have_attribute("open", "")
    assert asked(page) == {"q": ["Deutsch"], "tageszeit": ["abend"]}
    expect(page.get_by_role("link", name="Abend entfernen")).to_be_visible()

    found, titles = page.locator("#treffer").inner_text(), cards(page)
    last = page.locator("#liste .card__title a").last
    last.scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    assert scrolled > 300
    last.click()
    expect(page.locator("h1")).to_have_text(titles[-1])
    page.go_back()

    assert asked(page) == {"q": ["Deutsch"], "tageszeit": ["abend"]}
    assert page.get_by_label("Thema, Kurs oder Frage").input_value() == "Deutsch"
    expect(page.locator("input[value=abend]")).to_be_checked()
    expect(page.locator("#treffer")).to_have_text(found)
    assert cards(page) == titles
    page.wait_for_function("wanted => Math.abs(scrollY - wanted) < 150", arg=scrolled)
    expect(page.locator("#facette-niveau details")).to_have_attribute("open", "")


def test_on_a_phone_the_filters_lie_on_a_sheet_with_a_live_count(page_phone: Page) -> None:
    page = page_phone
    page.goto("/kurse/?q=Deutsch")
    sheet = page.locator("#filter")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="Eingrenzen").click()
    expect(sheet).to_be_visible()
    show = page.get_by_role("button", name=re.compile(r"^\d+ Angebote? zeigen$"))
    before = show.inner_text()
    tick(page, "kostenlos")
    expect(show).not_to_have_text(before)
    count = show.inner_text().removesuffix(" zeigen")
    expect(sheet).to_be_visible()
    show.click()
    expect(sheet).to_be_hidden()
    expect(page.locator("#treffer")).to_have_text(count)
    expect(page.get_by_role("button", name="Eingrenzen (1)")).to_be_visible()
    assert set(page.locator("#liste .price").all_inner_texts()) == {"kostenlos"}


def test_a_person_with_a_keyboard_searches_and_filters(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/kurse/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Zum Inhalt springen")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Thema, Kurs oder Frage")).to_be_focused()
    page.keyboard.type("Excel")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Ort oder Postleitzahl")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Suchen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".card mark").first).to_have_text("Excel")
    expect(page.locator("#ansage")).to_have_text(page.locator("#treffer").inner_text())
    page.locator("#facette-tageszeit input[value=wochenende]").focus()
    assert focus_is_marked(page)
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name="Wochenende entfernen")).to_be_visible()
    # The box is a new element now, and has kept the focus.
    expect(page.locator("#facette-tageszeit input[value=wochenende]")).to_be_focused()


def test_every_stop_of_the_tab_key_is_seen_and_in_reading_order(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/kurse/?q=Yoga")
    seen: list[str] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => { const e = document.activeElement;"
            " return e === document.body ? '' : `${e.tagName} ${e.id || e.name} ${e.innerText}` }"
        )
        if not name:
            break
        seen.append(name)
        assert focus_is_marked(page), name
    marks = ("Zum Inhalt", "Kurse finden", "suche-q", "Thema", "Datum", "Yoga", "Impressum")
    places = [next(i for i, name in enumerate(seen) if mark in name) for mark in marks]
    assert places == sorted(places)
    assert len(set(places)) == len(marks)


def focus_is_marked(page: Page) -> bool:
    """Whether the focused element, or its field, has an outline of at least 2 px."""
    return bool(
        page.evaluate(
            """() => { const e = document.activeElement;
              return [e, e.parentElement].some(n => { const s = getComputedStyle(n);
                return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }); }"""
        )
    )


def test_escape_closes_the_sheet_and_gives_the_focus_back(page_phone: Page) -> None:
    page = page_phone
    page.goto("/kurse/")
    page.get_by_role("button", name="Eingrenzen").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#filter")).to_be_visible()
    expect(page.locator("#filter").get_by_role("button", name="Schließen")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#filter")).to_be_hidden()
    expect(page.get_by_role("button", name="Eingrenzen")).to_be_focused()


def test_nothing_found_names_the_filter_to_drop(page_phone: Page) -> None:
    page = page_phone
    page.goto("/kurse/?q=Tauchen&kostenlos=1&ort=54290")
    expect(page.locator("#treffer")).to_have_text("0 Angebote")
    way = page.locator(".empty .chip").first
    text = way.inner_text()
    count = re.search(r"(\d+) Angebote?$", text)
    assert count, text
    way.click()
    expect(page.locator("#treffer")).to_have_text(re.compile(rf"^{count[1]} Angebote?$"))
    assert cards(page)


def test_a_typing_error_is_met_with_the_right_word(page_phone: Page) -> None:
    page = page_phone
    page.goto("/kurse/?q=deutsh")
    page.get_by_role("link", name="Deutsch", exact=True).click()
    assert asked(page) == {"q": ["Deutsch"]}
    assert cards(page)


def test_typing_fills_the_suggestions(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/kurse/")
    page.locator("#suche-q").press_sequentially("exc", delay=30)
    # Words, topics and providers; a topic may be found by another of its words.
    expect(page.locator("[role=option][data-value=Excel]")).to_be_visible()


def test_near_54290_sorted_by_distance(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/kurse/?q=Deutsch")
    page.get_by_label("Ort oder Postleitzahl").fill("54290")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("link", name="Entfernung").click()
    assert asked(page) == {"q": ["Deutsch"], "ort": ["54290"], "sortierung": ["entfernung"]}
    page.get_by_label("Umkreis").select_option("5")
    expect(page.get_by_role("link", name=re.compile("^5 km um 54290 Trier"))).to_be_visible()
    places = page.locator(".card__facts").all_inner_texts()
    found = [re.search(r"(unter 1|etwa \d+)\skm", place) for place in places]
    # A postcode is a rough point, so nothing finer than a kilometre is claimed.
    distances = [int(km[1].replace("unter 1", "0").removeprefix("etwa ")) for km in found if km]
    assert len(distances) > 3
    assert distances == sorted(distances)
    assert max(distances) <= 5
    # What is held online has no distance, stays in, and stands last.
    assert [bool(km) for km in found] == sorted((bool(km) for km in found), reverse=True)


def test_the_counsellor_in_a_hurry_finds_excel_at_the_weekend(page_desktop: Page) -> None:
    page = page_desktop
    page.goto(
        "/kurse/?q=Excel&tageszeit=wochenende&preis_max=150&ort=Konz&umkreis=25&sortierung=datum"
    )
    first = page.locator(".card").first
    expect(first.locator(".card__title")).to_have_text("Excel: Grundlagen an zwei Samstagen")
    expect(first.locator(".card__facts li").first).to_contain_text("samstags")
    chips = page.locator("#liste .chip--filter").all_inner_texts()
    assert [chip.removesuffix("entfernen").strip() for chip in chips] == [
        "Wochenende",
        "bis 150 €",
        "25 km um Konz",
    ]


def test_from_an_offer_to_its_provider_and_on(page_desktop: Page) -> None:
    page = page_desktop
    page.goto("/kurse/?q=Excel")
    page.locator(".card__title a").first.click()
    link = page.locator(".page-head a")
    name = link.inner_text()
    link.click()
    expect(page.locator("h1")).to_have_text(name)
    headline = page.locator("#angebote").inner_text()
    page.get_by_role("link", name="In diesen Angeboten suchen").click()
    expect(page.locator("#treffer")).to_have_text(headline)


def test_the_dates_go_into_a_calendar(page_phone: Page) -> None:
    page = page_phone
    page.goto("/kurse/?q=Excel")
    page.locator(".card__title a").first.click()
    link = page.get_by_role("link", name=re.compile("In den Kalender"))
    answer = page.request.get(link.get_attribute("href") or "")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text().splitlines()[0] == "BEGIN:VCALENDAR"
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "termine.ics"


def test_the_site_search_finds_pages_and_courses(page_phone: Page) -> None:
    page = page_phone
    page.goto("/suche/")
    page.get_by_label("Was suchen Sie?").fill("lesen")
    page.get_by_role("button", name="Suchen").click()
    assert asked(page) == {"q": ["lesen"]}
    assert page.locator(".results__list .card__title").count() > 0
    expect(page.locator("#seiten-titel")).to_have_text(re.compile(r"^\d+ Seiten? gefunden$"))


def test_a_missing_page_says_what_to_do(page_phone: Page, watch: Watch) -> None:
    watch.expect("404")
    page_phone.goto("/kurse/999999-gibt-es-nicht/")
    assert page_phone.locator("main a").count() > 0
