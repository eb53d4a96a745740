"""Print what is known of a person, as JSON."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.privacy.export import export_person


class Command(BaseCommand):
    help = "Gibt aus, was über einen Menschen gespeichert ist (Auskunft, DSGVO Art. 15)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="E-MAIL")

    def handle(self, *, email: str, **options: Any) -> None:
        self.stdout.write(json.dumps(export_person(email=email), ensure_ascii=False, indent=2))
