"""Spreadsheets that do nothing when they are opened."""

from typing import Any

from django.utils.encoding import force_str
from django.utils.functional import Promise

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\0")


def harmless(value: Any) -> Any:
    """Return a cell's value so that no spreadsheet calculates it; only texts are ever changed."""
    if isinstance(value, str) and value.startswith(_DANGEROUS):
        return f"'{value}"
    return value


def make_exports_harmless() -> None:
    """Let every export of the admin write harmless cells: our lists, and Wagtail's reports and lists.

    Wagtail declares formulas in exports its users' business; one place serves them all. Called once, when
    the apps are ready.
    """
    from wagtail.admin.views.mixins import SpreadsheetExportMixin  # imports models

    as_wagtail_writes = SpreadsheetExportMixin.preprocess_field_value

    def preprocess_field_value(self: Any, field: str, value: Any, export_format: str) -> Any:
        if isinstance(value, Promise):
            value = force_str(value)
        return harmless(as_wagtail_writes(self, field, value, export_format))

    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
