"""The outbox: one permanent row per object of an index says what the index still owes it.

And the book of rebuilds: one row per rebuild says how far it is, and who may not begin another."""

from django.contrib.admin import display
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class OutboxRow(models.Model):
    """What is wanted of one object in one index, and what is done.

    `wanted` rises with every change, under the row's lock; `done` is the `wanted` the index has seen.
    A row with `done < wanted` is due. Rows stay for ever: a deleted object's number must never be
    used again, or the engine would take a new document for an old one.
    """

    index_name = models.CharField(_("Index"), max_length=40)
    key = models.BigIntegerField(_("Schlüssel"))
    wanted = models.BigIntegerField(_("gewünschter Stand"), default=1)
    done = models.BigIntegerField(_("Stand im Index"), default=0)
    changed_at = models.DateTimeField(_("geändert"))
    tries = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    next_try = models.DateTimeField(_("nächster Versuch"), null=True, blank=True)
    error = models.TextField(_("Fehler"), blank=True)

    class Meta:
        verbose_name = _("Änderung für die Suche")
        verbose_name_plural = _("Änderungen für die Suche")
        constraints = (
            models.UniqueConstraint(fields=("index_name", "key"), name="search_outbox_key"),
        )
        indexes = (
            models.Index(
                fields=("index_name", "changed_at"),
                condition=Q(done__lt=F("wanted")),
                name="search_outbox_due",
            ),
        )

    def __str__(self) -> str:
        return f"{self.index_name} {self.key}"


class Step(models.TextChoices):
    """What a rebuild is doing."""

    BEGUN = "begun", _("wird vorbereitet")
    READING = "reading", _("Wörter sammeln")
    BUILDING = "building", _("Index aufbauen")


class RebuildRun(models.Model):
    """One rebuild of one index. It runs as long as `finished_at` is empty and `heartbeat` is fresh.

    `lock` names the machine and the file lock that the process holds: whoever gets that very lock
    knows that the process is dead. `documents` is known and `error` empty if it went well.
    """

    index_name = models.CharField(_("Index"), max_length=40)
    engine = models.CharField(_("Suchmaschine"), max_length=40)
    lock = models.CharField(_("Sperre"), max_length=500)
    started_at = models.DateTimeField(_("begonnen"))
    heartbeat = models.DateTimeField(_("letztes Lebenszeichen"))
    finished_at = models.DateTimeField(_("beendet"), null=True, blank=True)
    step = models.CharField(_("Schritt"), max_length=8, choices=Step.choices, default=Step.BEGUN)
    done = models.PositiveIntegerField(_("gelesen"), default=0)
    total = models.PositiveIntegerField(_("insgesamt"), default=0)
    documents = models.PositiveIntegerField(_("Einträge"), null=True, blank=True)
    error = models.TextField(_("Fehler"), blank=True)

    class Meta:
        verbose_name = _("Neuaufbau der Suche")
        verbose_name_plural = _("Neuaufbauten der Suche")
        default_permissions = ()
        permissions = (("manage_search", _("Suche beobachten, prüfen und neu aufbauen")),)
        constraints = (
            models.UniqueConstraint(
                fields=("index_name",),
                condition=Q(finished_at=None),
                name="search_one_rebuild",
            ),
        )

    def __str__(self) -> str:
        return f"{self.index_name} {self.started_at:%d.%m.%Y %H:%M}"


class SynonymSet(models.Model):
    """Words that find each other, or words that also find others (Gleichbedeutende Wörter)."""

    words = models.TextField(
        _("Wörter"), help_text=_("Ein Wort oder eine Wendung je Zeile, zum Beispiel „Erste Hilfe“.")
    )
    finds = models.TextField(
        _("finden auch"),
        blank=True,
        help_text=_(
            "Leer: Alle Wörter oben finden einander. Ausgefüllt: Wer oben eines eingibt, findet auch"
            " dies; umgekehrt nicht."
        ),
    )
    note = models.CharField(_("Notiz für die Redaktion"), max_length=200, blank=True)
    changed_at = models.DateTimeField(_("geändert"), auto_now=True)

    class Meta:
        verbose_name = _("gleichbedeutende Wörter")
        verbose_name_plural = _("gleichbedeutende Wörter")
        ordering = ("words",)

    def __str__(self) -> str:
        return ", ".join(self.words.splitlines())

    @display(description=_("finden auch"))
    def finds_shown(self) -> str:
        """Return what they also find, in one line, for lists."""
        return ", ".join(self.finds.splitlines())


class UnmetSearch(models.Model):
    """A search text that found nothing, or only what is written alike, counted per day.

    Without person, address or time of day; what might name somebody is never kept
    (`search.unmet.worth_keeping`).
    """

    index_name = models.CharField(_("Index"), max_length=40)
    text = models.CharField(_("Suchtext"), max_length=60)
    day = models.DateField(_("Datum"))
    count = models.PositiveIntegerField(_("Anzahl"), default=0)

    class Meta:
        verbose_name = _("Suche ohne Treffer")
        verbose_name_plural = _("Suchen ohne Treffer")
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(
                fields=("day", "index_name", "text"), name="search_unmet_once_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.text
