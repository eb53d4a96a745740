"""The second factor: nobody is anybody before it, a code works once, and guessing gets nowhere."""

import re
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from portal.accounts import second_factor
from portal.accounts.models import RecoveryCode, User
from portal.mail.models import OutgoingMail
from tests.conftest import PASSWORD, half_logged_in, logged_in
from tests.support.second_factor import code, wrong

pytestmark = [pytest.mark.db, pytest.mark.django_db]
ASK, SET_UP = "/admin/zweiter-faktor/", "/admin/zweiter-faktor/einrichten/"


def log_in(client: Client, user: User, **headers: Any) -> Any:
    return client.post(
        "/admin/login/",
        {"username": user.email, "password": PASSWORD, "next": "/admin/"},
        **headers,
    )


@pytest.fixture
def device(anna: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=anna, name="TOTP")


def test_anna_sets_up_her_app_at_her_first_log_in(anna: User, client: Client) -> None:
    assert log_in(client, anna).headers["Location"] == "/admin/"
    assert client.get("/admin/").headers["Location"] == f"{ASK}?next=%2Fadmin%2F"
    assert client.get(ASK).headers["Location"] == SET_UP
    page = client.get(SET_UP).content.decode()
    key = client.session["second_factor_key"]
    assert second_factor.readable_key(key) in page
    assert re.search(r'<svg class="qr-code"[^>]*role="img"[^>]*>', page)
    assert "/admin/login" in client.get("/styleguide/").headers["Location"]  # not yet
    shown = client.post(SET_UP, {"code": wrong(key)})
    assert "Der Code stimmt nicht" in shown.content.decode()
    before = client.session.session_key
    shown = client.post(SET_UP, {"code": code(key)})
    codes = re.findall(r"<code>(\w{5}-\w{5})</code>", shown.content.decode())
    assert (len(codes), len(set(codes)), anna.recovery_codes.count()) == (10, 10, 10)
    assert shown.headers["Cache-Control"] == "no-store, private"
    assert client.session.session_key != before
    assert client.get("/admin/").status_code == 200
    assert not {row.digest for row in RecoveryCode.objects.all()} & set(codes)


def test_the_code_of_the_app_opens_the_admin_and_works_once(anna: User, device: TOTPDevice) -> None:
    now = code(device.key)
    first, second = half_logged_in(anna), half_logged_in(anna)
    answer = first.post(f"{ASK}?next=/admin/pages/", {"code": f"{now[:3]} {now[3:]}"})
    assert answer.headers["Location"] == "/admin/pages/"
    assert first.get("/admin/").status_code == 200
    assert "Der Code stimmt nicht" in second.post(ASK, {"code": now}).content.decode()
    assert second.get("/admin/").status_code == 302


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/", "javascript:x"])
def test_the_code_leads_nowhere_else(anna: User, device: TOTPDevice, target: str) -> None:
    answer = half_logged_in(anna).post(ASK, {"code": code(device.key), "next": target})
    assert answer.headers["Location"] == "/admin/"


def test_an_emergency_code_works_once_in_any_spelling_and_anna_is_told(
    anna: User, device: TOTPDevice
) -> None:
    emergency = second_factor.new_recovery_codes(anna)[0]
    client = half_logged_in(anna)
    assert client.post(ASK, {"code": f" {emergency.lower()} "}).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert anna.recovery_codes.count() == 9
    assert "Es sind noch 9 übrig" in OutgoingMail.objects.get(to=anna.email).text
    again = half_logged_in(anna).post(ASK, {"code": emergency})
    assert "Der Code stimmt nicht" in again.content.decode()


def test_an_emergency_code_of_somebody_else_is_none(
    anna: User, device: TOTPDevice, rita: User
) -> None:
    foreign = second_factor.new_recovery_codes(rita)[0]
    assert second_factor.check(anna, foreign) is None
    assert rita.recovery_codes.count() == 10


def test_wrong_codes_make_the_device_wait_for_everybody(anna: User, device: TOTPDevice) -> None:
    half_logged_in(anna).post(ASK, {"code": wrong(device.key)})
    shown = half_logged_in(anna).post(ASK, {"code": code(device.key)}).content.decode()
    assert "Zu viele falsche Codes. Bitte warten Sie 1 Sekunde." in shown
    device.refresh_from_db()
    assert device.throttling_failure_count == 1


def test_five_wrong_codes_end_the_session_and_warn_anna(
    anna: User, device: TOTPDevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TOTPDevice, "get_throttle_factor", lambda self: 0)
    client = half_logged_in(anna)
    bad = wrong(device.key)
    answers = [client.post(ASK, {"code": bad}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 302]
    assert client.get(ASK).headers["Location"] == "/admin/login/"
    assert "mit Ihrem richtigen Passwort" in OutgoingMail.objects.get(to=anna.email).text


def test_half_way_anna_is_nobody_on_public_pages_either(anna: User, device: TOTPDevice) -> None:
    client = half_logged_in(anna)
    assert client.get("/").wsgi_request.user.is_anonymous
    assert client.get("/admin/login/").headers["Location"] == ASK
    assert client.post(ASK + "notfall-codes/", {"code": "x"}).headers["Location"] == "/admin/login/"
    assert client.post(ASK + "abmelden/").headers["Location"] == "/admin/login/"
    assert client.get("/admin/login/").status_code == 200


def test_half_way_nobody_sets_up_a_second_device(anna: User, device: TOTPDevice) -> None:
    client = half_logged_in(anna)
    for method in (client.get, client.post):
        assert method(SET_UP).headers["Location"] == ASK
    assert TOTPDevice.objects.get() == device


def test_an_open_browser_gets_neither_codes_nor_a_new_device(anna: User) -> None:
    client = logged_in(anna)
    device = TOTPDevice.objects.get()
    client.get(SET_UP)
    key = client.session["second_factor_key"]
    client.post(SET_UP, {"code": code(key), "current": wrong(device.key)})
    client.post(ASK + "notfall-codes/", {"code": wrong(device.key)})
    assert (TOTPDevice.objects.get(), anna.recovery_codes.count()) == (device, 0)


def test_a_new_device_takes_the_place_of_the_old_one(anna: User) -> None:
    client, other = logged_in(anna), logged_in(anna)
    device = TOTPDevice.objects.get()
    client.get(SET_UP)
    key = client.session["second_factor_key"]
    client.post(SET_UP, {"code": code(key), "current": code(device.key)})
    assert TOTPDevice.objects.get().key == key
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302  # the session of the lost telephone


def test_sofia_resets_annas_second_factor_and_it_is_logged(
    anna: User, sofia: User, sofia_client: Client
) -> None:
    annas = logged_in(anna)
    address = f"/admin/users/zweiter-faktor/{anna.pk}/"
    assert sofia_client.get(address).status_code == 405
    sofia_client.post(address)
    assert second_factor.device_of(anna) is None
    assert annas.get("/admin/").status_code == 302
    entry = ModelLogEntry.objects.get(action="portal.reset_second_factor")
    assert (entry.user, entry.object_id) == (sofia, str(anna.pk))
    assert "zurückgesetzt" in OutgoingMail.objects.get(to=anna.email).text


def test_sofia_does_not_reset_her_own_without_a_code(sofia: User, sofia_client: Client) -> None:
    sofia_client.post(f"/admin/users/zweiter-faktor/{sofia.pk}/")
    assert second_factor.device_of(sofia) is not None


def test_a_new_password_by_mail_does_not_pass_the_second_factor(
    anna: User, device: TOTPDevice, client: Client
) -> None:
    client.post("/admin/password_reset/", {"email": anna.email})
    from django.core import mail

    link = re.search(r"/admin/password_reset/confirm/\S+", str(mail.outbox[0].body))
    assert link
    form = client.get(link[0]).headers["Location"]
    new = {"new_password1": "ganz-neues-Kennwort", "new_password2": "ganz-neues-Kennwort"}
    assert client.post(form, new).status_code == 302
    anna.refresh_from_db()
    assert anna.check_password("ganz-neues-Kennwort")
    log = {"username": anna.email, "password": "ganz-neues-Kennwort"}
    client.post("/admin/login/", log)
    assert client.get("/admin/").headers["Location"].startswith(ASK)


@pytest.mark.parametrize(
    ("on", "email", "extra", "status"),
    [
        (True, "anna@portal.example", {}, 200),
        (True, "anna@portal.example", {"HTTP_HOST": "127.0.0.1:8000"}, 200),
        (True, "anna@portal.example", {"HTTP_HOST": "[::1]:8000"}, 200),
        (False, "anna@portal.example", {}, 302),
        (True, "anna@stadt.example", {}, 302),
        (True, "anna@portal.example", {"REMOTE_ADDR": "192.0.2.7"}, 302),
        (True, "anna@portal.example", {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 302),
        (True, "anna@portal.example", {"HTTP_HOST": "portal.example"}, 302),
    ],
)
def test_only_the_demos_people_at_this_machine_need_no_second_factor(
    settings: Any, anna: User, on: bool, email: str, extra: dict[str, str], status: int
) -> None:
    settings.PORTAL_DEMO_LOGINS = on
    settings.ALLOWED_HOSTS = ["*"]
    User.objects.filter(pk=anna.pk).update(email=email)
    client = half_logged_in(anna)
    assert client.get("/admin/", **{"HTTP_HOST": "localhost"} | extra).status_code == status


def test_production_cannot_switch_the_second_factor_off(monkeypatch: pytest.MonkeyPatch) -> None:
    from portal.settings import base

    assert base.PORTAL_DEMO_LOGINS is False
    assert django_settings.PORTAL_DEMO_LOGINS is False
