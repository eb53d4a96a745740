"""The table of periodic jobs and the heartbeats of the workers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    NEVER = "never", _("noch nie gelaufen")
    RUNNING = "running", _("läuft")
    OK = "ok", _("in Ordnung")
    FAILED = "failed", _("fehlgeschlagen")


class JobState(models.Model):
    """What is known of one periodic job (regelmäßige Aufgabe). Its interval stands in the code."""

    name = models.CharField(_("Kürzel"), max_length=80, unique=True)
    known_since = models.DateTimeField(_("bekannt seit"))
    last_start = models.DateTimeField(_("zuletzt begonnen"), null=True, blank=True)
    last_end = models.DateTimeField(_("zuletzt beendet"), null=True, blank=True)
    outcome = models.CharField(
        _("Ergebnis"), max_length=7, choices=Outcome.choices, default=Outcome.NEVER
    )
    duration = models.DurationField(_("Dauer"), null=True, blank=True)
    message = models.TextField(_("Meldung"), blank=True)

    class Meta:
        verbose_name = _("regelmäßige Aufgabe")
        verbose_name_plural = _("regelmäßige Aufgaben")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class WorkerBeat(models.Model):
    """A living worker. A task whose worker has not beaten for a while is taken from it."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    queues = models.CharField(_("Warteschlangen"), max_length=200)
    beat_at = models.DateTimeField(_("letztes Lebenszeichen"))

    class Meta:
        verbose_name = _("Arbeitsprozess")
        verbose_name_plural = _("Arbeitsprozesse")

    def __str__(self) -> str:
        return self.worker_id
