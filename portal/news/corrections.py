"""Corrections in words, for feeds and machines; pages have a template."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.clock import BERLIN


def in_words(correction: Any) -> str:
    """Return "Korrektur vom 12. November 2026: … Richtig ist: …"."""
    return _("Korrektur vom %(day)s: %(wrong)s Richtig ist: %(right)s") % {
        "day": date_format(correction["at"].astimezone(BERLIN), "j. F Y"),
        "wrong": correction["wrong"],
        "right": correction["right"],
    }
