"""Forget a person."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import ProtectedError

from portal.privacy.erasure import erase_person
from portal.privacy.export import export_person


class Command(BaseCommand):
    help = "Löscht, was über einen Menschen gespeichert ist (DSGVO Art. 17)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="E-MAIL")
        parser.add_argument(
            "--yes", action="store_true", help="wirklich löschen; ohne diese Angabe nur zählen"
        )

    def handle(self, *, email: str, yes: bool, **options: Any) -> None:
        if not yes:
            found = len(export_person(email=email))
            self.stdout.write(f"{found} Einträge gefunden. Mit --yes werden sie gelöscht.")
            return
        try:
            counts = erase_person(email=email)
        except ProtectedError as error:
            raise CommandError(
                f"Nichts gelöscht: ein Eintrag wird noch gebraucht. {error}"
            ) from error
        for model, count in counts.items():
            self.stdout.write(f"{model}: {count}")
        if not counts:
            self.stdout.write("Zu dieser Adresse ist nichts gespeichert.")
