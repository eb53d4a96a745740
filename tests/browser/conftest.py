"""Fixtures of the browser tests: one portal and one Chromium for all, a fresh context per test.

Every context is watched (see watch.py): a test that only clicks through pages already fails on a
script error, a blocked resource or a request to another origin.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.servers import chromium

from .portal_process import Portal, running
from .watch import Watch

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    with running(tmp_path_factory.mktemp("portal")) as portal:
        yield portal


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Ohne Chromium geht es in CI nicht.")
        pytest.skip("kein Chromium gefunden (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def watch(portal: Portal) -> Watch:
    """The watcher of this test; `watch.expect("404")` declares a message as wanted."""
    return Watch(base_url=portal.url)


@pytest.fixture
def new_context(
    browser: Browser, portal: Portal, watch: Watch
) -> Iterator[Callable[..., BrowserContext]]:
    """Make a browser context with the options of Playwright's `new_context`; watched."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(
            base_url=portal.url, locale="de-DE", timezone_id="Europe/Berlin", **options
        )
        context.set_default_timeout(10_000)
        watch.attach(context)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert watch.unexpected() == []


@pytest.fixture
def page_phone(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()


@pytest.fixture
def page_desktop(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(viewport=DESKTOP).new_page()


@pytest.fixture
def no_js(new_context: Callable[..., BrowserContext]) -> Page:
    """A phone whose browser runs no JavaScript."""
    return new_context(viewport=PHONE, java_script_enabled=False).new_page()


@pytest.fixture
def page_admin(page_desktop: Page, portal: Portal) -> Page:
    """Sofia, the administrator, logged in to the Wagtail admin on a desktop."""
    email = "admin@portal.example"
    page_desktop.goto("/admin/login/")
    page_desktop.locator("input[name=username]").fill(email)
    page_desktop.locator("input[name=password]").fill(portal.password(email))
    page_desktop.locator("form button[type=submit], form input[type=submit]").first.click()
    page_desktop.wait_for_url("**/admin/")
    return page_desktop
