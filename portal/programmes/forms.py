"""The form "Beratung anfragen oder zurückrufen lassen", and the office's form for what came in."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.formguard import GuardedForm

from .models import AdviceRequest

_PHONE = re.compile(r"^[+0-9][0-9 ()/.\-–]{4,38}$")


class AdviceForm(GuardedForm, forms.ModelForm):
    """A number or an address is enough; everything else may stay empty."""

    salt = "portal.programmes.advice"

    phone = forms.CharField(
        label=_("Telefon"),
        required=False,
        max_length=40,
        help_text=_("Wir rufen zurück."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        help_text=_("Oder wir schreiben Ihnen. Eins von beiden genügt."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    name = forms.CharField(
        label=_("Wie dürfen wir Sie ansprechen?"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    reachable = forms.CharField(
        label=_("Wann erreichen wir Sie gut?"),
        required=False,
        max_length=120,
        help_text=_("Zum Beispiel: Dienstag ab 14 Uhr"),
    )
    text = forms.CharField(
        label=_("Worum geht es?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ein Satz genügt. Bitte schreiben Sie nichts über Krankheiten."),
    )
    field_order = ("phone", "email", "name", "reachable", "text")

    class Meta:
        model = AdviceRequest
        fields = ("phone", "email", "name", "reachable", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("phone", "email"):
            setattr(self.fields[name], "one_is_enough", True)  # noqa: B010 - see components/field.html

    def clean_phone(self) -> str:
        """Refuse what nobody could dial."""
        number: str = self.cleaned_data["phone"].strip()
        if number and not _PHONE.match(number):
            raise forms.ValidationError(
                _("Diese Nummer können wir nicht wählen. Bitte schreiben Sie sie so: 0651 123456")
            )
        return number

    def clean(self) -> dict[str, Any]:
        """Demand a way to answer."""
        values = super().clean()
        if not (values.get("phone") or values.get("email") or self.errors):
            self.add_error(
                "phone", _("Bitte schreiben Sie eine Telefonnummer oder eine E-Mail-Adresse.")
            )
        return values


class SettleForm(WagtailAdminModelForm):
    """What became of a request."""

    class Meta(WagtailAdminModelForm.Meta):
        model = AdviceRequest
        fields = ("state",)
