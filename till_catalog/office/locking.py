"""Fields that the import keeps are shown, not offered."""

import datetime as dt
from typing import Any

from django.db.models import Manager
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.text import plain_text

from ..domain.languages import LABELS
from ..domain.times import weekday_codes
from ..enums import Weekday
from .fields import level_label

NOTHING = "–"


class LocksMixin:
    """A model form that leaves out what the import keeps (`imported`: names of fields)."""

    imported: set[str]

    def leave_to_import(self, names: set[str]) -> None:
        """Take the fields out of the form; their panels show what stands there."""
        self.imported = names
        for name in names:
            self.fields.pop(name, None)  # type: ignore[attr-defined]


class LockablePanel(FieldPanel):
    """A field, or its value with the note that it comes from the import."""

    def format_value_for_display(self, value: Any) -> Any:
        return value  # `shown` wrote it for people already

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is None or self.field_name not in self.form.imported:
                return
            self.read_only = True
            self.heading = self.panel.heading or self.panel.db_field.verbose_name
            self.help_text = _("Kommt aus dem Import.")

        @property
        def comments_enabled(self) -> bool:
            return False

        @property
        def value_from_instance(self) -> str:
            return shown(self.instance, self.field_name)


def shown(instance: Any, name: str) -> str:
    """Return the value of a field as a person would write it."""
    display = getattr(instance, f"get_{name}_display", None)
    value = display() if display else getattr(instance, name)
    if isinstance(value, Manager):
        value = [str(row) for row in value.all()]
    if name.startswith("level_"):
        value = level_label(value)
    elif name == "weekdays":
        value = [str(Weekday(code).label) for code in weekday_codes(value)]
    elif isinstance(value, list):
        value = [str(LABELS.get(item, item)) for item in value]
    elif isinstance(value, bool):
        value = _("ja") if value else _("nein")
    elif isinstance(value, dt.date):
        value = f"{value:%d.%m.%Y}"
    elif isinstance(value, dt.time):
        value = f"{value:%H:%M}"
    if isinstance(value, list):
        value = ", ".join(value)
    if value is None or value == "":
        return NOTHING
    return plain_text(str(value))
