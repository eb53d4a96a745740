"""Make a section of the page tree for a partner."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from portal.editorial.partners import open_section


class Command(BaseCommand):
    help = "Legt die Gruppe an, die unter einer Seite schreiben darf (docs/handbuch/anmelden.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("page", type=int, help="Nummer der Seite; sie steht in ihrer Adresse")

    def handle(self, *, page: int, **options: Any) -> None:
        found = Page.objects.filter(pk=page, depth__gt=2).first()
        if found is None:
            raise CommandError(
                f"Es gibt keine Seite {page} unterhalb einer Startseite. Die Nummer steht in der "
                f"Adresse: /admin/pages/NUMMER/edit/"
            )
        try:
            group = open_section(found)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Die Gruppe „{group.name}“ darf unter „{found.title}“ schreiben.")
