"""`manage.py till_demo`: invented offers for an empty portal, always dated relative to today."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal import clock

from ... import demo
from ...demo import guiding


class Command(BaseCommand):
    help = (
        "Legt erfundene Beispiel-Angebote an oder rückt ihre Termine um ganze Wochen weiter. "
        "Ein zweiter Aufruf in derselben Woche ändert nichts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--remove", action="store_true", help="Nimmt alle Beispiel-Angebote wieder weg."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            self.stdout.write(f"{demo.remove()} Beispiel-Angebote entfernt.")
            guiding.remove()
            return
        outcome = demo.build(clock.today(), progress=self._progress)
        guiding.build()
        self.stdout.write(_in_words(outcome))

    def _progress(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r  {done} von {total}", ending="\n" if done == total else "")
            self.stdout.flush()


def _in_words(outcome: demo.Outcome) -> str:
    parts = [
        (outcome.created, "neu"),
        (outcome.changed, "geändert"),
        (outcome.moved, "mit neuen Terminen"),
        (outcome.removed, "entfernt"),
    ]
    said = ", ".join(f"{count} {what}" for count, what in parts if count)
    return f"{outcome.total} Beispiel-Angebote: {said or 'alle auf dem Stand dieser Woche'}."
