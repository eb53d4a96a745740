"""Pages with forms for tests, linked from the footer."""

from typing import Any

from wagtail.models import Site

from portal.contact.models import ContactPage, MessageKind
from portal.pages.models import HomePage
from portal.siteconfig.models import CitySettings

from ..page_tree import make_home


def make_contact_pages(**settings: Any) -> dict[str, ContactPage]:
    """Return both pages by kind; `settings` go to the city's."""
    home: HomePage = make_home()
    pages = {
        kind: home.add_child(instance=ContactPage(title=title, slug=slug, kind=kind))
        for kind, title, slug in (
            (MessageKind.CONTACT, "Kontakt", "kontakt"),
            (MessageKind.BARRIER, "Barriere melden", "barriere-melden"),
        )
    }
    values = {
        "page_contact": pages[MessageKind.CONTACT],
        "page_barrier": pages[MessageKind.BARRIER],
        "email": "bildung@stadt.example",
        "phone": "0651 718-0",
    }
    CitySettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults=values | settings
    )
    return pages
