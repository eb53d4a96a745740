"""The second factor: a code of a telephone (TOTP, RFC 6238), or one of ten emergency codes.

Built on django-otp (ADR 0029). One device per account; a new one takes the place of the old.
"""

import base64
import binascii
import ipaddress
import logging
import secrets
import time
from typing import Any

import segno
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from portal import clock
from portal.mail import outbox
from portal.tokens import digest

from .models import RecoveryCode, User

logger = logging.getLogger(__name__)

CODES = 10
# No letters and digits that look alike. Ten of 31 are 49 bits: nothing to be guessed online.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 10
PURPOSE = "recovery-code"
WARN_AFTER = 5


class TooManyTries(Exception):
    """Wrong codes came too often; `seconds` is how long the device waits now."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def has_passed(request: HttpRequest, user: Any) -> bool:
    """Tell whether the session of `user` was opened with a second factor, or needs none."""
    if not user.is_authenticated or user.is_verified():
        return True
    return settings.PORTAL_DEMO_LOGINS and is_demo_login(request, user)


def is_demo_login(request: HttpRequest, user: Any) -> bool:
    """Tell whether one of the demo's people logs in at the very machine that the portal runs on.

    Three things together, because each alone can be brought about from outside: the connection comes
    from this machine, no proxy stands between, and the browser asked for a name of this machine.
    """
    if not user.email.endswith("@portal.example") or "HTTP_X_FORWARDED_FOR" in request.META:
        return False
    host = request.get_host().rpartition(":")[0] or request.get_host()
    return _is_loopback(request.META["REMOTE_ADDR"]) and (
        host == "localhost" or _is_loopback(host.strip("[]"))
    )


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def device_of(user: User) -> TOTPDevice | None:
    """Return the device that `user` has set up, if there is one."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def new_key() -> str:
    """Return a new secret as hexadecimal digits (160 bits, RFC 4226, 4)."""
    return str(random_hex(20))


def readable_key(key: str) -> str:
    """Return a key as people type it into an app: Base32 in groups of four."""
    text = base64.b32encode(binascii.unhexlify(key)).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def qr_path(user: User, key: str) -> dict[str, Any]:
    """Return size and path of the QR code of a key, for an SVG: nobody else is asked to draw it."""
    code = segno.make(TOTPDevice(user=user, key=key).config_url, error="m", micro=False)
    steps = [
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(code.matrix)
        for x, dark in enumerate(row)
        if dark
    ]
    return {"size": len(code.matrix), "path": "".join(steps)}


def set_up(user: User, *, key: str, code: str) -> tuple[TOTPDevice, list[str]] | None:
    """Make the device of a key that was shown, if `code` is of it; return it with new emergency codes."""
    totp = TOTP(binascii.unhexlify(key))
    totp.time = time.time()
    if not (code.isascii() and code.isdigit()) or not totp.verify(int(code), tolerance=1):
        return None
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        device = TOTPDevice.objects.create(
            user=user, key=key, name="TOTP", confirmed=True, last_t=totp.t()
        )
        codes = new_recovery_codes(user)
    _tell(user, _("Ihr zweiter Faktor wurde eingerichtet."))
    return device, codes


def new_recovery_codes(user: User) -> list[str]:
    """Replace the emergency codes of `user`; return the new ones, which nobody can read again."""
    codes = [_random_code() for _number in range(CODES)]
    with transaction.atomic():
        user.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(user=user, digest=_digest(user, code), created_at=clock.real_now())
            for code in codes
        )
    return codes


def check(user: User, code: str) -> TOTPDevice | None:
    """Return the device of `user` if the code is right; a code works once.

    Raises TooManyTries while the device waits after wrong ones: each doubles the pause. It counts for
    the device, wherever the tries come from, and is reached only by who knows the password.
    """
    with transaction.atomic():
        device: TOTPDevice | None = (
            TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
        )
        if device is None:
            return None
        allowed, reason = device.verify_is_allowed()
        if not allowed:
            wait = reason["locked_until"] - clock.real_now()
            raise TooManyTries(max(1, round(wait.total_seconds())))
        plain = "".join(code.split()).replace("-", "").upper()
        right = _use_recovery_code(user, plain) if len(plain) == CODE_LENGTH else False
        if right:
            device.throttle_reset()
            return device
        if device.verify_token(plain if plain.isascii() and plain.isdigit() else ""):
            return device
        if device.throttling_failure_count == WARN_AFTER:
            _tell(
                user,
                _(
                    "Jemand hat sich mit Ihrem richtigen Passwort angemeldet und dann mehrmals einen"
                    " falschen Code eingegeben. Waren Sie das nicht, ändern Sie bitte gleich Ihr"
                    " Passwort."
                ),
            )
    return None


def reset(user: User) -> None:
    """Take the second factor of `user` away: open sessions end, the next log-in sets up a new one."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        user.recovery_codes.all().delete()
        _tell(
            user,
            _(
                "Ihr zweiter Faktor wurde zurückgesetzt. Beim nächsten Anmelden richten Sie einen neuen"
                " ein. Haben Sie nicht darum gebeten, melden Sie sich bitte gleich in Ihrer Verwaltung."
            ),
        )


def _use_recovery_code(user: User, plain: str) -> bool:
    used, _rows = RecoveryCode.objects.filter(user=user, digest=_digest(user, plain)).delete()
    if used:
        _tell(
            user,
            _("Sie haben sich mit einem Notfall-Code angemeldet. Es sind noch %(left)s übrig.")
            % {"left": user.recovery_codes.count()},
        )
    return bool(used)


def _random_code() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def _digest(user: User, code: str) -> str:
    return digest(f"{user.pk}:{code.replace('-', '')}", purpose=PURPOSE)


def _tell(user: User, sentence: str) -> None:
    outbox.send(to=user.email, subject=_("Ihr Zugang zum Bildungsportal"), text=sentence)
