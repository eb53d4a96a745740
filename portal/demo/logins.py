"""The people who can log in to a demo. Their passwords are made per installation."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.accounts.models import User
from portal.editorial.partners import open_section


@dataclass(frozen=True)
class Login:
    """`password` is None when somebody has changed it in the meantime."""

    role: str
    email: str
    password: str | None


@dataclass(frozen=True)
class Person:
    email: str
    first_name: str
    last_name: str
    role: str
    superuser: bool = False
    groups: tuple[str, ...] = ()
    section: str = ""  # the slug of the page below which a partner writes


PEOPLE = (
    Person("admin@portal.example", "Sofia", "Sommer", "Administratorin", superuser=True),
    Person("anna@portal.example", "Anna", "Adler", "Redakteurin", groups=("Redaktion",)),
    Person("clara@portal.example", "Clara", "Conrad", "Chefredaktion", groups=("Chefredaktion",)),
    Person(
        "paul@portal.example",
        "Paul",
        "Peters",
        "Programmpartner",
        groups=("Programmpartner",),
        section="lerntreff",
    ),
    # Who invites others has the roles she gives.
    Person("bea@portal.example", "Bea", "Becker", "Büro", groups=("Büro", "Chefredaktion")),
    Person("rita@portal.example", "Rita", "Roth", "Kursredaktion", groups=("TILL-Redaktion",)),
    Person("leo@portal.example", "Leo", "Lang", "Leitung Kurse", groups=("TILL-Leitung",)),
)


def ensure_logins(*, path: Path) -> list[Login]:
    """Return a log-in per person; make missing accounts and keep their passwords in `path`.

    The file is readable by its owner only. An account that exists without a known password gets
    none: it may be somebody's own.
    """
    known = _read(path)
    logins = []
    for person in PEOPLE:
        user = User.objects.filter(email__iexact=person.email).first()
        if user is None:
            known[person.email] = secrets.token_urlsafe(12)
            user = _create(person, password=known[person.email])
            _write(path, known)
        password = known.get(person.email)
        valid = password is not None and user.check_password(password)
        logins.append(Login(person.role, person.email, password if valid else None))
    return logins


def describe(logins: list[Login]) -> list[str]:
    """One line per log-in, for the terminal."""
    changed = _("(Passwort wurde geändert)")
    width = max(len(login.email) for login in logins)
    return [
        f"{login.role + ':':<17}{login.email:<{width + 2}}{login.password or changed}"
        for login in logins
    ]


def _create(person: Person, *, password: str) -> User:
    names = {"first_name": person.first_name, "last_name": person.last_name}
    if person.superuser:
        return User.objects.create_superuser(person.email, password, **names)
    user = User.objects.create_user(person.email, password, **names)
    user.groups.add(*(Group.objects.get(name=name) for name in person.groups))
    page = Page.objects.filter(slug=person.section).order_by("pk").first()
    if page is not None:
        user.groups.add(open_section(page))
    return user


def _read(path: Path) -> dict[str, str]:
    try:
        return dict(json.loads(path.read_text()))
    except (OSError, ValueError):
        return {}


def _write(path: Path, passwords: dict[str, str]) -> None:
    path.unlink(missing_ok=True)  # an older file might have been readable by others
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(passwords, file, indent=2)
