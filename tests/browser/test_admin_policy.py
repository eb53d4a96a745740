"""Every view of the admin keeps to the Content-Security-Policy, and still does its work.

The watcher (see watch.py) fails a test at the first message of the policy.
"""

import re
from collections import deque
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from .watch import Watch

MOST = 150
# Downloads, and what ends the log-in.
NOT_OPENED = re.compile(r"logout|export=|/documents/\d+/|abmelden|failwhale|/history/\?|view_draft")


def shape(address: str) -> str:
    """Return an address without its numbers and query: one page of each kind is enough."""
    return re.sub(r"\d+", "N", urlsplit(address).path)


def links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
    return found


def test_all_views_of_the_admin_keep_the_policy(page_admin: Page, watch: Watch) -> None:
    queue = deque([f"{watch.origin}/admin/"])
    seen = {shape(queue[0])}
    opened = 0
    while queue and opened < MOST:
        page_admin.goto(queue.popleft(), wait_until="load")
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
    """A page full of blocks, opened for editing."""
    page_admin.goto("/admin/pages/")
    page_admin.get_by_role("link", name="Startseite").first.click()
    page_admin.goto(
        page_admin.url.rstrip("/") + "/edit/" if "/edit" not in page_admin.url else page_admin.url
    )
    return page_admin


def test_an_editor_with_blocks_works_under_the_policy(editor: Page, watch: Watch) -> None:
    expect(
        editor.locator("#panel-child-content-ways-content, [data-contentpath=ways]").first
    ).to_be_visible()
    editor.locator("[data-contentpath=listings] button.c-sf-add-button").last.click()
    editor.wait_for_timeout(500)
    assert editor.locator("[data-start]").count() == 0
    assert watch.unexpected() == []


def test_choosers_and_dates_start_without_inline_scripts(editor: Page, watch: Watch) -> None:
    editor.get_by_role("tab", name="Promoten").or_(
        editor.get_by_role("tab", name="Promote")
    ).first.click()
    editor.get_by_role("button", name=re.compile("Bild wählen|Bild auswählen", re.I)).first.click()
    expect(editor.locator(".modal-body")).to_be_visible()
    assert watch.unexpected() == []
