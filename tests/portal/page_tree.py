"""A small page tree for tests of pages."""

from typing import Any

from wagtail.models import Locale, Page, Site

from portal.pages.models import HomePage, StandardPage


def make_home(**fields: Any) -> HomePage:
    """Return a home page that the default site shows."""
    values = {"title": "Startseite", "slug": "start", "locale": Locale.get_default()} | fields
    home = HomePage(**values)
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    return home


def make_page(title: str, *, parent: Page, **fields: Any) -> StandardPage:
    """Return a published standard page below `parent`; its slug comes from its title."""
    values = {"title": title, "slug": title.lower().replace(" ", "-"), "locale": parent.locale}
    page = StandardPage(**(values | fields))
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    return page
