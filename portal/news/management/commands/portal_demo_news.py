"""`manage.py portal_demo_news`: the news of the demo."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.news.demo.build import build_news


class Command(BaseCommand):
    help = "Legt Beispielmeldungen mit Bildern an, wenn es noch keine Übersicht der Meldungen gibt."

    def handle(self, **options: Any) -> None:
        made = build_news()
        if not made:
            self.stdout.write(_("Die Meldungen sind da, oder es fehlt die Startseite."))
            return
        sentence = ngettext("%(count)s Seite angelegt.", "%(count)s Seiten angelegt.", made)
        self.stdout.write(sentence % {"count": made})
