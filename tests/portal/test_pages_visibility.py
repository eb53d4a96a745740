"""Public means public: which pages whom."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction

from portal import clock
from portal.access import ANONYMOUS, visible_to
from portal.accounts.models import User
from portal.pages.models import HomePage, StandardPage

from .page_tree import make_home, make_page

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def boris(db: None) -> User:
    """Boris, the volunteer: an account without any group."""
    return User.objects.create_user(email="boris@beispiel.example", password="ein-langes-Kennwort")


@pytest.fixture
def home() -> HomePage:
    home = make_home()
    make_page("Offen", parent=home)
    make_page("Entwurf", parent=home, live=False)
    make_page("Abgelaufen", parent=home, expire_at=clock.now() - dt.timedelta(minutes=1))
    make_page("Noch gültig", parent=home, expire_at=clock.now() + dt.timedelta(days=1))
    login = make_page("Nur mit Konto", parent=home)
    make_page("Darunter", parent=login)
    PageViewRestriction.objects.create(page=login, restriction_type=PageViewRestriction.LOGIN)
    editors = make_page("Nur Redaktion", parent=home)
    restriction = PageViewRestriction.objects.create(
        page=editors, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.get(name="Redaktion"))
    secret = make_page("Mit Passwort", parent=home)
    PageViewRestriction.objects.create(
        page=secret, restriction_type=PageViewRestriction.PASSWORD, password="sesam"
    )
    return home


def titles(user: object) -> set[str]:
    return {page.title for page in StandardPage.objects.visible_to(user)}


PUBLIC = {"Offen", "Noch gültig"}
WITH_ACCOUNT = PUBLIC | {"Nur mit Konto", "Darunter"}


def test_a_stranger_sees_what_is_live_current_and_unrestricted(home: HomePage) -> None:
    assert titles(ANONYMOUS) == PUBLIC


def test_boris_sees_what_needs_an_account_and_nothing_of_the_editors(
    home: HomePage, boris: User
) -> None:
    assert titles(boris) == WITH_ACCOUNT


def test_anna_sees_the_pages_of_her_group(home: HomePage, anna: User) -> None:
    assert titles(anna) == WITH_ACCOUNT | {"Nur Redaktion"}


def test_sofia_passes_groups_but_no_list_shows_what_a_password_protects(
    home: HomePage, sofia: User
) -> None:
    assert titles(sofia) == WITH_ACCOUNT | {"Nur Redaktion"}


def test_a_group_opens_only_the_restriction_it_is_named_in(home: HomePage, anna: User) -> None:
    page = make_page("Nur Moderation", parent=home)
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.get(name="Chefredaktion"))
    assert titles(anna) == WITH_ACCOUNT | {"Nur Redaktion"}


def test_an_alias_is_closed_where_its_source_is(home: HomePage) -> None:
    source = StandardPage.objects.get(title="Nur mit Konto")
    source.create_alias(parent=home, update_slug="spiegel")
    assert titles(ANONYMOUS) == PUBLIC


def test_plain_page_querysets_follow_the_same_rule(home: HomePage) -> None:
    below = Page.objects.child_of(home)
    assert {page.title for page in visible_to(ANONYMOUS, below)} == PUBLIC


def test_narrowing_asks_the_database_once(
    home: HomePage, boris: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        list(StandardPage.objects.visible_to(boris))
