"""Delete the personal data whose time is over (also a nightly job)."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.privacy.retention import run_out


class Command(BaseCommand):
    help = "Löscht personenbezogene Daten, deren Frist abgelaufen ist."

    def handle(self, **options: Any) -> None:
        for model, count in run_out().items():
            self.stdout.write(f"{model}: {count}")
