"""Every view of the admin keeps to the Content-Security-Policy, and still does its work.

The watcher (see watch.py) fails a test at the first message of the policy.
"""

import re
from collections import deque
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, Page, expect

from .watch import Watch

MOST = 150
# Exports, and what ends the log-in.
NOT_OPENED = re.compile(
    r"logout|export=|/documents/\d+/|abmelden|failwhale|/admin/bulk/|\.csv$|/history/\?|view_draft"
)


def shape(address: str) -> str:
    """Return an address without its numbers and query: one page of each kind is enough."""
    return re.sub(r"\d+", "N", urlsplit(address).path)


def links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    return found


def opens(page: Page, address: str) -> bool:
    """Go to an address; return whether it is a page. What is saved as a file has no policy to keep."""
    try:
        page.goto(address, wait_until="load")
    except Error as error:
        if "Download is starting" not in str(error):
            raise
        return False
    return True


def test_all_views_of_the_admin_keep_the_policy(page_admin: Page, watch: Watch) -> None:
    page_admin.set_default_navigation_timeout(60_000)  # some views are slow on a busy machine
    # The focal point of images asks with a handler written as text whether there is a touch screen, and
    # takes "no" for an answer.
    watch.expect("jquery.Jcrop.min.js")
    queue = deque([f"{watch.origin}/admin/"])
    seen = {shape(queue[0])}
    opened = 0
    while queue and opened < MOST:
        if not opens(page_admin, queue.popleft()):
            continue
        opened += 1
        for address in links(page_admin):
            inside = address.startswith(f"{watch.origin}/admin/")
            if inside and not NOT_OPENED.search(address) and shape(address) not in seen:
                seen.add(shape(address))
                queue.append(address.partition("#")[0])
    assert watch.unexpected() == []
    assert opened > 60
    assert {
        "/admin/pages/N/edit/",
        "/admin/images/",
        "/admin/users/",
        "/admin/workflows/list/",
    } <= seen


@pytest.fixture
def editor(page_admin: Page) -> Page:
    """The start page, which consists of blocks, opened for editing."""
    page_admin.goto("/admin/pages/")
    address = page_admin.locator("a[href$='/edit/']").first.get_attribute("href")
    page_admin.goto(str(address))
    return page_admin


def test_blocks_can_be_added_and_nothing_waits_to_be_started(editor: Page, watch: Watch) -> None:
    editor.locator("button.c-sf-add-button:visible").first.click()
    expect(editor.locator(".w-combobox__option, [data-streamfield-child]").first).to_be_visible()
    assert editor.locator("[data-start]").count() == 0
    assert watch.unexpected() == []


def test_a_chooser_starts_without_an_inline_script(editor: Page, watch: Watch) -> None:
    editor.get_by_role("tab").nth(1).click()
    editor.get_by_role("button", name="Bild auswählen").first.click()
    expect(editor.locator(".modal-body").first).to_be_visible()
    assert watch.unexpected() == []


def test_a_date_field_starts_without_an_inline_script(editor: Page, watch: Watch) -> None:
    editor.wait_for_function(
        "Boolean(jQuery('[name=go_live_at]').data('xdsoft_datetimepicker'))", timeout=10_000
    )
    assert watch.unexpected() == []
