"""Print the processing record; `docs/data-protection.md` says who keeps it."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.privacy.record import processing_record


class Command(BaseCommand):
    help = "Gibt das Verzeichnis der personenbezogenen Daten als Markdown aus."

    def handle(self, **options: Any) -> None:
        self.stdout.write(processing_record(), ending="")
