"""Running text of editors, whose links must say where they lead and lead somewhere."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.access import ANONYMOUS, visible_to
from portal.text import plain_text

# Headings are blocks of their own, so that their order can be checked; no images inside text.
TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(r'\blinktype="page"')
_ID = re.compile(r'\bid="(\d+)"')
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
# Read aloud in a list of links, none of these says where it leads (WCAG 2.2, 2.4.4).
_EMPTY_WORDS = frozenset(
    ("hier", "hier klicken", "klick", "klicken sie hier", "bitte hier klicken", "link", "mehr",
     "weiter", "weiterlesen", "mehr lesen", "mehr erfahren", "mehr infos", "mehr informationen",
     "dieser link", "dort", "da", "siehe hier", "download", "pdf", "externer link")
)  # fmt: skip


def says_nothing(text: str) -> bool:
    """Tell whether the words of a link or button do not say where it leads: "hier", "mehr" ..."""
    return plain_text(text).lower().strip(' .:…»«›‹„“">-–→') in _EMPTY_WORDS


def link_problems(source: str) -> list[str]:
    """Return a sentence for each link of `source` (Wagtail's HTML) that people could not use.

    One query if it links to pages, else none.
    """
    links = _LINK.findall(source)
    return [*_wording(links), *_closed_pages(links)]


def _wording(links: list[tuple[str, str]]) -> Iterator[str]:
    for _attributes, inner in links:
        text = plain_text(inner)
        if not text:
            yield _(
                "Ein Link hat keine Wörter. Löschen Sie ihn, oder schreiben Sie, wohin er führt."
            )
        elif says_nothing(text):
            yield _(
                "Der Link „%(text)s“ sagt nicht, wohin er führt. Verlinken Sie Wörter, die auch "
                "allein verständlich sind, zum Beispiel: Öffnungszeiten der Stadtbibliothek."
            ) % {"text": text}
        elif _ADDRESS.match(text):
            yield _(
                "Der Link „%(text)s“ ist eine Internetadresse. Vorgelesen versteht man sie nicht: "
                "Schreiben Sie, was dort zu finden ist."
            ) % {"text": text}


def _closed_pages(links: list[tuple[str, str]]) -> Iterator[str]:
    wanted = {
        int(found[1]): plain_text(inner)
        for attributes, inner in links
        if _PAGE.search(attributes) and (found := _ID.search(attributes))
    }
    if not wanted:
        return
    pages = visible_to(ANONYMOUS, Page.objects.filter(pk__in=wanted))
    public = set(pages.values_list("pk", flat=True))
    for key, text in wanted.items():
        if key not in public:
            yield _(
                "Der Link „%(text)s“ führt zu einer Seite, die nicht öffentlich ist. "
                "Veröffentlichen Sie zuerst diese Seite, oder nehmen Sie den Link weg."
            ) % {"text": text}


class LinkedTextBlock(blocks.RichTextBlock):
    """Rich text that is published only with links that work. Drafts may hold any."""

    def clean(self, value: RichText) -> RichText:
        cleaned: RichText = super().clean(value)
        if not self.is_deferred_validation:
            refuse(link_problems(cleaned.source))
        return cleaned

    class Meta:
        icon = "pilcrow"


def refuse(problems: list[Any]) -> None:
    """Raise a ValidationError with all `problems`, if there are any."""
    if problems:
        raise ValidationError(problems)
