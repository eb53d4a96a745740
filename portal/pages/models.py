"""The page types that the house brings along."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from portal.blocks.body import BodyBlock, SideBlock
from portal.blocks.links import DoorBlock, LinkBlock
from portal.blocks.listing import ListingBlock

from .base import BasePage

__all__ = ["BasePage", "HomePage", "StandardPage"]


class HomePage(BasePage):
    """The start page: one question, one search, ways in, doors to programmes, what comes next."""

    question = models.CharField(_("Frage"), max_length=80, default=_("Was möchten Sie lernen?"))
    ways = StreamField(
        blocks.StreamBlock([("way", LinkBlock())], max_num=8, required=False),
        verbose_name=_("Wege hinein"),
        blank=True,
        help_text=_("Nach Lebenslage, zum Beispiel: Deutsch lernen."),
    )
    doors_title = models.CharField(
        _("Überschrift der Türen"), max_length=80, default=_("Unsere Programme")
    )
    doors = StreamField(
        blocks.StreamBlock([("door", DoorBlock())], max_num=6, required=False),
        verbose_name=_("Türen zu Programmen"),
        blank=True,
    )
    listings = StreamField(
        blocks.StreamBlock([("listing", ListingBlock())], max_num=4, required=False),
        verbose_name=_("Listen"),
        blank=True,
    )

    template = "pages/home_page.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("question"),
        FieldPanel("ways"),
        MultiFieldPanel([FieldPanel("doors_title"), FieldPanel("doors")], heading=_("Programme")),
        FieldPanel("listings"),
    ]

    class Meta:
        verbose_name = _("Startseite")


class StandardPage(BasePage):
    """A written page: text at reading width, facts in a side column."""

    body = StreamField(BodyBlock(), verbose_name=_("Inhalt"), blank=True)
    side = StreamField(SideBlock(required=False), verbose_name=_("Spalte daneben"), blank=True)

    template = "pages/standard_page.html"
    parent_page_types: ClassVar[list[str]] = [
        "portal_pages.HomePage",
        "portal_pages.StandardPage",
        "portal_programmes.ProgrammeIndexPage",
        "portal_programmes.ProgrammePage",
    ]
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("side"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("Seite")
        verbose_name_plural = _("Seiten")
