"""axe-core in the page. It finds about a third of all barriers; the journeys look for the others."""

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_accessible(page: Page, *, inside: str | None = None) -> None:
    """Fail with a readable list when axe finds a violation of WCAG 2.2 AA or good practice.

    `inside` narrows the check to one CSS selector, for pages we only partly write.
    """
    found = violations(page, inside=inside)
    assert not found, f"{page.url} ({_size(page)}):\n" + "\n".join(found)


def violations(page: Page, *, inside: str | None = None) -> list[str]:
    """Return one text per violated rule and element; empty when there is none."""
    page.evaluate(_axe())
    result: dict[str, Any] = page.evaluate(
        "([scope, tags]) => axe.run(scope || document, "
        "{runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        [inside, TAGS],
    )
    return [
        f"- {violation['id']} ({violation['impact']}): {violation['help']}\n"
        f"    wo:  {' '.join(map(str, node['target']))}\n"
        f"    was: {node['html'][:200]}\n"
        f"    {node['failureSummary'].strip().replace(chr(10), chr(10) + '    ')}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def _size(page: Page) -> str:
    size = page.viewport_size
    return f"{size['width']}x{size['height']}" if size else "?"


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
