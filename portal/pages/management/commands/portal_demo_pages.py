"""`manage.py portal_demo_pages`: the pages of the demo."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.pages.demo.build import build_pages


class Command(BaseCommand):
    help = "Legt die Beispielseiten an, die noch fehlen. Vorhandene Seiten bleiben, wie sie sind."

    def handle(self, **options: Any) -> None:
        made = build_pages()
        if not made:
            self.stdout.write(_("Alle Beispielseiten sind da."))
            return
        sentence = ngettext("%(count)s Seite angelegt.", "%(count)s Seiten angelegt.", made)
        self.stdout.write(sentence % {"count": made})
