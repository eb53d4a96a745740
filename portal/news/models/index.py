"""The index of news (Meldungen), its archive and its feeds."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from portal.pages.models import BasePage
from portal.text import phone_address

from ..archive import Period, read_period
from ..panels import INDEX_PANELS
from .article import RESERVED_SLUG, NewsArticlePage


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news of one language. Below its address: `2026/`, `2026/11/`, `rss/`, `atom/`."""

    press_office = models.CharField(
        _("Stelle"), max_length=120, blank=True, help_text=_("Zum Beispiel: Presseamt der Stadt.")
    )
    press_phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    press_email = models.EmailField(_("E-Mail-Adresse der Stelle"), blank=True)
    press_note = models.CharField(
        _("Hinweis dazu"),
        max_length=200,
        blank=True,
        default=_("Nur für Redaktionen und Medien. Alle anderen erreichen uns über „Kontakt“."),
    )

    template = "news/index.html"
    parent_page_types: ClassVar[list[str]] = ["portal_pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["portal_news.NewsArticlePage"]
    max_count_per_parent = 1
    content_panels = INDEX_PANELS

    class Meta:
        verbose_name = _("Übersicht der Meldungen")
        verbose_name_plural = _("Übersichten der Meldungen")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """As every page; an article is looked up as what it is, which saves asking twice."""
        if len(path_components) == 1 and not RESERVED_SLUG.match(path_components[0]):
            articles = NewsArticlePage.objects.child_of(self).select_related(
                "locale", "image", "organisation", "easy_language"
            )
            if article := articles.filter(slug=path_components[0]).first():
                article.index_above = self
                return article.route(request, [])
        if not self.answers_now():
            raise Http404
        return super().route(request, path_components)

    @path("")
    def index_route(self, request: HttpRequest) -> HttpResponse:
        """The newest; with `thema` or `stichwort` those of a topic or tag; pages by `seite`."""
        return self._browse(request, None)

    @re_path(r"^([0-9]{4})/$")
    def year(self, request: HttpRequest, year: str) -> HttpResponse:
        """What was published in a year."""
        return self._browse(request, read_period(year))

    @re_path(r"^([0-9]{4})/([0-9]{2})/$")
    def month(self, request: HttpRequest, year: str, month: str) -> HttpResponse:
        """What was published in a month."""
        return self._browse(request, read_period(year, month))

    @path("rss/")
    def rss(self, request: HttpRequest) -> HttpResponse:
        """The newest as RSS 2.0; of one topic with `thema`."""
        from ..feeds import rss  # feeds read articles

        return rss(request, self)

    @path("atom/")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """The same as Atom 1.0."""
        from ..feeds import atom

        return atom(request, self)

    def _browse(self, request: HttpRequest, period: Period | None) -> HttpResponse:
        from ..browsing import browse

        context = self.get_context(request) | browse(request, self, period=period)
        return TemplateResponse(request, self.template, context)

    @property
    def press(self) -> bool:
        """Whether there is anything to call or write to."""
        return bool(self.press_phone or self.press_email)

    @property
    def press_phone_link(self) -> str:
        """The number for a `tel:` link."""
        return phone_address(self.press_phone)
