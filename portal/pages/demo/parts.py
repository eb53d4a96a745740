"""Short ways to write a page down."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from ..models import StandardPage

Part = tuple[str, Any]

EXAMPLE = (
    "Das ist ein Beispieltext. Bevor das Portal öffentlich wird, schreibt die Stadt hier ihren "
    "eigenen, geprüften Text."
)


@dataclass(frozen=True, kw_only=True)
class DemoPage:
    """A standard page. `parent` is the slug of the page above, "" for the home page.

    `draft`: saved, not published, because something is missing that only the city can bring.
    """

    slug: str
    title: str
    teaser: str
    body: tuple[Part, ...] = ()
    side: tuple[Part, ...] = ()
    parent: str = ""
    in_menu: bool = False
    setting: str = ""  # the field of CitySettings that leads here
    easy: str = ""  # slug of the partner in Leichte Sprache
    draft: bool = False

    def make(self, parent: Page) -> Page:
        """Return the page, not yet saved."""
        return StandardPage(**self.common(parent), body=list(self.body), side=list(self.side))

    def common(self, parent: Page) -> dict[str, Any]:
        """Return the fields that every type of page has."""
        return {
            "title": self.title,
            "slug": self.slug,
            "teaser": self.teaser,
            "show_in_menus": self.in_menu,
            "live": not self.draft,
            "locale": parent.locale,
        }


@dataclass(frozen=True, kw_only=True)
class Way:
    label: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Door:
    slug: str
    title: str
    text: str
    illustration: str = field(default="book")


def heading(text: str) -> Part:
    return "heading", {"text": text, "level": "2"}


def text(*paragraphs: str) -> Part:
    return "paragraph", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def points(*items: str) -> Part:
    return "paragraph", "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def steps(*items: str) -> Part:
    return "paragraph", "<ol>" + "".join(f"<li>{item}</li>" for item in items) + "</ol>"


def notice(words: str, kind: str = "info") -> Part:
    return "notice", {"kind": kind, "text": words}


def question(title: str, answer: str) -> Part:
    return "accordion", {"title": title, "text": f"<p>{answer}</p>"}


def button(label: str, address: str) -> Part:
    return "button", {"label": label, "page": None, "address": address}


def courses(title: str, topic: str = "", number: int = 3) -> Part:
    return "listing", {"title": title, "source": "offers", "topic": topic, "number": number}


def facts(**pairs: str) -> Part:
    """Labels are written with underscores for blanks: `Wer_hilft="…"`."""
    return "facts", {
        "title": "Auf einen Blick",
        "facts": [
            {"label": label.replace("_", " "), "text": f"<p>{value}</p>"}
            for label, value in pairs.items()
        ],
    }


def steps_block(title: str, *items: tuple[str, str]) -> Part:
    """Return numbered steps, each with what to do and a sentence."""
    made = [{"title": what, "text": f"<p>{more}</p>"} for what, more in items]
    return "steps", {"title": title, "steps": made}
