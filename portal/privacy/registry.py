"""Declarations of personal data: the one list from which everything else is made.

Retention, export, erasure, the processing record and the check for forgotten fields all read it.
Rooms declare in `AppConfig.ready()`; models are named as strings ("portal_mail.OutgoingMail").
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.apps import apps
from django.db.models import Model, Q
from django.utils.functional import Promise

Text = str | Promise


class Erasure(Enum):
    """What happens to the rows of a person who asks to be forgotten."""

    DELETE = "delete"
    BLANK = "blank"  # the row stays, `blank` says what stands in the fields then
    CASCADE = "cascade"  # goes, or loses the reference, when the account is deleted


class People(Enum):
    """Whom the data are about: the parts of the public list (`notice.py`)."""

    VISITORS = "visitors"
    PROVIDERS = "providers"
    STAFF = "staff"


@dataclass(frozen=True, kw_only=True)
class Keep:
    """A retention clock: rows (only those in `where`) go `period` after the moment in `clock`.

    `since` says that moment in plain words, after a number of days: "nach der Erledigung".
    """

    clock: str
    period: dt.timedelta
    since: Text
    where: Q = field(default_factory=Q)
    then: Erasure = Erasure.DELETE


@dataclass(frozen=True, kw_only=True)
class Personal:
    """Fields of one model that say something about a person.

    `what`, `people`, `purpose`, `legal_base` and how long they are kept stand on the public page
    "Datenschutz": they are written for the people they are about, `what` without names of fields.
    `subject(email)` finds the rows of the person with that address; without it the rows cannot be
    found by person (and are neither exported nor erased by person, only by the clock).
    """

    model: str
    fields: tuple[str, ...]
    what: Text
    people: People
    purpose: Text
    legal_base: Text
    readers: Text
    keep: tuple[Keep, ...] = ()
    kept_until: Text = ""  # in words, where no clock runs
    subject: Callable[[str], Q] | None = None
    erasure: Erasure = Erasure.DELETE
    blank: Callable[[Any], dict[str, Any]] | None = None

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)


@dataclass(frozen=True, kw_only=True)
class NotPersonal:
    """Fields whose names sound personal and are not (an office's telephone, a topic's name)."""

    model: str
    fields: tuple[str, ...]
    reason: Text


_personal: dict[str, Personal] = {}
_not_personal: dict[str, NotPersonal] = {}


def declare(*declarations: Personal | NotPersonal) -> None:
    """Add declarations. Raises ValueError for a second one of the same kind and model, and for
    one from which nobody can tell when the data go."""
    for declaration in declarations:
        known: dict[str, Any] = _personal
        if isinstance(declaration, NotPersonal):
            known = _not_personal
        elif not (declaration.keep or declaration.kept_until):
            raise ValueError(f"{declaration.model}: say how long the data are kept")
        key = declaration.model.lower()
        if known.setdefault(key, declaration) is not declaration:
            raise ValueError(f"{declaration.model} is declared twice")


def personal() -> Iterator[Personal]:
    """Yield the declarations of personal data in the order of their models."""
    return (declaration for _, declaration in sorted(_personal.items()))


def declared_fields(model: type[Model]) -> set[str]:
    """Return the names of the fields of `model` that somebody has thought about."""
    key = model._meta.label_lower
    found = [table[key].fields for table in (_personal, _not_personal) if key in table]
    return {name for fields in found for name in fields}


def all_declarations() -> list[Personal | NotPersonal]:
    """Return every declaration, personal or not."""
    return [*_personal.values(), *_not_personal.values()]
