from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import registry
from search.contract import EngineError
from search.management.watched import (
    nothing_taken,
    progress_bar,
    watched_drain,
    watched_verify,
)
from search.progress import thousands
from search.rebuild import RebuildRefused, rebuild
from search.state import index_states

PASSES = {1: "Wörter sammeln", 2: "Index aufbauen"}


class Command(BaseCommand):
    help = "Baut die Suche neu auf. Bis der neue Index fertig ist, antwortet der alte."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("index", nargs="*", help="Name des Index; ohne Angabe alle")
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="nur Indexe aufbauen, die fehlen, leer oder veraltet sind",
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="auch dann umschalten, wenn über 20 Prozent der Einträge wegfallen",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        names = options["index"] or [index.schema.name for index in registry.all_indexes()]
        known = {one.name: one for one in index_states()}
        for name in names:
            if name not in known:
                raise CommandError(f"Einen Index „{name}“ gibt es nicht.")
            health = known[name].health
            if options["if_needed"] and health.state == "ok" and health.documents:
                self._catch_up(name)
                continue
            self._rebuild(name, force=options["force"])

    def _catch_up(self, name: str) -> None:
        """Bring an index that is there up to date; it may belong to a database that is gone."""
        watched_drain(self, name)
        self.stdout.write(str(watched_verify(self, name)))
        if watched_drain(self, name).error:
            raise nothing_taken([name])

    def _rebuild(self, name: str, *, force: bool) -> None:
        bar = progress_bar(self)

        def progress(number: int, done: int, total: int) -> None:
            bar.show(f"{name}: {PASSES[number]}", done, total)

        try:
            built = rebuild(name, progress, force=force)
        except RebuildRefused as error:
            raise CommandError(f"{name}: {error}") from error
        except EngineError as error:
            raise CommandError(
                f"{name}: Die Suchmaschine hat den Aufbau abgebrochen ({error}). Der alte Index"
                " bleibt in Betrieb."
            ) from error
        self.stdout.write(f"{name}: {thousands(built.documents)} Einträge.")
        for key, reason in sorted(built.failures.items()):
            self.stderr.write(f"{name}: Nummer {key} fehlt im Index: {reason}")
