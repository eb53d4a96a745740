"""What a page costs a phone: everything it loads, compressed as in production, at most 65 KiB."""

import gzip

import pytest
from playwright.sync_api import Page, Response

from .addresses import address
from .portal_process import Portal

MOST = 65 * 1024
TEXT = ("text/", "application/javascript", "image/svg+xml", "application/json")


@pytest.mark.parametrize(
    "name",
    ["home", "search", "search with hits", "search with needs", "offer", "programme", "privacy"],
)
def test_a_page_loads_at_most_65_kib(page_phone: Page, portal: Portal, name: str) -> None:
    answers: list[Response] = []
    page_phone.on("response", lambda answer: answers.append(answer))
    page_phone.goto(address(portal, name), wait_until="networkidle")
    sizes = {
        answer.url.removeprefix(portal.url): weight(answer)
        for answer in answers
        if answer.status == 200
    }
    assert any(".css" in url for url in sizes)
    total = sum(sizes.values())
    assert total <= MOST, f"{total / 1024:.1f} KiB: {sizes}"


def weight(answer: Response) -> int:
    """Bytes of the body as they travel.

    The server of the demo sends static files as they are; in production the files that
    `collectstatic` compressed are sent.
    """
    body = answer.body()
    if answer.headers.get("content-type", "").startswith(TEXT):
        return len(gzip.compress(body))
    return len(body)
