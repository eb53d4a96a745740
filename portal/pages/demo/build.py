"""Make the demo's page tree. What exists already is left as it is: editors may have changed it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from portal.contact import demo as contact
from portal.legal import demo as legal
from portal.programmes import demo as programmes
from portal.siteconfig.models import CitySettings

from ..models import HomePage
from . import guidance
from .parts import DemoPage, courses

PAGES: tuple[DemoPage, ...] = (
    *programmes.PAGES,
    *guidance.PAGES,
    *contact.PAGES,
    *legal.PAGES,
)


@transaction.atomic
def build_pages() -> int:
    """Create what is missing and return how many pages were made."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    home, made = _home()
    pages: dict[str, Page] = {"": home}
    for demo in PAGES:
        parent = pages[demo.parent]
        # Of whatever type: a page of an older demo keeps its address and what was written there.
        found = Page.objects.child_of(parent).filter(slug=demo.slug).first()
        pages[demo.slug] = found or _create(demo, parent)
        made += found is None
    _link_easy_pages(pages)
    _fill_home(home, pages)
    _fill_settings(pages)
    return made


def _home() -> tuple[HomePage, int]:
    """Return the home page of the default site; the page Wagtail brings along goes."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    home = HomePage.objects.filter(pk=site.root_page_id).first() if site else None
    made = 0
    if home is None:
        root = Page.get_first_root_node()
        home = HomePage(
            title="Startseite",
            slug="start",
            locale=Locale.get_default(),
            teaser="Kurse und Treffen in Trier und Umgebung. Viele sind kostenlos.",
        )
        root.add_child(instance=home)
        made = 1
    site = site or Site(is_default_site=True)
    welcome = site.root_page if site.root_page_id else None
    site.root_page = home
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = site.site_name or settings.WAGTAIL_SITE_NAME
    site.save()
    if welcome and welcome.pk != home.pk and welcome.specific_class is Page:
        welcome.delete()
    return home, made


def _create(demo: DemoPage, parent: Page) -> Page:
    page = demo.make(parent)
    parent.add_child(instance=page)
    revision = page.save_revision()
    if not demo.draft:
        revision.publish()
    return page


def _link_easy_pages(pages: dict[str, Page]) -> None:
    for demo in PAGES:
        page = pages[demo.slug].specific
        if demo.easy and page.easy_language_id is None:
            page.easy_language = pages[demo.easy]
            page.save_revision().publish()


def _fill_home(home: HomePage, pages: dict[str, Page]) -> None:
    if home.ways or home.doors or home.listings:
        return
    home.ways = [
        ("way", {"label": way.label, "page": None, "address": way.address})
        for way in programmes.WAYS
    ]
    home.doors = [
        (
            "door",
            {
                "page": pages[door.slug],
                "title": door.title,
                "text": door.text,
                "illustration": door.illustration,
            },
        )
        for door in programmes.DOORS
    ]
    home.listings = [
        courses("Kurse, die bald beginnen", number=4),
        *programmes.news("Neues aus der Bildung"),
    ]
    home.save_revision().publish()


def _fill_settings(pages: dict[str, Page]) -> None:
    city = CitySettings.for_site(Site.objects.get(is_default_site=True))
    for demo in PAGES:
        if demo.setting and getattr(city, f"{demo.setting}_id") is None:
            setattr(city, demo.setting, pages[demo.slug])
    if not city.address:
        city.address = "Stadtverwaltung Trier\nAm Augustinerhof\n54290 Trier"
        city.phone = "0651 718-0"
        city.hours = "Montag bis Freitag, 9 bis 12 Uhr (Beispiel)"
        city.claim = "Kurse, Treffen und Beratung in Trier und Umgebung."
    city.save()
