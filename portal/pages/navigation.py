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


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A small link at the end of the header. `script` (a static file) runs on every page and may
    fill the link's `data-number`; it finds the link by `data-tool`, which is `name`."""

    name: str
    label: str | Promise
    viewname: str
    icon: str
    script: str = ""

    @property
    def url(self) -> str:
        """The address in the language of this request."""
        return reverse(self.viewname)


_fixed: dict[str, FixedLink] = {}
_tools: dict[str, Tool] = {}
PAGES_POSITION = 100


def register_link(*, label: str | Promise, viewname: str, position: int) -> None:
    """Put the view `viewname` into the main navigation (call it in `AppConfig.ready()`)."""
    _fixed[viewname] = FixedLink(label=label, viewname=viewname, position=position)


def register_tool(tool: Tool) -> None:
    """Put `tool` into the header of every page (call it in `AppConfig.ready()`)."""
    _tools[tool.name] = tool


def tools() -> list[Tool]:
    """Return the tools in the order in which they were registered."""
    return list(_tools.values())


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
