"""A secret of the canary sweep, and what planting one needs in every room."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, PageViewRestriction

from portal.pages.models import HomePage

from .world import home_page

# Stands in every secret and in one public page and offer: who searches it finds only those.
FINDER = "Leuchtturmwärter"


@dataclass
class Secret:
    """What must stay hidden. `path` is its address; its slug is no secret to who asks for it."""

    name: str
    hide: Callable[[], None] = lambda: None
    path: str = ""
    words: set[str] = field(default_factory=set)

    def word(self, place: str) -> str:
        """Return a word that occurs nowhere else, and remember it."""
        word = f"Xolo{self.name}{place}tar"
        self.words.add(word.lower())
        return word


def arabic_home() -> HomePage:
    arabic, _ = Locale.objects.get_or_create(language_code="ar")
    found: HomePage | None = home_page().get_translation_or_none(arabic)
    if found is None:
        found = home_page().copy_for_translation(arabic)
        found.save_revision().publish()
    return HomePage.objects.get(pk=found.pk)


def restrict(page: Page, kind: str) -> None:
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password="zwiebel"
    )
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.set(Group.objects.filter(name="Redaktion"))
