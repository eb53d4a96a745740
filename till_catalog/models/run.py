"""Runs of an offer and their single dates."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.places.models import Venue

from ..enums import RegistrationState
from .offer import Offer


class Run(models.Model):
    """One run of an offer (Durchführung): when, where, for how much, with how many places.

    `uid`, `sequence` and `modified` serve calendars (RFC 5545) and survive a re-import.
    `shown_with` is the offer on whose page the run stands: its own, or the one that is joined into
    (`till_catalog.upkeep.joining` keeps it; empty only while that one is being deleted). Who writes
    in bulk sets it to the own offer.
    """

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="runs")
    shown_with = models.ForeignKey(
        Offer, null=True, on_delete=models.SET_NULL, related_name="shown_runs", editable=False
    )
    external_id = models.CharField(_("Kennung beim Anbieter"), max_length=200, blank=True)

    start = models.DateField(_("Beginn"), null=True, blank=True)
    end = models.DateField(_("Ende"), null=True, blank=True)
    last_day = models.DateField(
        _("letzter Tag"),
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        help_text=_("Letzter Einzeltermin, sonst Ende, sonst Beginn; leer bei laufendem Einstieg."),
    )
    flexible_start = models.BooleanField(_("Einstieg jederzeit"), default=False)
    weekdays = models.PositiveSmallIntegerField(
        _("Wochentage"),
        default=0,
        help_text=_("Summe: Mo 1, Di 2, Mi 4, Do 8, Fr 16, Sa 32, So 64"),
    )
    time_from = models.TimeField(_("von"), null=True, blank=True)
    time_to = models.TimeField(_("bis"), null=True, blank=True)
    raw_times = models.CharField(_("Zeiten im Wortlaut"), max_length=500, blank=True)
    units = models.DecimalField(
        _("Unterrichtseinheiten zu 45 Minuten"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
    )
    date_count = models.PositiveSmallIntegerField(_("Zahl der Termine"), null=True, blank=True)

    venue = models.ForeignKey(
        Venue,
        verbose_name=_("Ort"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="runs",
    )
    room = models.CharField(_("Raum"), max_length=120, blank=True)
    is_online = models.BooleanField(_("online"), default=False)

    price = models.DecimalField(
        _("Preis in Euro"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Leer heißt unbekannt, 0 heißt kostenlos."),
    )
    price_reduced = models.DecimalField(
        _("ermäßigter Preis in Euro"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    price_note = models.TextField(_("Hinweise zum Preis"), blank=True)

    places_min = models.PositiveIntegerField(_("Plätze mindestens"), null=True, blank=True)
    places_max = models.PositiveIntegerField(_("Plätze höchstens"), null=True, blank=True)
    places_booked = models.PositiveIntegerField(_("gebuchte Plätze"), null=True, blank=True)
    waitlist = models.BooleanField(_("Warteliste"), default=False)
    registration_deadline = models.DateField(_("Anmeldeschluss"), null=True, blank=True)
    registration_state = models.CharField(
        _("Anmeldung"),
        max_length=10,
        choices=RegistrationState.choices,
        default=RegistrationState.UNKNOWN,
    )
    cancelled = models.BooleanField(_("abgesagt"), default=False)
    publish_from = models.DateField(_("zeigen ab"), null=True, blank=True)
    publish_until = models.DateField(_("zeigen bis"), null=True, blank=True)

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    modified = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("Durchführung")
        verbose_name_plural = _("Durchführungen")
        ordering = (models.F("start").asc(nulls_last=True), "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("offer", "external_id"),
                condition=~models.Q(external_id=""),
                name="till_catalog_run_offer_key_unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.offer} ({self.start:%d.%m.%Y})" if self.start else str(self.offer)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.shown_with_id is None:
            self.shown_with_id = self.offer_id
        super().save(*args, **kwargs)


class SessionDate(models.Model):
    """A single date of a run (Einzeltermin). Without times it is an all-day date."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="dates")
    date = models.DateField(_("Datum"))
    time_from = models.TimeField(_("von"), null=True, blank=True)
    time_to = models.TimeField(_("bis"), null=True, blank=True)
    venue = models.ForeignKey(
        Venue,
        verbose_name=_("Ort, wenn anders"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="session_dates",
    )
    room = models.CharField(_("Raum"), max_length=120, blank=True)
    cancelled = models.BooleanField(_("fällt aus"), default=False)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    modified = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("Einzeltermin")
        verbose_name_plural = _("Einzeltermine")
        ordering = ("date", models.F("time_from").asc(nulls_first=True), "pk")

    def __str__(self) -> str:
        return f"{self.date:%d.%m.%Y}"
