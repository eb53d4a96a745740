"""The form of a run with its single dates, and the rule that makes many of them at once."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from portal import clock
from portal.places.models import Venue

from ..domain.locks import left_to_import
from ..domain.upkeep import derive
from ..domain.versions import RUN_SEQUENCE, SHOWN_ON_DATES, count_dates_of, count_version
from ..models import Run, SessionDate
from .fields import WeekdaysField, day_input, time_input
from .locking import LocksMixin
from .tables import TablesMixin

_AMOUNTS = ("price", "price_reduced", "units")


class DateForm(forms.ModelForm):
    """One single date."""

    class Meta:
        model = SessionDate
        fields = ("date", "time_from", "time_to", "venue", "room", "cancelled")
        widgets = {"date": day_input(), "time_from": time_input(), "time_to": time_input()}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        begin, end = data.get("time_from"), data.get("time_to")
        if begin and end and end <= begin:
            self.add_error("time_to", _("Das Ende liegt nicht nach dem Beginn."))
        if end and not begin:
            self.add_error("time_from", _("Bitte geben Sie auch an, wann der Termin beginnt."))
        return data


class DateFormSet(forms.BaseInlineFormSet):
    """The dates of a run. A changed one keeps its place in people's calendars (RFC 5545)."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Offer the places that this provider uses already: one query for all rows, and short lists."""
        super().add_fields(form, index)
        form.fields["venue"].queryset = self._venues
        form.fields["venue"].choices = self._venue_choices

    @cached_property
    def _venues(self) -> QuerySet[Venue]:
        provider = self.instance.offer.provider_id
        used = Q(runs__offer__provider=provider) | Q(session_dates__run__offer__provider=provider)
        return Venue.objects.filter(used).distinct()

    @cached_property
    def _venue_choices(self) -> list[tuple[Any, str]]:
        return [("", "–"), *((venue.pk, str(venue)) for venue in self._venues)]

    def clean(self) -> None:
        seen: set[tuple[dt.date, dt.time | None]] = set()
        for form in self._kept():
            data = form.cleaned_data
            key = (data["date"], data.get("time_from"))
            if key in seen:
                form.add_error("date", _("Diesen Termin gibt es schon in der Liste."))
            seen.add(key)

    def _kept(self) -> list[Any]:
        return [
            form
            for form in self.forms
            if getattr(form, "cleaned_data", None)
            and form.cleaned_data.get("date")
            and not self._should_delete_form(form)  # type: ignore[attr-defined]
        ]

    def days(self) -> list[dt.date]:
        """Return the days that will stand there once this is saved, in order."""
        return sorted(form.cleaned_data["date"] for form in self._kept())

    def save_new(self, form: Any, commit: bool = True) -> SessionDate:
        form.instance.modified = clock.now()
        return super().save_new(form, commit=commit)

    def save_existing(self, form: Any, obj: Any, commit: bool = True) -> SessionDate:
        touched = {"venue_id" if name == "venue" else name for name in form.changed_data}
        count_version(form.instance, touched, now=clock.now())
        return super().save_existing(form, obj, commit=commit)


DATES = forms.inlineformset_factory(
    Run, SessionDate, form=DateForm, formset=DateFormSet, extra=3, max_num=1000
)


class RunForm(LocksMixin, TablesMixin, WagtailAdminModelForm):
    """When, where, for how much, with how many places."""

    formsets_of = {"dates": DATES}

    weekdays = WeekdaysField(
        label=gettext_lazy("Wochentage"),
        help_text=gettext_lazy("Nur nötig, solange es keine Einzeltermine gibt."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leave_to_import(self._kept_by_import())
        if "dates" in self.imported:
            self.tables.pop("dates")

    def _kept_by_import(self) -> set[str]:
        offer = self.instance.offer
        if offer.source is None or not self.instance.external_id:
            return set()
        locked = {*offer.locked_fields, *offer.source.locked_fields}
        return left_to_import(locked, of_runs=True)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        self._check_days(data)
        self._check_amounts(data)
        self._check_places(data)
        return data

    def _check_days(self, data: dict[str, Any]) -> None:
        start, end = data.get("start"), data.get("end")
        if start and end and end < start:
            self.add_error("end", _("Das Ende liegt vor dem Beginn."))
        if end and not start:
            self.add_error("start", _("Bitte geben Sie auch den Beginn an."))
        begin, until = data.get("time_from"), data.get("time_to")
        if begin and until and until <= begin:
            self.add_error("time_to", _("Das Ende liegt nicht nach dem Beginn."))
        if until and not begin:
            self.add_error("time_from", _("Bitte geben Sie auch an, wann es beginnt."))
        shown_from, shown_until = data.get("publish_from"), data.get("publish_until")
        if shown_from and shown_until and shown_until < shown_from:
            self.add_error("publish_until", _("Dieser Tag liegt vor dem ersten Tag."))
        if "start" in self.fields and not start and not data.get("flexible_start"):
            self._demand_days()

    def _demand_days(self) -> None:
        table = self.tables.get("dates")
        if table is not None and table.is_valid() and table.days():
            return
        self.add_error(
            "start",
            _(
                "Bitte geben Sie einen Beginn oder Termine an, oder kreuzen Sie „Einstieg jederzeit“ an."
            ),
        )

    def _check_amounts(self, data: dict[str, Any]) -> None:
        for name in _AMOUNTS:
            if data.get(name) is not None and data[name] < 0:
                self.add_error(name, _("Eine Zahl unter null geht hier nicht."))
        price, reduced = data.get("price"), data.get("price_reduced")
        if price is not None and reduced is not None and reduced > price:
            self.add_error("price_reduced", _("Der ermäßigte Preis ist höher als der volle."))

    def _check_places(self, data: dict[str, Any]) -> None:
        least, most, booked = (
            data.get(name) for name in ("places_min", "places_max", "places_booked")
        )
        if least is not None and most is not None and most < least:
            self.add_error("places_max", _("Das sind weniger Plätze als mindestens nötig."))
        if booked is not None and most is not None and booked > most:
            self.add_error("places_booked", _("Es sind mehr Plätze gebucht, als es gibt."))

    def save(self, commit: bool = True) -> Run:
        run: Run = self.instance
        before = Run.objects.filter(pk=run.pk).first()
        if dates := self.tables.get("dates"):
            derive(run, dates=dates.days())
        elif "start" not in self.imported:
            derive(run, dates=list(run.dates.values_list("date", flat=True)))
        now = clock.now()
        touched = {
            name
            for name in RUN_SEQUENCE
            if before is not None and getattr(before, name) != getattr(run, name)
        }
        count_version(run, touched, now=now)
        if touched & SHOWN_ON_DATES:
            # Before the table is saved: it writes over a date that was changed as well, so each rises once.
            count_dates_of([run.pk], now=now)
        saved: Run = super().save(commit=commit)
        return saved
