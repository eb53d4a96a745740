"""A page that is not for everybody stays so: copied, moved, translated, in every language."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction

from portal.access import is_public
from portal.pages.closing import close_copy
from portal.pages.models import HomePage
from tests.portal.page_tree import make_home, make_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]

LOGIN, GROUPS = PageViewRestriction.LOGIN, PageViewRestriction.GROUPS


@pytest.fixture
def home() -> HomePage:
    return make_home()


def close(page: Page, kind: str = LOGIN, *groups: str) -> PageViewRestriction:
    made = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    made.groups.set(Group.objects.filter(name__in=groups))
    return made


def closed_by(page: Page) -> list[tuple[str, list[str]]]:
    """Return kind and groups of the restrictions that hold for a page."""
    return sorted(
        (one.restriction_type, sorted(group.name for group in one.groups.all()))
        for one in Page.objects.get(pk=page.pk).get_view_restrictions()
    )


def translated(page: Page) -> Page:
    arabic, _made = Locale.objects.get_or_create(language_code="ar")
    if not page.get_parent().is_root() and not page.get_parent().has_translation(arabic):
        page.get_parent().copy_for_translation(arabic)
    copy: Page = Page.objects.get(pk=page.pk).specific.copy_for_translation(arabic)
    copy.save_revision().publish()
    return copy


def test_a_copy_is_closed_as_its_source_is_with_all_below(
    home: HomePage, sofia_client: Client
) -> None:
    intern = make_page("Intern", parent=home)
    source = make_page("Vorlage", parent=intern)
    below = make_page("Darunter", parent=source)
    close(intern)
    close(below, GROUPS, "Redaktion")
    address = f"/admin/pages/{source.pk}/copy/"
    sent = sofia_client.post(
        address,
        {
            "new_title": "Kopie",
            "new_slug": "kopie",
            "new_parent_page": home.pk,
            "copy_subpages": "on",
            "publish_copies": "on",
        },
    )
    assert sent.status_code == 302
    copy = Page.objects.child_of(home).get(slug="kopie")
    assert (copy.live, closed_by(copy)) == (True, [(LOGIN, [])])
    assert closed_by(copy.get_children().get()) == [(GROUPS, ["Redaktion"]), (LOGIN, [])]
    assert "Die Kopie ist es auch nicht" in sofia_client.get("/admin/").content.decode()


def test_a_copy_of_an_open_page_stays_open(home: HomePage) -> None:
    source = make_page("Offen", parent=home)
    copy = source.copy(update_attrs={"slug": "kopie"})
    assert (close_copy(source, copy), closed_by(copy)) == (False, [])


def test_moved_out_of_a_closed_section_it_stays_closed(home: HomePage) -> None:
    intern = make_page("Intern", parent=home)
    page = make_page("Bericht", parent=intern)
    close(intern)
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=home.pk), pos="last-child")
    assert closed_by(page) == [(LOGIN, [])]
    # And back: what holds already is not written twice.
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=intern.pk), pos="last-child")
    assert PageViewRestriction.objects.filter(page=page).count() == 1


def test_moved_within_a_section_nothing_changes(home: HomePage) -> None:
    intern = make_page("Intern", parent=home)
    page, other = make_page("Eins", parent=intern), make_page("Zwei", parent=intern)
    close(intern)
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk), pos="right")
    assert PageViewRestriction.objects.filter(page=page).count() == 0


def test_a_translation_made_before_is_closed_with_its_original(home: HomePage) -> None:
    page = make_page("Seite", parent=home)
    arabic = translated(page)
    assert is_public(arabic)
    close(page)
    assert closed_by(arabic) == [(LOGIN, [])]


def test_groups_are_those_of_the_original(home: HomePage) -> None:
    page = make_page("Seite", parent=home)
    arabic = translated(page)
    restriction = close(page, GROUPS, "Redaktion")
    assert closed_by(arabic) == [(GROUPS, ["Redaktion"])]
    restriction.groups.set(Group.objects.filter(name__in=("Redaktion", "Büro")))
    assert closed_by(arabic) == closed_by(page) == [(GROUPS, ["Büro", "Redaktion"])]


def test_a_translation_made_afterwards_is_closed_from_the_beginning(home: HomePage) -> None:
    page = make_page("Seite", parent=home)
    close(page, GROUPS, "Redaktion")
    arabic = translated(page)
    assert closed_by(arabic) == closed_by(page) == [(GROUPS, ["Redaktion"])]


def test_opening_one_language_opens_no_other(home: HomePage) -> None:
    page = make_page("Seite", parent=home)
    arabic = translated(page)
    close(page).delete()
    assert (closed_by(page), closed_by(arabic)) == ([], [(LOGIN, [])])
