"""What a page must never do, watched during every browser test.

A script error, a message of the Content-Security-Policy, a broken resource, and any request to
another origin is a problem. Requests to other origins are also stopped.
"""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route

LOCAL_SCHEMES = {"data", "blob", "about"}


class Watch:
    """Collects problems of all pages of one browser context."""

    def __init__(self, *, base_url: str) -> None:
        self.origin = _origin(base_url)
        self.problems: list[str] = []
        self._expected: list[str] = []

    def attach(self, context: BrowserContext) -> None:
        context.route("**/*", self._only_our_origin)
        context.on("page", self._attach_page)

    def expect(self, part: str) -> None:
        """Declare a message as wanted, e.g. "404" by a test that opens a missing page."""
        self._expected.append(part)

    def unexpected(self) -> list[str]:
        return [
            problem
            for problem in self.problems
            if not any(part in problem for part in self._expected)
        ]

    def _attach_page(self, page: Page) -> None:
        page.on("console", self._console)
        page.on(
            "pageerror", lambda error: self.problems.append(f"{page.url}: Skriptfehler: {error}")
        )

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            place = message.location.get("url", "")
            self.problems.append(f"{place}: Konsole ({message.type}): {message.text}")

    def _only_our_origin(self, route: Route) -> None:
        url = route.request.url
        if _origin(url) == self.origin or urlsplit(url).scheme in LOCAL_SCHEMES:
            route.fallback()
            return
        self.problems.append(f"Aufruf einer fremden Adresse: {url}")
        route.abort()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
