"""Rows that belong to the thing being edited, as a table in its form: dates, fundings, links.

Django's own inline formsets: Wagtail's inline panels give every row a box of its own, and a course of
fifteen evenings would be a page of three metres.
"""

from typing import Any

from django import forms
from wagtail.admin.panels import Panel


class TablesMixin:
    """A model form with formsets. `formsets_of` names them: prefix -> formset class."""

    formsets_of: dict[str, type[forms.BaseInlineFormSet[Any, Any, Any]]] = {}
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None  # type: ignore[attr-defined]
        self.tables: dict[str, Any] = {
            name: formset(data, instance=self.instance, prefix=name)
            for name, formset in self.formsets_of.items()
        }

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()  # type: ignore[misc]
        invalid = [table for table in self.tables.values() if not table.is_valid()]
        return valid and not invalid

    def has_changed(self) -> bool:
        changed: bool = super().has_changed()  # type: ignore[misc]
        return changed or any(table.has_changed() for table in self.tables.values())

    def changed_labels(self) -> list[str]:
        """Return what a person would say was changed."""
        fields = self.fields  # type: ignore[attr-defined]
        labels = [
            str(fields[name].label or name)
            for name in self.changed_data  # type: ignore[attr-defined]
        ]
        models = [table.model for table in self.tables.values() if table.has_changed()]
        return labels + [str(model._meta.verbose_name_plural) for model in models if model]

    def save(self, commit: bool = True) -> Any:
        instance = super().save(commit=commit)  # type: ignore[misc]
        for table in self.tables.values():
            table.save()
        return instance


class TablePanel(Panel):
    """Shows a formset of the form as a table; a form without it (locked) shows nothing."""

    def __init__(self, table: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.table = table

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"table": self.table}

    class BoundPanel(Panel.BoundPanel):
        template_name = "till_catalog/admin/table_panel.html"

        def is_shown(self) -> bool:
            return self.panel.table in self.form.tables

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"table": self.form.tables[self.panel.table]}
