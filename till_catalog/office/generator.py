"""The small form above the dates of a run: every Monday and Wednesday from ... to ..., except ..."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..domain.series import MOST_DATES, TooManyDates, read_spans, series
from ..domain.times import weekday_codes
from ..enums import Weekday
from .fields import WeekdaysField, day_input, time_input

PREFIX = "rule"
_TABLE = "dates"


class RuleForm(forms.Form):
    """The rule. It is asked for only where somebody filled in any of it."""

    weekdays = WeekdaysField(label=gettext_lazy("jeden"))
    # Not required to the eye: the whole rule may stay empty.
    first = forms.DateField(label=gettext_lazy("vom"), required=False, widget=day_input())
    last = forms.DateField(label=gettext_lazy("bis zum"), required=False, widget=day_input())
    time_from = forms.TimeField(
        label=gettext_lazy("von (Uhrzeit)"), required=False, widget=time_input()
    )
    time_to = forms.TimeField(
        label=gettext_lazy("bis (Uhrzeit)"), required=False, widget=time_input()
    )
    without = forms.CharField(
        label=gettext_lazy("außer"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Zum Beispiel: 03.10.2026, 12.10.2026 bis 23.10.2026"),
    )

    def clean_without(self) -> list[Any]:
        try:
            return read_spans(self.cleaned_data["without"])
        except ValueError as error:
            raise forms.ValidationError(
                _("„%(part)s“ ist kein Tag und kein Zeitraum.") % {"part": error.args[0]}
            ) from error

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("weekdays"):
            self.add_error("weekdays", _("Bitte wählen Sie mindestens einen Wochentag."))
        first, last = data.get("first"), data.get("last")
        for name in ("first", "last"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Bitte geben Sie diesen Tag an."))
        if first and last and last < first:
            self.add_error("last", _("Der letzte Tag liegt vor dem ersten."))
        begin, end = data.get("time_from"), data.get("time_to")
        if begin and end and end <= begin:
            self.add_error("time_to", _("Das Ende liegt nicht nach dem Beginn."))
        if not self.errors:
            self._make(data)
        return data

    def _make(self, data: dict[str, Any]) -> None:
        codes = weekday_codes(data["weekdays"])
        try:
            data["days"] = series(
                weekdays=[Weekday.values.index(code) for code in codes],
                first=data["first"],
                last=data["last"],
                without=data["without"],
            )
        except TooManyDates:
            self.add_error("last", _("Das wären mehr als %(most)s Termine.") % {"most": MOST_DATES})
            return
        if not data["days"]:
            self.add_error("last", _("In diesem Zeitraum liegt kein solcher Tag."))


def is_filled_in(data: QueryDict) -> bool:
    """Tell whether somebody began to write a rule."""
    return any(value for key in data if key.startswith(f"{PREFIX}-") for value in data.getlist(key))


def with_new_rows(data: QueryDict, rule: RuleForm) -> tuple[QueryDict, int]:
    """Return the posted data with a row per day of a valid rule, and how many are new.

    A day and time that stands there already is not doubled; the rule itself is emptied.
    """
    result = data.copy()
    times = {
        name: rule.cleaned_data[name].strftime("%H:%M") if rule.cleaned_data[name] else ""
        for name in ("time_from", "time_to")
    }
    total = _number(result.get(f"{_TABLE}-TOTAL_FORMS"))
    there = {
        (result.get(f"{_TABLE}-{row}-date"), (result.get(f"{_TABLE}-{row}-time_from") or "")[:5])
        for row in range(total)
    }
    # The empty row that waits at the end is used first.
    rows = [row for row in range(total) if not result.get(f"{_TABLE}-{row}-date")]
    new = 0
    for day in rule.cleaned_data["days"]:
        if (day.isoformat(), times["time_from"]) in there:
            continue
        row = rows.pop(0) if rows else total
        total = max(total, row + 1)
        result[f"{_TABLE}-{row}-date"] = day.isoformat()
        for name, value in times.items():
            result[f"{_TABLE}-{row}-{name}"] = value
        new += 1
    result[f"{_TABLE}-TOTAL_FORMS"] = str(total)
    for key in [key for key in result if key.startswith(f"{PREFIX}-")]:
        del result[key]
    return result, new


def _number(text: str | None) -> int:
    return min(int(text), 1000) if text and text.isdecimal() else 0
