from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import registry
from search.contract import EngineError
from search.drain import drain
from search.progress import ProgressBar
from search.state import index_states
from search.verify import Verified, verify


class Command(BaseCommand):
    help = "Vergleicht die Suche mit der Datenbank und repariert, was abweicht."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("index", nargs="*", help="Name des Index; ohne Angabe alle")
        parser.add_argument("--no-repair", action="store_true", help="nur berichten")

    def handle(self, *args: Any, **options: Any) -> None:
        names = options["index"] or [index.schema.name for index in registry.all_indexes()]
        for name in names:
            try:
                found = self._verify(name, repair=not options["no_repair"])
            except LookupError as error:
                raise CommandError(f"Einen Index „{name}“ gibt es nicht.") from error
            except EngineError as error:
                raise CommandError(f"{name}: Der Index ist nicht lesbar ({error}).") from error
            self.stdout.write(str(found))
            if found.repaired:
                self.stdout.write(f"{name}: {drain(name)}")

    def _verify(self, name: str, *, repair: bool) -> Verified:
        bar = ProgressBar(partial(self.stdout.write, ending=""), terminal=self.stdout.isatty())
        total = sum(one.health.documents for one in index_states() if one.name == name)

        def progress(read: int) -> None:
            bar.show(f"{name}: Einträge lesen", read, max(read, total))

        return verify(name, repair=repair, progress=progress)
