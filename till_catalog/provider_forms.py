"""The forms of a provider."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from portal.organisations.models import Organisation

from .domain.licences import recognise
from .models import Provider


class ProviderForm(WagtailAdminModelForm):
    """A provider; consent to open data needs a licence that makes the data open."""

    class Meta:
        model = Provider
        fields = ("organisation", "public", "quality_seals", "data_licence", "open_data_consent")

    def clean(self) -> dict[str, Any]:
        """Ask for an open licence where the provider consents and no source names one."""
        cleaned: dict[str, Any] = super().clean() or {}
        licence = cleaned.get("data_licence", "")
        is_open = recognise(licence) or (not licence and self._source_names_one())
        if cleaned.get("open_data_consent") and not is_open:
            self.add_error(
                "data_licence",
                _(
                    "Für offene Daten brauchen wir eine offene Lizenz, zum Beispiel „CC0“,"
                    " „CC BY 4.0“ oder „dl-de/by-2-0“."
                ),
            )
        return cleaned

    def _source_names_one(self) -> bool:
        if not self.instance.pk:
            return False
        licences = self.instance.import_sources.values_list("licence", flat=True)
        return any(recognise(text) for text in licences)


class NewProviderForm(forms.ModelForm):
    """Makes a provider of an organisation that is none yet."""

    class Meta:
        model = Provider
        fields = ("organisation", "public")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = Organisation.objects.filter(provider__isnull=True)
        self.fields["organisation"].queryset = free  # type: ignore[attr-defined]
