"""Form fields of the catalogue: levels, languages, weekdays, topics, days and times."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text import DraftailRichTextArea

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


class RichTextArea(DraftailRichTextArea):
    """Wagtail's editor for a few kinds of markup. What is not its own notation is taken as text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=["bold", "italic", "ul", "ol", "link"], **kwargs)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        try:
            return super().value_from_datadict(data, files, name)
        except (ValueError, KeyError, TypeError, AttributeError):
            return data.get(name, "")


def level_choices() -> list[tuple[Any, Any]]:
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
    """Topics below their areas, in the order of the tree; one query."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Topic.objects.all(), required=False, **kwargs)
        self.choices = self._tree

    def _tree(self) -> list[tuple[str, list[tuple[int, Any]]]]:
        below: dict[int | None, list[Topic]] = defaultdict(list)
        for topic in self.queryset or ():
            below[topic.parent_id].append(topic)
        return [
            (area.label, [(area.pk, _("der ganze Bereich")), *_branches(area, below, "")])
            for area in below[None]
        ]


def _branches(
    topic: Topic, below: dict[int | None, list[Topic]], path: str
) -> Iterator[tuple[int, str]]:
    """Yield what lies below a topic, with the way to it."""
    for child in below[topic.pk]:
        yield child.pk, f"{path}{child.label}"
        yield from _branches(child, below, f"{path}{child.label} › ")
