"""Accounts: the address is the name, whatever its case, and guessing passwords gets nowhere."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client

from portal.accounts.lockout import client_address
from portal.accounts.models import User
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.db, pytest.mark.django_db]
ANNA = "anna@stadt.example"


def log_in(client: Client, email: str, password: str, **headers: Any) -> HttpResponse:
    return client.post("/admin/login/", {"username": email, "password": password}, **headers)


def test_an_address_belongs_to_one_account_whatever_its_case(anna: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user(email="ANNA@stadt.example")
    with pytest.raises(ValidationError) as error:
        User(email="Anna@Stadt.example", password="x").full_clean()
    assert error.value.messages == ["Es gibt schon ein Konto mit dieser E-Mail-Adresse."]
    with pytest.raises(ValueError, match="E-Mail-Adresse"):
        User.objects.create_user(email="")


def test_anna_logs_in_with_any_case(anna: User, client: Client) -> None:
    assert log_in(client, "Anna@STADT.example", PASSWORD).headers["Location"] == "/admin/"
    assert authenticate(HttpRequest(), username=ANNA, password=PASSWORD) == anna


def test_a_disabled_account_is_out_at_once(anna: User, anna_client: Client) -> None:
    assert anna_client.get("/admin/").status_code == 200
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert anna_client.get("/admin/").status_code == 302


def test_sofia_edits_an_account_in_the_admin(anna: User, bea: User, sofia_client: Client) -> None:
    fields = {"email": bea.email, "first_name": "Bea", "last_name": "Baum", "is_active": "on"}
    address = f"/admin/users/edit/{bea.pk}/"
    assert sofia_client.post(address, fields).status_code == 302
    bea.refresh_from_db()
    assert str(bea) == "Bea Baum"
    taken = sofia_client.post(address, fields | {"email": ANNA.upper()})
    assert "Es gibt schon ein Konto" in taken.content.decode()
    assert "Zweiter Faktor" in taken.content.decode()


@pytest.fixture
def lock(settings: Any) -> Callable[[Client, str, int], list[int]]:
    settings.AXES_ENABLED = True

    def guess(client: Client, email: str, times: int) -> list[int]:
        return [log_in(client, email, "falsch").status_code for _ in range(times)]

    return guess


def test_the_fifth_wrong_password_locks_even_the_right_one(
    anna: User, client: Client, lock: Any
) -> None:
    assert lock(client, ANNA, 4) == [200] * 4
    assert lock(client, ANNA.upper(), 1) == [429]  # another case is the same name
    response = log_in(client, ANNA, PASSWORD)
    assert response.status_code == 429
    assert "Anmeldung für 15 Minuten gesperrt" in response.content.decode()


def test_a_stranger_cannot_lock_anna_out_of_her_own_office(
    anna: User, client: Client, lock: Any
) -> None:
    lock(client, ANNA, 6)
    assert log_in(client, ANNA, PASSWORD).status_code == 429
    assert log_in(Client(), ANNA, PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_an_unknown_name_answers_like_a_known_one(anna: User, client: Client, lock: Any) -> None:
    def shown(email: str) -> str:
        html = log_in(Client(), email, "falsch").content.decode()
        return re.sub(r'value="[^"]*"|"CSRF_TOKEN": "\w+"', "", html)

    assert shown(ANNA) == shown("niemand@stadt.example")


def test_a_forgotten_password_says_the_same_for_known_and_unknown_addresses(
    anna: User, client: Client
) -> None:
    answers = [
        client.post("/admin/password_reset/", {"email": email}).headers["Location"]
        for email in (ANNA, "niemand@stadt.example")
    ]
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [[ANNA]]


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "address"),
    [
        (False, "203.0.113.9", "192.0.2.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "10.0.0.1, 198.51.100.4, 203.0.113.9", "203.0.113.9"),
        (True, "", "192.0.2.1"),
    ],
)
def test_only_our_own_proxy_is_believed(
    settings: Any, behind_proxy: bool, forwarded: str, address: str
) -> None:
    settings.PORTAL_BEHIND_PROXY = behind_proxy
    request = HttpRequest()
    request.META = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": forwarded}
    assert client_address(request) == address
