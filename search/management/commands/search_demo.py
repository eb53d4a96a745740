"""`manage.py search_demo`: synonyms to begin with. They are true, so they may stay in real use."""

from typing import Any

from django.core.management.base import BaseCommand

from ...models import SynonymSet
from ...words.synonyms import SYNONYMS


class Command(BaseCommand):
    help = "Legt gleichbedeutende Wörter an, wenn es noch keine gibt. Vorhandene bleiben, wie sie sind."

    def handle(self, **options: Any) -> None:
        if SynonymSet.objects.exists():
            self.stdout.write("Es gibt schon gleichbedeutende Wörter.")
            return
        made = SynonymSet.objects.bulk_create(
            SynonymSet(words="\n".join(words), finds="\n".join(finds), note=note)
            for words, finds, note in SYNONYMS
        )
        self.stdout.write(f"{len(made)} Einträge gleichbedeutender Wörter angelegt.")
