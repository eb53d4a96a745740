"""One element of a file as it stood there, before anybody understood it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

MAX_RECORD = 1_000_000  # characters

# Persons teach and answer, but they are no part of the catalogue, not even of its raw records.
PERSONAL_ELEMENTS = frozenset({"dozent", "dozenten", "ansprechperson", "ansprechpartner"})


@dataclass(frozen=True, kw_only=True)
class RawRecord:
    """`value` has the shape of the Berlin JSON for all formats: objects, lists, texts; attributes as
    "@name", text beside them as "#text". `line` counts from 1. A header speaks of the whole file."""

    line: int
    raw: str
    value: object
    is_header: bool = False

    @property
    def fields(self) -> Mapping[str, Any]:
        """The record as an object; empty where it is none."""
        return self.value if isinstance(self.value, dict) else {}


class FileBroken(Exception):
    """The file cannot be read from `line` and `column` (both from 1) on."""

    def __init__(self, reason: str, *, line: int, column: int) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column = reason, line, column

    def __str__(self) -> str:
        return _(
            "Die Datei ist ab Zeile %(line)s, Spalte %(column)s nicht lesbar (%(reason)s)."
        ) % {
            "line": self.line,
            "column": self.column,
            "reason": self.reason,
        }


class FileRefused(Exception):
    """The file must not be imported at all; the text says why, for people."""
