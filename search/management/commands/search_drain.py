from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import outbox, registry
from search.drain import Drained, drain
from search.progress import ProgressBar


class Command(BaseCommand):
    help = "Übernimmt wartende Änderungen in die Suche."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("index", nargs="*", help="Name des Index; ohne Angabe alle")

    def handle(self, *args: Any, **options: Any) -> None:
        names = options["index"] or [index.schema.name for index in registry.all_indexes()]
        troubles = []
        for name in names:
            try:
                report = self._drain(name)
            except LookupError as error:
                raise CommandError(f"Einen Index „{name}“ gibt es nicht.") from error
            self.stdout.write(f"{name}: {report}")
            if report.error:
                troubles.append(name)
        if troubles:
            raise CommandError(
                "Die Suchmaschine ist nicht erreichbar, die Änderungen warten weiter: "
                + ", ".join(troubles)
            )

    def _drain(self, name: str) -> Drained:
        bar = ProgressBar(partial(self.stdout.write, ending=""), terminal=self.stdout.isatty())
        due = outbox.rows_ready(name).count()

        def progress(carried_out: int) -> None:
            bar.show(f"{name}: Änderungen", carried_out, due)

        return drain(name, limit=due, progress=progress)
