"""Run the periodic jobs that are due; called each minute by one systemd timer."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from portal.jobs.tick import tick


class Command(BaseCommand):
    help = "Führt die regelmäßigen Aufgaben aus, die fällig sind."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--loop",
            type=float,
            metavar="SEKUNDEN",
            help="nicht enden, sondern alle SEKUNDEN nachsehen (für make demo)",
        )

    def handle(self, *, loop: float | None, **options: Any) -> None:
        while True:
            for name in tick():
                self.stdout.write(name)
            if loop is None:
                return
            close_old_connections()
            time.sleep(loop)
