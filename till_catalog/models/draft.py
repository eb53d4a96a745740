"""Tables that somebody uploaded and has not published yet: looked at, mended, then imported."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Outcome, Severity
from .importing import ImportRun, ImportSource


class ImportDraft(models.Model):
    """One uploaded CSV file while it is being mended (Entwurf).

    `version` counts what was typed; `published_version` is the one that `run` imports. Until `checked`
    nobody has judged the rows.
    """

    source = models.ForeignKey(
        ImportSource,
        verbose_name=_("Importquelle"),
        on_delete=models.CASCADE,
        related_name="drafts",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("hochgeladen von"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    file_name = models.CharField(_("Dateiname"), max_length=255)
    columns = models.JSONField(
        default=list, help_text=_("Die Spalten der Datei in ihrer Reihenfolge.")
    )
    notes = models.JSONField(default=list, help_text=_("Hinweise, die die ganze Datei betreffen."))
    created_at = models.DateTimeField(_("hochgeladen"))
    changed_at = models.DateTimeField(_("zuletzt geändert"))
    version = models.PositiveIntegerField(default=1)
    checked = models.BooleanField(default=False)
    published_version = models.PositiveIntegerField(default=0)
    run = models.ForeignKey(
        ImportRun,
        verbose_name=_("Importlauf"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="drafts",
    )

    class Meta:
        verbose_name = _("Entwurf")
        verbose_name_plural = _("Entwürfe")
        ordering = ("-changed_at", "-pk")

    def __str__(self) -> str:
        return self.file_name


class DraftRow(models.Model):
    """One row of the table as it stands now, and what publishing would make of it.

    `number` is the row's number in a spreadsheet (the header is 1). `problems` are objects with
    `field code severity message advice`; `shown` is the row as it would become an offer.
    """

    draft = models.ForeignKey(ImportDraft, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("Zeile"))
    key = models.CharField(_("Angebotsnummer"), max_length=200, blank=True)
    cells = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    outcome = models.CharField(_("Ergebnis"), max_length=9, choices=Outcome.choices, blank=True)
    severity = models.CharField(_("Schwere"), max_length=7, choices=Severity.choices, blank=True)
    problems = models.JSONField(default=list)
    shown = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Zeile eines Entwurfs")
        verbose_name_plural = _("Zeilen eines Entwurfs")
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=("draft", "number"), name="till_catalog_draftrow_unique")
        ]
        indexes = [models.Index(fields=("draft", "key"), name="till_catalog_draftrow_key")]

    def __str__(self) -> str:
        return str(self.number)
