"""`manage.py till_dump`: an edition of the open data now, without waiting for the night."""

import datetime as dt
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import clock
from search.progress import ProgressBar

from ...exporters import dump, editions


class Command(BaseCommand):
    help = (
        "Schreibt eine neue Ausgabe der offenen Daten (/open-data/), mit allem, was sich seit der"
        " letzten geändert hat. Jede Nacht geschieht das von selbst."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-needed", action="store_true", help="nur, wenn es heute noch keine gibt"
        )
        parser.add_argument(
            "--forget-old",
            action="store_true",
            help="danach alle früheren Ausgaben löschen, zum Beispiel weil etwas nicht hätte"
            " veröffentlicht werden dürfen",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_needed"] and not dump.is_due():
            self.stdout.write("Die Ausgabe von heute gibt es schon.")
            return
        bar = ProgressBar(partial(self.stdout.write, ending=""), terminal=self.stdout.isatty())
        quiet = options["verbosity"] == 0
        try:
            outcome = dump.publish(
                progress=(lambda done, total: None) if quiet else partial(bar.show, "Angebote")
            )
        except dump.NotWritten as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write(outcome.sentence)
        if options["forget_old"]:
            gone = editions.prune(today=clock.today(), kept=dt.timedelta(days=-1))
            self.stdout.write(f"{gone} frühere Ausgaben gelöscht.")
