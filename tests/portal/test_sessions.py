"""Sessions end: after a pause, after a day's work, with the log-out, the account and the password."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from portal import clock
from portal.accounts.models import User
from tests.conftest import PASSWORD, logged_in

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the clock of sessions go on."""
    begin = clock.real_now()

    def go(**time: float) -> None:
        monkeypatch.setattr(
            "portal.accounts.gate.clock.real_now", lambda: begin + dt.timedelta(**time)
        )

    return go


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_a_pause_of_two_hours_ends_a_session(anna_client: Client, later: Any) -> None:
    assert is_in(anna_client)
    later(minutes=119)
    assert is_in(anna_client)
    later(minutes=119 + 121)
    assert not is_in(anna_client)
    later(minutes=119 + 122)
    assert "länger angemeldet, als erlaubt ist" in anna_client.get("/admin/login/").content.decode()


def test_an_open_editor_alone_keeps_no_session(anna_client: Client, later: Any) -> None:
    assert is_in(anna_client)
    for minutes in (60, 119):
        later(minutes=minutes)
        anna_client.post("/admin/editing-sessions/release/1/")
    later(minutes=121)
    assert not is_in(anna_client)


def test_twelve_hours_are_the_most_however_busy(anna_client: Client, later: Any) -> None:
    for hour in range(12):
        later(hours=hour)
        assert is_in(anna_client)
    later(hours=12, minutes=1)
    assert not is_in(anna_client)


def test_a_stolen_cookie_is_worth_nothing_after_log_out(anna: User) -> None:
    client = logged_in(anna)
    stolen = Client()
    stolen.cookies["sessionid"] = client.cookies["sessionid"].value
    assert is_in(stolen)
    client.post("/admin/logout/")
    assert not is_in(stolen)


def change(client: Client, old: str, new: str) -> None:
    fields = {"old_password": old, "new_password1": new, "new_password2": new}
    client.post(
        "/admin/account/",
        {f"password-{name}": value for name, value in fields.items()}
        | {
            "name_email-first_name": "Anna",
            "name_email-last_name": "Adler",
            "locale-preferred_language": "",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
        },
    )


def test_a_new_password_asks_for_the_old_one_and_ends_other_sessions(anna: User) -> None:
    mine, other = logged_in(anna), logged_in(anna)
    change(mine, "falsch", "ein-anderes-Kennwort")
    anna.refresh_from_db()
    assert anna.check_password(PASSWORD)
    change(mine, PASSWORD, "zu-kurz")
    anna.refresh_from_db()
    assert anna.check_password(PASSWORD)
    change(mine, PASSWORD, "ein-anderes-Kennwort")
    anna.refresh_from_db()
    assert anna.check_password("ein-anderes-Kennwort")
    assert (is_in(mine), is_in(other)) == (True, False)


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("kurz", False),
        ("elfzeichen1", False),
        ("password1234", False),  # on the list of common ones
        ("annaadlerstadt", False),  # too much like her own name
        ("anna@stadt.example", False),  # the name itself
        ("vier wörter ohne ziffer", True),  # no rules of composition
        ("x" * 11 + "日", True),
    ],
)
def test_what_a_good_password_is(anna: User, password: str, good: bool) -> None:
    change(logged_in(anna), PASSWORD, password)
    anna.refresh_from_db()
    assert anna.check_password(password) is good


def test_a_link_for_a_new_password_ends_after_four_hours(anna: User, client: Client) -> None:
    from django.contrib.auth.tokens import PasswordResetTokenGenerator

    class Later(PasswordResetTokenGenerator):
        def _now(self) -> Any:
            return super()._now() + dt.timedelta(hours=4, minutes=1)

    token = PasswordResetTokenGenerator().make_token(anna)
    assert PasswordResetTokenGenerator().check_token(anna, token)
    assert not Later().check_token(anna, token)
    anna.set_password("ein-anderes-Kennwort")
    assert not PasswordResetTokenGenerator().check_token(anna, token)
