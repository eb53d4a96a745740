"""The app on a test person's telephone."""

import binascii
import time

from django_otp.oath import TOTP


def code(key: str, *, steps: int = 0) -> str:
    """Return the code that an app shows for a key, `steps` half minutes from now."""
    app = TOTP(binascii.unhexlify(key))
    app.time = time.time() + 30 * steps
    return f"{app.token():06d}"


def wrong(key: str) -> str:
    """Return six digits that are not valid now."""
    valid = {code(key, steps=steps) for steps in range(-3, 4)}
    return next(
        number for number in ("000000", "111111", "222222", "333333") if number not in valid
    )
