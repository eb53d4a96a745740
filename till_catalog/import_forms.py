"""Forms of the import pages."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from .importers.lifecycle import create_run
from .importers.runs import RUN_FIELDS
from .importers.store import OFFER_FIELDS
from .models import ImportRun, ImportSource, Offer, Run

MAX_UPLOAD = 100 * 1024 * 1024
_RELATIONS = ("topics", "target_groups", "keywords", "links")


def lockable_fields() -> list[tuple[str, str]]:
    """Return (name, label) of all fields that a source may leave to the editors."""
    offer = [(name, _label(Offer, name)) for name in (*OFFER_FIELDS, *_RELATIONS)]
    run = [(f"run.{name}", f"{Run._meta.verbose_name}: {_label(Run, name)}") for name in RUN_FIELDS]
    return offer + run


def _label(model: Any, name: str) -> str:
    field = model._meta.get_field(name)
    return str(
        getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural
    )


class SourceForm(forms.ModelForm):
    """An import source."""

    locked_fields = forms.MultipleChoiceField(
        label=_("Felder, die der Import nicht überschreibt"),
        required=False,
        choices=lockable_fields,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Was hier angekreuzt ist, pflegen Sie selbst. Es wird nur einmal gefüllt."),
    )

    class Meta:
        model = ImportSource
        fields = (
            "name",
            "slug",
            "format",
            "provider",
            "full",
            "shrink_limit",
            "encoding",
            "licence",
            "attribution",
            "locked_fields",
        )


class UploadForm(forms.ModelForm):
    """A file for a source; saving it keeps the file and makes a run that waits."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_("Open-vhs (XML) oder Kurse Berlin (JSON), höchstens 100 MB."),
        error_messages={"empty": _("Die Datei ist leer. Bitte wählen Sie eine andere.")},
        max_length=250,
    )

    class Meta:
        model = ImportRun
        fields = ("source",)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_UPLOAD:
            raise forms.ValidationError(
                _("Die Datei ist %(size)s groß. Erlaubt sind höchstens %(limit)s.")
                % {"size": filesizeformat(file.size), "limit": filesizeformat(MAX_UPLOAD)}
            )
        return file

    def save_for(self, user: Any) -> ImportRun:
        """Keep the file and return the waiting run."""
        file = self.cleaned_data["file"]
        return create_run(self.cleaned_data["source"], file, name=file.name, user=user)
