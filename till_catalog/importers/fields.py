"""Reading the fields of one record, whatever shape they come in; what is unreadable is reported."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from . import values
from .cleaning import one_line
from .issues import Findings

T = TypeVar("T")


def texts(value: object) -> list[str]:
    """Return all texts of a field that may be missing, null, "", scalar, object or list."""
    if value is None:
        return []
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    if isinstance(value, dict):
        return texts(value.get("#text"))
    if isinstance(value, bool):
        return ["true" if value else "false"]
    text = str(value)
    return [text] if text.strip() else []


def objects(value: object) -> list[Mapping[str, Any]]:
    """Return all objects of a field: none, one, or those of a list."""
    if isinstance(value, dict):
        return [value]
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    return []


class Fields:
    """The fields of one object, with a place for findings. `path` leads their names in reports."""

    def __init__(self, record: Mapping[str, Any], findings: Findings, path: str = "") -> None:
        self.record = record
        self.findings = findings
        self._path = path

    def raw(self, name: str) -> str:
        """Return the first text of a field as it stands, or ""."""
        return next(iter(texts(self.record.get(name))), "")

    def line(self, name: str, limit: int) -> str:
        """Return the first text as one clean line of at most `limit` characters."""
        return self.fit(name, one_line(self.raw(name)), limit)

    def lines(self, name: str) -> list[str]:
        """Return all texts of a field as clean lines, without empty ones."""
        return [line for text in texts(self.record.get(name)) if (line := one_line(text))]

    def fit(self, name: str, text: str, limit: int) -> str:
        """Cut a text to what its column holds, and say so."""
        if len(text) <= limit:
            return text
        self.note("too_long", name, text)
        return f"{text[: limit - 1].rstrip()}…"

    def date(self, name: str) -> dt.date | None:
        return self._parsed(name, values.parse_date, "date_invalid")

    def time(self, name: str) -> dt.time | None:
        return self._parsed(name, values.parse_time, "time_invalid")

    def integer(self, name: str) -> int | None:
        return self._parsed(name, values.parse_int, "number_invalid")

    def decimal(self, name: str) -> Decimal | None:
        return self._parsed(name, values.parse_decimal, "number_invalid")

    def boolean(self, name: str) -> bool | None:
        return self._parsed(name, values.parse_bool, "boolean_invalid")

    def child(self, name: str) -> "Fields":
        """Return the first object of a field; one without fields where there is none."""
        return next(iter(self.children(name)), Fields({}, self.findings, self._name(name)))

    def children(self, name: str) -> list["Fields"]:
        """Return all objects of a field."""
        return [
            Fields(item, self.findings, self._name(name)) for item in objects(self.record.get(name))
        ]

    def note(self, code: str, name: str, raw_value: object = "", detail: str = "") -> None:
        """Report something about a field."""
        self.findings.add(code, field=self._name(name), raw_value=raw_value, detail=detail)

    def _parsed(self, name: str, parse: Callable[[str], T | None], code: str) -> T | None:
        text = self.raw(name)
        try:
            return parse(text)
        except (ValueError, OverflowError):
            self.note(code, name, text)
            return None

    def _name(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name
