"""Choosers with search and "create", for those who may see what is chosen from."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permissions import ModelPermissionPolicy


class GuardedChooserViewSet(ChooserViewSet):
    """Wagtail lets everybody with access to the admin choose; here a right on the model is needed.

    "Create" is offered to those who may add. `search_fields`: columns that a word is looked for in.
    """

    search_fields: tuple[str, ...] = ()
    create_action_label: str | Promise = _("Neu anlegen")

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return ModelPermissionPolicy(self.model)

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        guarded = type(
            f"Guarded{view_class.__name__}",
            (_Guarded, view_class),
            {"__doc__": view_class.__doc__, "filter_form_class": self._filter_form_class()},
        )
        return super().construct_view(guarded, **kwargs)

    def _filter_form_class(self) -> type[BaseFilterForm]:
        return type("FilterForm", (WordsFilterForm,), {"search_fields": self.search_fields})


class WordsFilterForm(BaseFilterForm):
    """All words must be found, each in any of the columns."""

    search_fields: tuple[str, ...] = ()
    q = forms.CharField(
        label=_("Suche"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": _("Suche")}),
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        objects = super().filter(objects)
        self.search_query = self.cleaned_data.get("q", "")
        self.is_searching = bool(self.search_query)
        for word in self.search_query.split()[:10]:
            found = Q()
            for name in self.search_fields:
                found |= Q(**{f"{name}__icontains": word})
            objects = objects.filter(found)
        return objects


class _Guarded(PermissionCheckedMixin):
    any_permission_required = ["add", "change", "delete", "view"]
