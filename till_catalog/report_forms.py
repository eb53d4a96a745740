"""The form "Angabe stimmt nicht", and the office's form for what came in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .enums import ReportKind, ReportState
from .models import OfferReport
from .report_guard import FASTEST, SLOWEST, age, stamp


class ReportForm(forms.ModelForm):
    """What is wrong with an offer. `is_from_a_machine`: the field that nobody sees was filled."""

    kind = forms.ChoiceField(
        label=_("Was stimmt nicht?"), choices=ReportKind.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Was haben Sie bemerkt?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Zum Beispiel: Der Kurs beginnt erst um 19 Uhr. Höchstens 2.000 Zeichen."),
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        help_text=_("Nur wenn Sie eine Antwort möchten."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    shown_at = forms.CharField(required=False, widget=forms.HiddenInput)
    leave_empty = forms.CharField(
        label=_("Dieses Feld bitte leer lassen"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    class Meta:
        model = OfferReport
        fields = ("kind", "text", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["shown_at"] = stamp()

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.data.get("leave_empty"))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        shown = age(str(self.data.get("shown_at", "")))
        if shown is None or shown > SLOWEST:
            self._show_anew()
            raise forms.ValidationError(
                _("Das Formular war zu lange offen. Bitte senden Sie es noch einmal ab.")
            )
        if shown < FASTEST:
            raise forms.ValidationError(
                _("Das ging sehr schnell. Bitte warten Sie kurz und senden Sie noch einmal ab.")
            )
        return values

    def _show_anew(self) -> None:
        """Let the page that comes back bear the present moment."""
        self.data = {**self.data.dict(), "shown_at": stamp()}  # type: ignore[attr-defined]  # a QueryDict


class SettleForm(WagtailAdminModelForm):
    """Settling a report; an answer goes out by mail where one was asked for and none was given."""

    class Meta:
        model = OfferReport
        fields = ("state", "answer")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answer = self.fields["answer"]
        if not self.instance.email:
            answer.disabled = True
            answer.help_text = _("Es wurde keine E-Mail-Adresse für eine Antwort angegeben.")
        elif self.instance.answered_at:
            answer.disabled = True
            answer.help_text = _("Die Antwort ist schon verschickt.")
        else:
            answer.help_text = _(
                "Geht beim Speichern per E-Mail an die Person, die geschrieben hat."
            )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        writes = bool(values.get("answer")) and not self.fields["answer"].disabled
        if writes and values.get("state") != ReportState.DONE:
            self.add_error("state", _("Setzen Sie den Stand auf „erledigt“, wenn Sie antworten."))
        return values
