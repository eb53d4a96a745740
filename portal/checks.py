"""System checks of settings that would fail late or quietly.

Ids of this house: E001-E009 here, E010-E019 in portal.privacy.checks.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error


def check_settings(**options: Any) -> list[CheckMessage]:
    """Return an error with a hint for each setting that does not fit."""
    found = (_today(), _worker(), _private_files(), _languages(), _demo_logins())
    return [message for message in found if message]


def _today() -> Error | None:
    try:
        if settings.PORTAL_TODAY:
            dt.date.fromisoformat(settings.PORTAL_TODAY)
    except ValueError:
        return Error(
            f"PORTAL_TODAY ist kein Datum: {settings.PORTAL_TODAY}",
            hint="Schreiben Sie zum Beispiel PORTAL_TODAY=2020-05-12.",
            id="portal.E001",
        )
    return None


def _worker() -> Error | None:
    apps = list(settings.INSTALLED_APPS)
    if apps.index("portal.jobs") < apps.index("django_tasks_db"):
        return None
    return Error(
        "portal.jobs steht in INSTALLED_APPS hinter django_tasks_db.",
        hint="Davor, sonst startet db_worker ohne Lebenszeichen und verliert laufende Aufgaben.",
        id="portal.E002",
    )


def _private_files() -> Error | None:
    public = (settings.MEDIA_ROOT, settings.STATIC_ROOT)
    if not any(settings.PRIVATE_ROOT.is_relative_to(folder) for folder in public):
        return None
    return Error(
        "PRIVATE_ROOT liegt in einem öffentlichen Ordner.",
        hint="Importdateien und Briefe gehören weder unter MEDIA_ROOT noch unter STATIC_ROOT.",
        id="portal.E003",
    )


def _languages() -> Error | None:
    shown = set(settings.PORTAL_INTERFACE_LANGUAGES)
    if settings.LANGUAGE_CODE in shown and shown <= {code for code, _ in settings.LANGUAGES}:
        return None
    return Error(
        "PORTAL_INTERFACE_LANGUAGES passt nicht zu LANGUAGES.",
        hint="Es enthält LANGUAGE_CODE und sonst nur Sprachen aus LANGUAGES.",
        id="portal.E004",
    )


def _demo_logins() -> Error | None:
    loopback = {"localhost", "127.0.0.1", "[::1]"}
    if not settings.PORTAL_DEMO_LOGINS or set(settings.ALLOWED_HOSTS) <= loopback:
        return None
    return Error(
        "PORTAL_DEMO_LOGINS ist an, und das Portal ist nicht nur auf diesem Rechner erreichbar.",
        hint="Ohne zweiten Faktor kommt nur hinein, wer an diesem Rechner sitzt: ausschalten.",
        id="portal.E005",
    )
