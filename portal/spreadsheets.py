"""Spreadsheets that do nothing when they are opened."""

from typing import Any

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\0")


def harmless(value: Any) -> Any:
    """Return a cell's value so that no spreadsheet calculates it; only texts are ever changed."""
    if isinstance(value, str) and value.startswith(_DANGEROUS):
        return f"'{value}"
    return value
