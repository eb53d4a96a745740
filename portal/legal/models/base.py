"""What pages of legal weight share."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.blocks.body import BodyBlock
from portal.pages.base import BasePage
from portal.text import plain_text

from ..blocks import IntroBlock

# What a rich text of these pages may hold.
PLAIN = ["bold", "ul", "link"]


class LegalPage(BasePage):
    """Abstract: parts of its own between a few sentences and further content.

    `parts`: the names of its text fields in the order of the page, for the site search.
    """

    intro = StreamField(
        IntroBlock(required=False),
        verbose_name=_("Davor"),
        blank=True,
        help_text=_("Ein paar Sätze oder ein Hinweis über den Pflichtangaben."),
    )
    body = StreamField(BodyBlock(required=False), verbose_name=_("Weiterer Inhalt"), blank=True)

    parts: ClassVar[tuple[str, ...]] = ()
    parent_page_types: ClassVar[list[str]] = ["portal_pages.HomePage", "portal_pages.StandardPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    def document_text(self) -> str:
        """Put the parts before the blocks."""
        own = plain_text(" ".join(str(getattr(self, name)) for name in self.parts))
        return f"{own} {super().document_text()}".strip()


def legal_panels(*groups: tuple[Any, tuple[str, ...]]) -> list[Any]:
    """Return the panels of a page: `groups` are headings with the names of their fields."""
    own = [
        MultiFieldPanel([FieldPanel(name) for name in names], heading=heading)
        for heading, names in groups
    ]
    return [*BasePage.content_panels, FieldPanel("intro"), *own, FieldPanel("body")]
