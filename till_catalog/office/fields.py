"""Form fields of the catalogue: levels, languages, weekdays, topics, days and times."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.topics.models import Topic

from ..domain.languages import LABELS
from ..domain.times import weekday_codes
from ..enums import Level, Weekday

_GER = (Level.A1, Level.A2, Level.B1, Level.B2, Level.C1, Level.C2)
_SUBLEVELS = 4
_WEEKDAYS = tuple(Weekday.values)


def day_input() -> forms.DateInput:
    """Return the browser's own calendar: it speaks the language of its owner."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def time_input() -> forms.TimeInput:
    """Return the browser's own clock."""
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


def level_choices() -> list[tuple[str, Any]]:
    """Return all levels by scale, the GER with its sublevels."""
    ger = [(level.value, level.label) for level in _GER]
    parts = [
        (f"{level.value}.{part}", f"{level.label}.{part}")
        for level in _GER
        for part in range(1, _SUBLEVELS + 1)
    ]
    others = [(level.value, level.label) for level in Level if level not in _GER]
    return [
        ("", _("keine Angabe")),
        (_("Europäischer Referenzrahmen"), ger),
        (_("Allgemein und Alphabetisierung"), others),
        (_("Teile einer Stufe"), parts),
    ]


def level_label(level: str) -> str:
    """Return how a stored level is written."""
    step, dot, part = level.partition(".")
    return f"{Level(step).label}{dot}{part}" if step in Level.values else level


class LevelField(forms.ChoiceField):
    """One level. What an import found beyond the list stays choosable."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=level_choices, required=False, **kwargs)

    def valid_value(self, value: Any) -> bool:
        return super().valid_value(value) or (bool(value) and value == self.initial)


class LanguagesField(forms.MultipleChoiceField):
    """Languages by their codes, German first in its list because most choose it."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_languages, required=False, **kwargs)


def _languages() -> list[tuple[str, Any]]:
    return sorted(LABELS.items(), key=lambda pair: (pair[0] != "de", str(pair[1])))


class WeekdaysField(forms.MultipleChoiceField):
    """Days of the week, kept as a sum of bits (`domain.times`)."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=Weekday.choices, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return list(weekday_codes(value)) if isinstance(value, int) else value

    def clean(self, value: Any) -> int:
        return sum(1 << _WEEKDAYS.index(code) for code in super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set(self.prepare_value(initial or 0)) != set(data or ())


class TopicsField(forms.ModelMultipleChoiceField):
    """Topics in the order of the tree, each with what it lies under; one query."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        topics = Topic.objects.select_related("parent__parent")
        super().__init__(queryset=topics, required=False, **kwargs)
        self.choices = self._tree  # type: ignore[assignment]

    def _tree(self) -> list[tuple[int, str]]:
        return [(topic.pk, path) for path, topic in sorted_topics(self.queryset)]


def sorted_topics(topics: Iterable[Topic]) -> list[tuple[str, Topic]]:
    """Return topics with their paths ("Sprachen › Deutsch"), each below its parent."""

    def steps(topic: Topic) -> list[Topic]:
        above = steps(topic.parent) if topic.parent else []
        return [*above, topic]

    paths = [(steps(topic), topic) for topic in topics]
    paths.sort(key=lambda pair: [(step.position, step.label) for step in pair[0]])
    return [(" › ".join(step.label for step in path), topic) for path, topic in paths]
