"""Import a file of offers: `manage.py till_import SOURCE FILE`."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.text import slugify
from tqdm import tqdm

from portal.organisations.models import Organisation
from till_catalog.enums import ImportFormat, ImportState
from till_catalog.importers.lifecycle import ImportBusy, create_run
from till_catalog.importers.reporting import issue_counts, summary
from till_catalog.importers.running import run_import
from till_catalog.importers.withdrawing import NotConfirmable, confirm
from till_catalog.models import ImportRun, ImportSource, Provider


class Command(BaseCommand):
    help = (
        "Liest eine Datei mit Angeboten ein. SOURCE ist das Kürzel einer Importquelle; mit --create"
        " wird sie angelegt, wenn es sie noch nicht gibt."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", metavar="SOURCE", help="Kürzel der Importquelle")
        parser.add_argument("file", metavar="FILE", type=Path, help="die Datei")
        parser.add_argument(
            "--create", metavar="FORMAT", choices=ImportFormat.values, help="Quelle anlegen"
        )
        parser.add_argument("--name", default="", help="Name der neuen Quelle")
        parser.add_argument("--provider", default="", help="Name oder Kürzel des Anbieters")
        parser.add_argument("--licence", default="", help="Lizenz der Daten")
        parser.add_argument("--attribution", default="", help="Namensnennung zur Lizenz")
        parser.add_argument(
            "--confirm",
            action="store_true",
            help="auch dann zurückziehen, wenn viel weniger in der Datei steht als beim letzten Mal",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(f"Die Datei {path} gibt es nicht.")
        source = self._source(options)
        with path.open("rb") as file:
            run = create_run(source, File(file), name=path.name)
        run = self._run(run, quiet=options["verbosity"] == 0)
        if run.state == ImportState.NEEDS_CONFIRMATION and options["confirm"]:
            try:
                confirm(run.pk)
            except NotConfirmable as error:
                raise CommandError(str(error)) from error
            run.refresh_from_db()
        self.stdout.write(summary(run))
        counts = Counter(issue_counts(run))
        if counts:
            self.stdout.write("Hinweise:")
        for (code, message), count in counts.most_common():
            self.stdout.write(f"  {count:>6}  {code}: {message}")
        if run.state == ImportState.FAILED:
            raise CommandError(run.message)

    def _run(self, run: ImportRun, *, quiet: bool) -> ImportRun:
        with tqdm(
            desc=run.file_name[:30], unit=" Angebote", disable=True if quiet else None
        ) as bar:

            def progress(processed: int, total: int) -> None:
                bar.total = total
                bar.update(processed - bar.n)

            try:
                return run_import(run.pk, progress=progress)
            except ImportBusy as error:
                run.delete()
                raise CommandError(str(error)) from error

    def _source(self, options: dict[str, Any]) -> ImportSource:
        slug = options["source"]
        source = ImportSource.objects.filter(slug=slug).select_related("provider").first()
        if source is not None:
            return source
        if not options["create"]:
            known = ", ".join(ImportSource.objects.values_list("slug", flat=True)) or "keine"
            raise CommandError(
                f"Die Importquelle „{slug}“ gibt es nicht (vorhanden: {known})."
                " Mit --create FORMAT wird sie angelegt."
            )
        if slugify(slug) != slug:
            raise CommandError("Das Kürzel darf nur aus a-z, 0-9, - und _ bestehen.")
        with transaction.atomic():
            return ImportSource.objects.create(
                slug=slug,
                name=options["name"] or slug,
                format=options["create"],
                provider=self._provider(options["provider"] or options["name"] or slug),
                licence=options["licence"],
                attribution=options["attribution"],
            )

    def _provider(self, name: str) -> Provider:
        organisation = (
            Organisation.objects.filter(slug=name).first()
            or Organisation.objects.filter(name=name).first()
            or Organisation.objects.create(name=name, slug=slugify(name)[:80] or "anbieter")
        )
        provider, _created = Provider.objects.get_or_create(organisation=organisation)
        return provider
