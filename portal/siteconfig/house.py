"""What every template knows about the house, read late: a page that shows nothing of it asks nothing.

A page costs one query for it: which generation of the site this is. What belongs to the generation
(site, settings and the linked pages that everybody may see: three queries) each process remembers.
"""

import hashlib
import time
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from wagtail.models import Page, Site

from portal.access import ANONYMOUS, visible_to
from portal.pages.navigation import NavItem, Tool, navigation, tools
from portal.text import phone_address

from .generation import generation_of
from .models import HELP_PAGES, LEGAL_PAGES, CitySettings

REMEMBERED_SECONDS = 60
# The parameter by which "Barriere melden" learns which page somebody was on.
ORIGIN = "betrifft"
MOST_REMEMBERED = 32  # hosts and languages of one generation or two


@dataclass(frozen=True, kw_only=True)
class Link:
    """`for_people`: an address for each page, which robots need not follow."""

    label: str
    url: str
    for_people: bool = False


@dataclass(frozen=True)
class Shared:
    """What every visitor of a site sees of the house, in one language. `site` is None where nothing is
    installed yet."""

    site: Site | None
    city: CitySettings
    pages: list[Page]


_remembered: dict[object, Shared] = {}


def _shared(request: HttpRequest) -> Shared:
    """Return what this process remembers of the present generation, or else reads."""
    minute = time.monotonic() // REMEMBERED_SECONDS
    key = (generation_of(request), minute, request.get_host(), request.get_port(), get_language())
    found = _remembered.get(key)
    if found is None:
        if len(_remembered) >= MOST_REMEMBERED:
            _remembered.clear()
        site = Site.find_for_request(request)
        # Not `for_site`, which would write a row where there is none yet.
        city = CitySettings.objects.filter(site=site).first() or CitySettings(site=site)
        pages = _linked_pages(site, city, ANONYMOUS) if site else []
        found = _remembered[key] = Shared(site, city, pages)
    return found


def forget_houses() -> None:
    """Forget all generations: for tests, which take changes back without beginning a new one."""
    _remembered.clear()


def _linked_pages(site: Site, city: CitySettings, user: Any) -> list[Page]:
    """Return the pages of menu and footer that `user` may see, in the language in force or in German."""
    languages = {get_language(), settings.LANGUAGE_CODE}
    chosen = [key for name in (*LEGAL_PAGES, *HELP_PAGES) if (key := getattr(city, f"{name}_id"))]
    linked = Q(pk__in=chosen)
    if len(languages) > 1:
        keys = Page.objects.filter(pk__in=chosen).values("translation_key")
        linked |= Q(translation_key__in=keys)
    # Home pages of all languages are siblings; their children are what menus show.
    in_menu = Q(show_in_menus=True, depth=site.root_page.depth + 1)
    pages = Page.objects.filter(linked | in_menu, locale__language_code__in=languages)
    return list(visible_to(user, pages).select_related("locale").order_by("path"))


class House:
    """The house as one visitor's request sees it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def _shared(self) -> Shared:
        return _shared(self._request)

    @property
    def _site(self) -> Site | None:
        return self._shared.site

    @property
    def city(self) -> CitySettings:
        """The settings of the site asked for; their defaults where nothing is installed yet."""
        return self._shared.city

    @property
    def name(self) -> str:
        return self.city.name

    @property
    def office(self) -> str:
        return self.city.office

    @property
    def address(self) -> str:
        return self.city.address

    @property
    def hours(self) -> str:
        return self.city.hours

    @property
    def email(self) -> str:
        return self.city.email

    @property
    def phone(self) -> str:
        return self.city.phone

    @property
    def phone_link(self) -> str:
        """The number as the address of a link."""
        return phone_address(self.phone)

    @cached_property
    def logo_url(self) -> str:
        logo = self.city.logo
        return str(logo.get_rendition("max-176x176").url) if logo else ""

    @property
    def has_theme(self) -> bool:
        return bool(self.city.colours)

    @property
    def theme_version(self) -> str:
        """A short value that changes with the colours, so that browsers fetch them anew."""
        return hashlib.sha256(repr(self.city.colours).encode()).hexdigest()[:8]

    @property
    def home_url(self) -> str:
        language = get_language() or settings.LANGUAGE_CODE
        return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"

    @cached_property
    def search_url(self) -> str:
        """The address of the search over everything, or "" while no app offers one."""
        try:
            return reverse("search:site")
        except NoReverseMatch:
            return ""

    @property
    def tools(self) -> list[Tool]:
        """The small links at the end of the header that features registered."""
        return tools()

    @cached_property
    def _pages(self) -> list[Page]:
        """The pages of menu and footer that this visitor may see."""
        user = getattr(self._request, "user", ANONYMOUS)
        if self._site is None or not user.is_authenticated:
            return self._shared.pages
        return _linked_pages(self._site, self.city, user)

    def _link(self, page: Page) -> Link:
        return Link(label=page.title, url=page.get_url(self._request, self._site) or "")

    def _linked(self, name: str) -> Page | None:
        key = getattr(self.city, f"{name}_id")
        original = next((page for page in self._pages if page.pk == key), None)
        if original is None or original.locale.language_code == get_language():
            return original
        same = (p for p in self._pages if p.translation_key == original.translation_key)
        return next((p for p in same if p.locale.language_code == get_language()), original)

    def _links(self, names: tuple[str, ...]) -> list[Link]:
        return [self._link(page) for name in names if (page := self._linked(name))]

    @cached_property
    def legal_links(self) -> list[Link]:
        return self._links(LEGAL_PAGES)

    @cached_property
    def help_links(self) -> list[Link]:
        """What helps. "Barriere melden" takes along which page it was on: the path, nothing else."""
        links = self._links(HELP_PAGES)
        if barrier := self.barrier_url:
            origin = urlencode({ORIGIN: self._request.path}, safe="/")
            told = {barrier: f"{barrier}?{origin}"}
            links = [
                replace(link, url=told[link.url], for_people=True) if link.url in told else link
                for link in links
            ]
        return links

    @cached_property
    def barrier_url(self) -> str:
        """The page to report a barrier, or "" while there is none to be seen."""
        return self._url("page_barrier")

    @cached_property
    def contact_url(self) -> str:
        """The page "Kontakt", or "" while there is none to be seen."""
        return self._url("page_contact")

    @cached_property
    def privacy_url(self) -> str:
        """The page "Datenschutz", or "" while there is none to be seen."""
        return self._url("page_privacy")

    def _url(self, name: str) -> str:
        page = self._linked(name)
        return self._link(page).url if page else ""

    @cached_property
    def easy_url(self) -> str:
        return self._url("page_easy")

    @cached_property
    def sign_url(self) -> str:
        """The page in Deutsche Gebärdensprache, or "" while there is none to be seen."""
        return self._url("page_sign")

    def page(self, key: int) -> Page | None:
        """Return the page of this key, if it is one of menu or footer."""
        return next((page for page in self._pages if page.pk == key), None)

    @cached_property
    def navigation(self) -> list[NavItem]:
        """The entries of the main menu, with the one marked that this address lies in."""
        links = [
            self._link(page)
            for page in self._pages
            if page.show_in_menus and page.locale.language_code == get_language()
        ]
        pages = [(link.label, link.url) for link in links]
        return navigation(self._request.path, pages)


def house_of(request: Any) -> House:
    """Return the house of `request`, made once per request."""
    found: House | None = getattr(request, "_house", None)
    if found is None:
        found = request._house = House(request)
    return found
