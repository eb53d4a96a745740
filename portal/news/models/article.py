"""A piece of news (Meldung)."""

import datetime as dt
import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.fields import StreamField
from wagtail.search import index

from portal import clock
from portal.blocks.body import BodyBlock
from portal.pages.models import BasePage

from ..blocks import CorrectionsBlock
from ..forms import ArticleForm
from ..panels import ARTICLE_PANELS, PROMOTE_PANELS

# Addresses of the index itself: years of the archive and the feeds.
RESERVED_SLUG = re.compile(r"^([0-9]{4}|rss|atom)$")


class NewsTag(TaggedItemBase):
    """A free word (Stichwort) at an article."""

    content_object = ParentalKey(
        "portal_news.NewsArticlePage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class NewsArticlePage(BasePage):
    """A piece of news or the report of a conference, with an office as its author.

    `image` is the lead image and the one of shared links. Publishing fills `published_at` (receivers.py).
    """

    published_at = models.DateTimeField(
        _("Datum der Meldung"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_(
            "Leer: der Zeitpunkt der ersten Veröffentlichung. Zum Planen dient nicht dieses Feld, "
            "sondern der Zeitplan rechts unter „Status“."
        ),
    )
    organisation = models.ForeignKey(
        "portal_organisations.Organisation",
        verbose_name=_("Stelle, die das schreibt"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Leer: die Stelle, der das Portal gehört."),
    )
    author_name = models.CharField(
        _("oder Name der Stelle"),
        max_length=120,
        blank=True,
        help_text=_("Wenn sie noch keine Organisation des Portals ist. Keine Namen von Menschen."),
    )
    topics = ParentalManyToManyField(
        "portal_topics.Topic",
        verbose_name=_("Themen"),
        blank=True,
        related_name="+",
        help_text=_("Danach wird gefiltert, und danach finden sich ähnliche Meldungen."),
    )
    tags = ClusterTaggableManager(
        through=NewsTag,
        blank=True,
        verbose_name=_("Stichwörter"),
        help_text=_("Freie Wörter, zum Beispiel: Bildungskonferenz. Mit Komma getrennt."),
    )
    corrections = StreamField(
        CorrectionsBlock(),
        verbose_name=_("Korrekturen"),
        blank=True,
        help_text=_(
            "Nur wenn etwas Falsches veröffentlicht war. Berichtigen Sie auch den Text selbst. Für "
            "Tippfehler braucht es keine Korrektur."
        ),
    )
    body = StreamField(BodyBlock(), verbose_name=_("Inhalt"), blank=True)

    template = "news/article.html"
    parent_page_types: ClassVar[list[str]] = ["portal_news.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = ArticleForm
    content_panels = ARTICLE_PANELS
    promote_panels = PROMOTE_PANELS
    # A copy is a piece of news of its own, with a day of its own.
    exclude_fields_in_copy: ClassVar[list[str]] = ["published_at", "first_published_at"]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
        index.FilterField("published_at"),
        index.FilterField("organisation_id"),
    ]

    class Meta:
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")

    def clean(self) -> None:
        """Refuse a slug that is an address of the index; also when the article is copied or moved."""
        super().clean()
        if RESERVED_SLUG.match(self.slug or ""):
            message = _t(
                "Diese Adresse gehört dem Archiv oder einem Feed. Bitte wählen Sie andere Wörter."
            )
            raise ValidationError({"slug": message})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what stands around the text."""
        from ..reading import around  # it reads articles

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | around(self, request)

    @property
    def shown_at(self) -> dt.datetime:
        """The date to show; of a draft without one the present."""
        return self.published_at or self.first_published_at or clock.now()

    @property
    def changed_at(self) -> dt.datetime:
        """When what it says last changed: its date, or that of the last correction."""
        return max([self.shown_at, *(block.value["at"] for block in self.corrections)])

    @property
    def document_date(self) -> dt.date | None:
        """The day that the site search shows."""
        return self.shown_at.astimezone(clock.BERLIN).date()

    @property
    def author(self) -> str:
        """The office that wrote it, if another one than the portal's."""
        return self.organisation.name if self.organisation else self.author_name
