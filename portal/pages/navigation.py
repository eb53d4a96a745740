"""The main navigation: links that features register, and pages that editors put into menus."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class FixedLink:
    """A link of a feature. Pages of editors follow after all fixed links below 100."""

    label: str | Promise
    viewname: str
    position: int


@dataclass(frozen=True, kw_only=True)
class NavItem:
    """One entry; `current` is the value of aria-current, empty elsewhere."""

    label: str
    url: str
    current: str = ""


_fixed: dict[str, FixedLink] = {}
PAGES_POSITION = 100


def register_link(*, label: str | Promise, viewname: str, position: int) -> None:
    """Put the view `viewname` into the main navigation (call it in `AppConfig.ready()`)."""
    _fixed[viewname] = FixedLink(label=label, viewname=viewname, position=position)


def fixed_links() -> list[FixedLink]:
    """Return what features registered, in the order of their positions."""
    return sorted(_fixed.values(), key=lambda link: link.position)


def navigation(path: str, pages: Iterable[tuple[str, str]]) -> list[NavItem]:
    """Return the entries with the one marked that `path` lies in; `pages` are (title, url)."""
    before = [link for link in fixed_links() if link.position < PAGES_POSITION]
    after = [link for link in fixed_links() if link.position >= PAGES_POSITION]
    entries = [
        *((str(link.label), reverse(link.viewname)) for link in before),
        *pages,
        *((str(link.label), reverse(link.viewname)) for link in after),
    ]
    return [NavItem(label=label, url=url, current=_current(path, url)) for label, url in entries]


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""
