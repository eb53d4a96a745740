"""The form "Beratung anfragen oder zurückrufen lassen"."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.inbox.forms import AnswerForm

from .models import AdviceRequest


class AdviceForm(AnswerForm, forms.ModelForm):
    """A number or an address is enough; everything else may stay empty."""

    salt = "portal.programmes.advice"

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
