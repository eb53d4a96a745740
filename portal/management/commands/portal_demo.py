"""Steps 3 to 9 of `make demo`: database, examples, index, open data, then server and workers until Ctrl-C."""

import os
import time
import traceback
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.demo.logins import Login, describe, ensure_logins
from portal.demo.supervisor import Failed, supervise

STEPS = 9
# What is said, the command, its options. Commands of upper floors are known by name only.
WORK: tuple[tuple[int, str, str, dict[str, Any]], ...] = (
    (3, "Die Datenbank wird vorbereitet.", "migrate", {"interactive": False}),
    (4, "Die Seiten des Beispiel-Portals werden angelegt.", "portal_demo_pages", {}),
    (4, "Die Beispiel-Meldungen und ihre Bilder werden angelegt.", "portal_demo_news", {}),
    (5, "Die Beispiel-Kurse werden angelegt oder auf heutige Tage gebracht.", "till_demo", {}),
    (6, "Gleichbedeutende Wörter für die Suche werden angelegt.", "search_demo", {}),
    (7, "Der Such-Index wird geprüft.", "search_rebuild", {"if_needed": True}),
    (8, "Die offenen Daten werden geschrieben.", "till_dump", {"if_needed": True}),
)


class Command(BaseCommand):
    help = "Richtet ein Portal mit Beispielen ein und startet es (make demo)."
    requires_system_checks: list[str] = []  # they run with migrate

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))

    def handle(self, *, port: int, **options: Any) -> None:
        if os.environ["DJANGO_SETTINGS_MODULE"] == "portal.settings.base":
            raise CommandError(
                _("Das Beispiel-Portal läuft nicht mit den Einstellungen für den Betrieb.")
            )
        begin = time.monotonic()
        logs = Path(settings.VAR_DIR) / "log"
        logs.mkdir(parents=True, exist_ok=True)
        for step, sentence, command, arguments in WORK:
            self.say_step(step, sentence)
            self.run_command(command, arguments, log=logs / "setup.log")
        logins = ensure_logins(path=Path(settings.VAR_DIR) / "demo-logins.json")
        self.say_step(STEPS, "Server und Hintergrund-Dienste starten.")
        try:
            supervise(
                port=port,
                logs=logs,
                on_ready=lambda: self.welcome(port, logins, time.monotonic() - begin),
                say=self.say,
            )
        except Failed as failure:
            raise CommandError(str(failure)) from None

    def run_command(self, command: str, arguments: dict[str, Any], *, log: Path) -> None:
        """Run one step quietly; an error becomes one sentence, its traceback goes to the log."""
        try:
            with log.open("a") as out:
                call_command(command, verbosity=0, stdout=out, stderr=out, **arguments)
        except Exception as error:  # noqa: BLE001 - whatever it was, the person gets a sentence
            with log.open("a") as out:
                traceback.print_exc(file=out)
            raise CommandError(
                f"Dieser Schritt ist misslungen: {type(error).__name__}: {error}\n"
                f"Einzelheiten stehen in {log}. Hilft ein zweiter Versuch nicht, räumt "
                f"„make clean“ alles weg und „make demo“ fängt von vorne an."
            ) from None

    def welcome(self, port: int, logins: list[Login], seconds: float) -> None:
        base = f"http://127.0.0.1:{port}"
        self.say("")
        self.say(f"Das Portal läuft (bereit nach {seconds:.0f} Sekunden).")
        if settings.PORTAL_TODAY:
            self.say(f"Es glaubt, heute sei der {settings.PORTAL_TODAY}.")
        self.say("")
        self.say(f"  Startseite      {base}/")
        self.say(f"  Kurssuche       {base}/kurse/")
        self.say(f"  Redaktion       {base}/admin/")
        self.say("")
        for line in describe(logins):
            self.say(f"  {line}")
        self.say("")
        self.say("Beenden mit Strg-C. Kurse und Anbieter sind erfunden.")

    def say_step(self, step: int, sentence: str) -> None:
        self.say(f"Schritt {step} von {STEPS}: {sentence}")

    def say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
