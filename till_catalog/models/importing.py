"""Where imported offers come from, and what happened at each import."""

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import ImportFormat, ImportState, RecordState, Severity
from .offer import Offer
from .provider import Provider


def private_storage() -> Storage:
    """Files that only permission-checked views hand out."""
    return storages["private"]


class ImportSource(models.Model):
    """A feed or file of one provider (Importquelle)."""

    slug = models.SlugField(_("Kürzel"), max_length=80, unique=True)
    name = models.CharField(_("Name"), max_length=200)
    format = models.CharField(_("Format"), max_length=10, choices=ImportFormat.choices)
    provider = models.ForeignKey(
        Provider,
        verbose_name=_("Anbieter"),
        on_delete=models.PROTECT,
        related_name="import_sources",
    )
    licence = models.CharField(_("Lizenz der Daten"), max_length=200, blank=True)
    attribution = models.CharField(_("Namensnennung"), max_length=300, blank=True)
    encoding = models.CharField(
        _("Zeichensatz"),
        max_length=20,
        blank=True,
        help_text=_("Nur wenn die Datei ihn falsch angibt, zum Beispiel cp1252."),
    )
    full = models.BooleanField(
        _("vollständiger Bestand"),
        default=True,
        help_text=_("Was in einer vollständigen Datei fehlt, gilt als zurückgezogen."),
    )
    shrink_limit = models.PositiveSmallIntegerField(
        _("Rückgang, ab dem gefragt wird (Prozent)"), default=20
    )
    locked_fields = models.JSONField(
        _("Felder, die der Import nicht überschreibt"), default=list, blank=True
    )

    class Meta:
        verbose_name = _("Importquelle")
        verbose_name_plural = _("Importquellen")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One import of one file: state, progress and counts (Importlauf)."""

    source = models.ForeignKey(
        ImportSource, verbose_name=_("Importquelle"), on_delete=models.CASCADE, related_name="runs"
    )
    state = models.CharField(
        _("Stand"), max_length=20, choices=ImportState.choices, default=ImportState.QUEUED
    )
    original = models.FileField(_("Datei"), storage=private_storage, upload_to="imports/%Y/%m/")
    file_name = models.CharField(_("Dateiname"), max_length=255)
    sha256 = models.CharField(max_length=64)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("angelegt"))
    started_at = models.DateTimeField(_("begonnen"), null=True, blank=True)
    finished_at = models.DateTimeField(_("beendet"), null=True, blank=True)
    heartbeat = models.DateTimeField(null=True, blank=True)
    exported_at = models.DateTimeField(_("Stand der Daten beim Anbieter"), null=True, blank=True)
    total = models.PositiveIntegerField(_("Datensätze"), default=0)
    processed = models.PositiveIntegerField(_("davon bearbeitet"), default=0)
    created = models.PositiveIntegerField(_("neu"), default=0)
    updated = models.PositiveIntegerField(_("geändert"), default=0)
    unchanged = models.PositiveIntegerField(_("unverändert"), default=0)
    rejected = models.PositiveIntegerField(_("abgelehnt"), default=0)
    withdrawn = models.PositiveIntegerField(_("zurückgezogen"), default=0)
    complete = models.BooleanField(
        _("Datei bis zum Ende gelesen"),
        default=False,
        help_text=_("Nur dann können fehlende Angebote zurückgezogen werden."),
    )
    message = models.TextField(_("Meldung"), blank=True)

    class Meta:
        verbose_name = _("Importlauf")
        verbose_name_plural = _("Importläufe")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return f"{self.source} – {self.file_name}"


class ImportRecord(models.Model):
    """The last raw form of one record of a source; kept even when it was rejected."""

    source = models.ForeignKey(
        ImportSource,
        verbose_name=_("Importquelle"),
        on_delete=models.CASCADE,
        related_name="records",
    )
    key = models.CharField(_("Kennung"), max_length=200)
    raw = models.TextField(_("Rohdaten"))
    digest = models.CharField(max_length=64)
    state = models.CharField(_("Stand"), max_length=10, choices=RecordState.choices)
    offer = models.ForeignKey(
        Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="import_records"
    )
    last_run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="records")
    last_seen = models.DateTimeField(_("zuletzt gesehen"))

    class Meta:
        verbose_name = _("Datensatz")
        verbose_name_plural = _("Datensätze")
        ordering = ("key",)
        constraints = [
            models.UniqueConstraint(
                fields=("source", "key"), name="till_catalog_importrecord_unique"
            )
        ]

    def __str__(self) -> str:
        return self.key


class ImportIssue(models.Model):
    """Something in a file that could not be taken as it stood."""

    run = models.ForeignKey(
        ImportRun, verbose_name=_("Importlauf"), on_delete=models.CASCADE, related_name="issues"
    )
    record_key = models.CharField(_("Kennung"), max_length=200, blank=True)
    line = models.PositiveIntegerField(_("Zeile"), null=True, blank=True)
    field = models.CharField(_("Feld"), max_length=80, blank=True)
    code = models.CharField(_("Code"), max_length=40, db_index=True)
    severity = models.CharField(_("Schwere"), max_length=7, choices=Severity.choices)
    raw_value = models.TextField(_("Wert"), blank=True)
    message = models.TextField(_("Erklärung"))

    class Meta:
        verbose_name = _("Hinweis zum Import")
        verbose_name_plural = _("Hinweise zum Import")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.message
