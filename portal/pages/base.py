"""What every page type of the portal shares."""

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from portal import clock
from portal.access import ANONYMOUS, visible_to
from portal.blocks.links import look_up_pages
from portal.text import plain_text

from .documents import SiteDocument
from .publishing import CheckedPage, PublishingForm, TextPanel


class BasePageQuerySet(PageQuerySet):
    def visible_to(self, user: Any) -> "BasePageQuerySet":
        """Return the pages that `user` may see (portal.access)."""
        narrowed: BasePageQuerySet = visible_to(user, self)  # type: ignore[assignment]
        return narrowed


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


class BasePage(CheckedPage, Page):
    """Abstract: teaser, image, easy-language partner, language rule, and what the search gets."""

    teaser = models.TextField(
        _("Kurz gesagt"),
        max_length=300,
        blank=True,
        help_text=_("Ein oder zwei Sätze. Sie stehen unter dem Titel, in Listen und in der Suche."),
    )
    image = models.ForeignKey(
        "portal_media.PortalImage",
        verbose_name=_("Bild für geteilte Links"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    easy_language = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("Leichte Sprache"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Die Seite, die dasselbe in Leichter Sprache sagt."),
    )

    objects = BasePageManager()
    base_form_class = PublishingForm

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("teaser"), TextPanel()]
    promote_panels: ClassVar[list[Any]] = [
        *Page.promote_panels,
        MultiFieldPanel(
            [FieldPanel("image"), PageChooserPanel("easy_language")],
            heading=_("Teilen und Leichte Sprache"),
        ),
    ]

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Answer only where and while the page is to be read."""
        if not path_components and not self.answers_now():
            raise Http404
        target, rest = self._deepest(path_components)
        if target is None:
            return super().route(request, path_components)
        return target.specific.route(request, rest)

    def _deepest(self, path_components: list[str]) -> tuple[Page | None, list[str]]:
        """Return the page that `path_components` lead to, and what is left of them; one query.

        Wagtail asks twice for each page on the way. A page with addresses of its own (a routable one)
        ends the way: it answers first.
        """
        if not path_components or isinstance(self, RoutablePageMixin):
            return None, path_components
        ways = ["/".join(path_components[: end + 1]) for end in range(len(path_components))]
        below = self.get_descendants().filter(
            url_path__in=[f"{self.url_path}{way}/" for way in ways], depth__gt=self.depth
        )
        target: Page | None = None
        rest = path_components
        for page in below.order_by("depth"):
            if target is not None and issubclass(target.specific_class, RoutablePageMixin):
                break
            target, rest = page, path_components[page.depth - self.depth :]
        return target, rest

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Look up the pages of all links at once."""
        look_up_pages(
            getattr(self, field.name)
            for field in self._meta.get_fields()
            if isinstance(field, StreamField)
        )
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context

    def answers_now(self) -> bool:
        """Tell whether the page belongs under this language prefix and has not expired.

        Without the first /ar/impressum/ would show the German page, set from right to left; without
        the second its own address would show for longer than any list, until the next job.
        """
        expired = self.expire_at is not None and self.expire_at <= clock.now()
        return not expired and self.locale.language_code == get_language()

    def document_text(self) -> str:
        """Return the text of all stream fields as plain text."""
        parts: list[str] = []
        for field in self._meta.get_fields():
            if isinstance(field, StreamField):
                value = getattr(self, field.name)
                parts += map(str, value.stream_block.get_searchable_content(value))
        return plain_text(" ".join(parts))

    @property
    def document_date(self) -> dt.date | None:
        """The day that the site search shows with this page; None for pages of no day."""
        return None

    def site_document(self) -> SiteDocument | None:
        """Return what the site search keeps of this page; None keeps it out."""
        return SiteDocument(
            title=self.title,
            text=self.document_text(),
            teaser=self.description,
            language=self.locale.language_code,
            path=self.get_url() or "",
            date=self.document_date,
        )

    @property
    def description(self) -> str:
        """The sentence for search engines and shared links."""
        return self.search_description or self.teaser

    @cached_property
    def easy_partner(self) -> Page | None:
        """The easy-language page, if it is public."""
        if self.easy_language_id is None:
            return None
        return visible_to(ANONYMOUS, Page.objects.filter(pk=self.easy_language_id)).first()
