from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import registry
from search.drain import drain
from search.management.watched import watched_verify


class Command(BaseCommand):
    help = "Vergleicht die Suche mit der Datenbank und repariert, was abweicht."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("index", nargs="*", help="Name des Index; ohne Angabe alle")
        parser.add_argument("--no-repair", action="store_true", help="nur berichten")

    def handle(self, *args: Any, **options: Any) -> None:
        names = options["index"] or [index.schema.name for index in registry.all_indexes()]
        for name in names:
            try:
                found = watched_verify(self, name, repair=not options["no_repair"])
            except LookupError as error:
                raise CommandError(f"Einen Index „{name}“ gibt es nicht.") from error
            self.stdout.write(str(found))
            if found.repaired:
                self.stdout.write(f"{name}: {drain(name)}")
