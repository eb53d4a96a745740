"""Tokens of links in mails: random, kept as a hash only, each good for one purpose."""

import secrets

from django.utils.crypto import salted_hmac


def new_token() -> str:
    """Return 256 random bits for an address."""
    return secrets.token_urlsafe(32)


def digest(token: str, *, purpose: str) -> str:
    """Return what is kept of a token (64 hexadecimal digits).

    Keyed with SECRET_KEY: whoever reads the database can make no link of it. A token of another
    purpose has another digest and fits nowhere else.
    """
    return salted_hmac(f"portal.token.{purpose}", token, algorithm="sha256").hexdigest()
