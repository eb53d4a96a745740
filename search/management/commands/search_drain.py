from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import registry
from search.management.watched import nothing_taken, watched_drain


class Command(BaseCommand):
    help = "Übernimmt wartende Änderungen in die Suche."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("index", nargs="*", help="Name des Index; ohne Angabe alle")

    def handle(self, *args: Any, **options: Any) -> None:
        names = options["index"] or [index.schema.name for index in registry.all_indexes()]
        troubles = []
        for name in names:
            try:
                report = watched_drain(self, name)
            except LookupError as error:
                raise CommandError(f"Einen Index „{name}“ gibt es nicht.") from error
            self.stdout.write(f"{name}: {report}")
            if report.error:
                troubles.append(name)
        if troubles:
            raise nothing_taken(troubles)
