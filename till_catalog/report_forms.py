"""The form "Angabe stimmt nicht", and the office's form for what came in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.formguard import GuardedForm

from .enums import ReportKind, ReportState
from .models import OfferReport


class ReportForm(GuardedForm, forms.ModelForm):
    """What is wrong with an offer."""

    salt = "till_catalog.report"

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

    class Meta:
        model = OfferReport
        fields = ("kind", "text", "email")


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
