"""The harness itself must be able to fail."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from .accessibility import violations
from .watch import Watch

BAD_PAGE = """<!doctype html><title>x</title><main><img src="data:,"><button></button></main>"""


def test_axe_finds_a_picture_without_text_and_a_button_without_name(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(BAD_PAGE)
    rules = {text.split()[1] for text in violations(page)}
    assert {"image-alt", "button-name", "html-has-lang"} <= rules
    page.close()


def test_the_watch_sees_script_errors_blocked_styles_and_other_origins(browser: Browser) -> None:
    watch = Watch(base_url="http://portal.test")
    context = browser.new_context()
    watch.attach(context)
    page = context.new_page()
    policy = "default-src 'self'; style-src 'self'"
    answer = (
        """<p style="color:red">x</p><script src="/x.js"></script><img src="http://other.test/x">"""
    )
    context.route(
        "http://portal.test/",
        lambda route: route.fulfill(
            body=answer, headers={"content-type": "text/html", "content-security-policy": policy}
        ),
    )
    context.route(
        "http://portal.test/x.js",
        lambda route: route.fulfill(
            body="throw new Error('kaputt')", headers={"content-type": "text/javascript"}
        ),
    )
    page.goto("http://portal.test/")
    found = "\n".join(watch.unexpected())
    assert "kaputt" in found
    assert "Content Security Policy" in found
    watch.expect("Content Security Policy")
    assert "style" not in "\n".join(watch.unexpected())
    context.close()


def test_the_watch_stops_a_request_to_another_origin(browser: Browser, tmp_path: Path) -> None:
    watch = Watch(base_url="http://portal.test")
    context = browser.new_context()
    watch.attach(context)
    page = context.new_page()
    context.route(
        "http://portal.test/",
        lambda route: route.fulfill(
            body="<img src='http://other.test/x'>", content_type="text/html"
        ),
    )
    page.goto("http://portal.test/")
    assert "Aufruf einer fremden Adresse: http://other.test/x" in watch.unexpected()
    context.close()


def test_pages_of_the_portal_are_watched(page_phone: Page, watch: Watch) -> None:
    answer = page_phone.goto("/gibt-es-nicht/")
    assert answer is not None
    assert answer.status == 404
    assert any("404" in problem for problem in watch.unexpected())
    watch.expect("404")
