"""Forms of the import pages."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from .drafts.making import make_draft, read_table
from .enums import ImportFormat
from .importers import runs
from .importers.lifecycle import create_run
from .importers.records import FileRefused
from .importers.runs import RUN_FIELDS
from .importers.sheet.reading import MAX_SIZE, Table
from .importers.store import FURTHER_FIELDS, OFFER_FIELDS
from .models import ImportDraft, ImportRun, ImportSource, Offer, Run

MAX_UPLOAD = 100 * 1024 * 1024
MAX_TABLE = MAX_SIZE
_RELATIONS = ("topics", "target_groups", "keywords", "links", "funding")


def lockable_fields() -> list[tuple[str, str]]:
    """Return (name, label) of all fields that a source may leave to the editors."""
    offer = [(name, _label(Offer, name)) for name in (*OFFER_FIELDS, *FURTHER_FIELDS, *_RELATIONS)]
    names = (*RUN_FIELDS, *runs.FURTHER_FIELDS)
    run = [(f"run.{name}", f"{Run._meta.verbose_name}: {_label(Run, name)}") for name in names]
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
    """A file for a source. A feed becomes a run that waits; a table becomes a draft to be looked at."""

    table: Table | None = None

    file = forms.FileField(
        label=_("Datei"),
        help_text=_(
            "Open-vhs (XML) oder Kurse Berlin (JSON) mit höchstens 100 MB, oder eine Tabelle (CSV) mit"
            " höchstens 10 MB. Eine Tabelle sehen Sie erst als Vorschau."
        ),
        error_messages={"empty": _("Die Datei ist leer. Bitte wählen Sie eine andere.")},
        max_length=250,
    )

    class Meta:
        model = ImportRun
        fields = ("source",)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        file, source = data.get("file"), data.get("source")
        if file is None or source is None:
            return data
        is_table = source.format == ImportFormat.CSV
        limit = MAX_TABLE if is_table else MAX_UPLOAD
        if file.size > limit:
            self.add_error(
                "file",
                _("Die Datei ist %(size)s groß. Erlaubt sind höchstens %(limit)s.")
                % {"size": filesizeformat(file.size), "limit": filesizeformat(limit)},
            )
        elif is_table:
            try:
                self.table = read_table(file, source)
            except FileRefused as error:
                self.add_error("file", str(error))
        return data

    def save_for(self, user: Any) -> ImportRun:
        """Keep the file and return the waiting run."""
        file = self.cleaned_data["file"]
        return create_run(self.cleaned_data["source"], file, name=file.name, user=user)

    def draft_for(self, user: Any) -> ImportDraft:
        """Keep the table and return the draft, not yet checked."""
        assert self.table is not None
        name = self.cleaned_data["file"].name
        return make_draft(self.cleaned_data["source"], self.table, name=name, user=user)
