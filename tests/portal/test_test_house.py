"""The house rules of the tests themselves."""

import socket

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from portal.accounts.models import User

pytestmark = pytest.mark.db


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", [1, 2])
def test_a_committing_test_finds_the_migrated_state(round_: int) -> None:
    assert Page.objects.get(depth=1).is_root()
    assert Site.objects.get(is_default_site=True).root_page.depth == 2
    assert Locale.objects.filter(language_code="de").exists()
    assert Group.objects.get(name="Redaktion").permissions.filter(codename="access_admin").exists()
    assert not User.objects.exists()
    User.objects.create_user(email="boris@stadt.example")
    Page.objects.all().delete()


def test_no_test_leaves_this_machine() -> None:
    with pytest.raises(AssertionError, match="wants to"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(AssertionError, match=r"look up stadt\.example"):
        socket.getaddrinfo("stadt.example", 443)
