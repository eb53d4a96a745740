"""`manage.py till_generate`: thousands of nonsense offers, to see how the portal bears many."""

import time
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.progress import ProgressBar, thousands

from ... import generate

REBUILD = "Die Suche kennt das erst nach: manage.py search_rebuild offers --force"


class Command(BaseCommand):
    help = (
        "Erzeugt Angebote ohne Sinn für Versuche mit großen Mengen; gleiche Zahl, gleiche Angebote."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--offers", type=int, default=10_000, help="Zahl der Angebote")
        parser.add_argument("--seed", type=int, default=1, help="Anfangszahl des Zufalls")
        parser.add_argument(
            "--remove", action="store_true", help="nimmt alle erzeugten Angebote wieder weg"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        bar = ProgressBar(partial(self.stdout.write, ending=""), terminal=self.stdout.isatty())
        if options["remove"]:
            removed = generate.remove(progress=partial(bar.show, "Angebote entfernen"))
            self.stdout.write(f"{thousands(removed)} erzeugte Angebote entfernt.")
        else:
            self._generate(options["offers"], options["seed"], bar)
        self.stdout.write(REBUILD)

    def _generate(self, number: int, seed: int, bar: ProgressBar) -> None:
        if number < 1:
            raise CommandError("Bitte geben Sie mit --offers eine Zahl ab 1 an.")
        began = time.monotonic()
        try:
            runs = generate.generate(
                number, seed=seed, progress=partial(bar.show, "Angebote erzeugen")
            )
        except ValueError:
            raise CommandError(
                f"Mit --seed {seed} gibt es schon erzeugte Angebote. Nehmen Sie eine andere Zahl "
                "oder räumen Sie vorher mit --remove auf."
            ) from None
        rate = int(number / max(time.monotonic() - began, 0.001))
        self.stdout.write(
            f"{thousands(number)} Angebote mit {thousands(runs)} Durchführungen erzeugt, "
            f"{thousands(rate)} Angebote je Sekunde."
        )
