"""The demo's log-ins."""

import stat
from pathlib import Path

import pytest
from django.contrib.auth import authenticate

from portal.accounts.models import User
from portal.demo.logins import describe, ensure_logins

pytestmark = [pytest.mark.db, pytest.mark.django_db]


def test_sofia_may_do_everything_and_the_others_what_their_group_may(tmp_path: Path) -> None:
    logins = ensure_logins(path=tmp_path / "logins.json")
    accounts = [User.objects.get(email=login.email) for login in logins]
    assert {
        account.first_name: (
            account.is_superuser,
            [group.name for group in account.groups.order_by("name")],
        )
        for account in accounts
    } == {
        "Sofia": (True, []),
        "Anna": (False, ["Redaktion"]),
        "Clara": (False, ["Chefredaktion"]),
        "Paul": (False, ["Programmpartner"]),
        "Bea": (False, ["Büro", "Chefredaktion"]),
        "Rita": (False, ["TILL-Redaktion"]),
        "Leo": (False, ["TILL-Leitung"]),
    }
    for login in logins:
        user = authenticate(username=login.email, password=login.password)
        assert user is not None
        assert user.get_username() == login.email


def test_passwords_are_made_once_per_installation_and_are_their_owners_secret(
    tmp_path: Path,
) -> None:
    path = tmp_path / "logins.json"
    first = ensure_logins(path=path)
    assert ensure_logins(path=path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    User.objects.all().delete()
    other = ensure_logins(path=tmp_path / "other.json")
    passwords = {login.password for login in first + other}
    assert len(passwords) == 14
    assert min(len(password or "") for password in passwords) >= 16


def test_a_changed_password_is_not_shown_and_not_set_back(tmp_path: Path) -> None:
    path = tmp_path / "logins.json"
    ensure_logins(path=path)
    account = User.objects.get(email="anna@portal.example")
    account.set_password("mein-eigenes-Kennwort")
    account.save()
    anna = ensure_logins(path=path)[1]
    assert anna.password is None
    assert "(Passwort wurde geändert)" in describe([anna])[0]
    account.refresh_from_db()
    assert account.check_password("mein-eigenes-Kennwort")


def test_an_account_somebody_made_before_keeps_its_password_and_rights(tmp_path: Path) -> None:
    User.objects.create_user("Admin@portal.example", "schon-vorher-da-gewesen")
    sofia = ensure_logins(path=tmp_path / "logins.json")[0]
    assert sofia.password is None
    account = User.objects.get(email__iexact="admin@portal.example")
    assert (account.check_password("schon-vorher-da-gewesen"), account.is_superuser) == (
        True,
        False,
    )
