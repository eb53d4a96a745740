"""What search engines may know of: sections that rooms register, in one file or, when large, in many."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index as sitemap_index
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.access import ANONYMOUS, visible_to

MOST_IN_ONE = 10_000


class Section(Sitemap[Any]):
    """Base of all sections. `items` must come from `visible_to(ANONYMOUS, ...)`."""

    limit = MOST_IN_ONE

    def get_latest_lastmod(self) -> None:
        """Django would read every row of the section for the index."""
        return


class PageSection(WagtailSitemap):
    """The pages that everybody may see, each with the moment it was last published."""

    limit = MOST_IN_ONE

    def items(self) -> PageQuerySet[Page]:
        """As Wagtail's, but through the house's rule: expired pages go at once, not with the next job."""
        below: PageQuerySet[Page] = self.get_wagtail_site().root_page.get_descendants(
            inclusive=True
        )
        public: PageQuerySet[Page] = visible_to(ANONYMOUS, below)
        return public.order_by("path").defer_streamfields().specific()

    def get_latest_lastmod(self) -> None:
        """As in `Section`."""
        return


_sections: dict[str, type[Sitemap[Any]]] = {"seiten": PageSection}


def register_sitemap(name: str, section: type[Section]) -> None:
    """Add the public addresses of a room (call it in `AppConfig.ready()`)."""
    _sections[name] = section


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses, or from 10,000 on the addresses of the files that hold them."""
    sections = {name: _made(section, request) for name, section in _sections.items()}
    if sum(section.paginator.count for section in sections.values()) <= MOST_IN_ONE:
        return wagtail_sitemap(request, sitemaps=_sections)
    return sitemap_index(request, {**sections}, sitemap_url_name="sitemap_section")


def _made(section: type[Sitemap[Any]], request: HttpRequest) -> Sitemap[Any]:
    return section(request) if issubclass(section, PageSection) else section()


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """The addresses of one room, 10,000 on a page (`p`)."""
    return wagtail_sitemap(request, sitemaps=_sections, section=section)
