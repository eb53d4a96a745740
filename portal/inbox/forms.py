"""How people say where an answer should go."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.formguard import GuardedForm

_PHONE = re.compile(r"^[+0-9][0-9 ()/.\-–]{4,38}$")


class AnswerForm(GuardedForm):
    """A guarded form with telephone and mail address: `answer_needed` demands one of them."""

    answer_needed = True

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("phone", "email"):  # see components/field.html
            setattr(self.fields[name], "one_is_enough", self.answer_needed)  # noqa: B010

    def clean_phone(self) -> str:
        """Refuse what nobody could dial."""
        number: str = self.cleaned_data["phone"].strip()
        if number and not _PHONE.match(number):
            raise forms.ValidationError(
                _("Diese Nummer können wir nicht wählen. Bitte schreiben Sie sie so: 0651 123456")
            )
        return number

    def clean(self) -> dict[str, Any]:
        """Demand a way to answer, where an answer is what people want."""
        values = super().clean()
        if self.answer_needed and not (values.get("phone") or values.get("email") or self.errors):
            self.add_error(
                "phone", _("Bitte schreiben Sie eine Telefonnummer oder eine E-Mail-Adresse.")
            )
        return values
