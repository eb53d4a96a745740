"""The forms "Schreiben Sie uns" and "Barriere melden"."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.inbox.forms import AnswerForm

from .models import Message, MessageKind


class ContactForm(AnswerForm, forms.ModelForm):
    """A message, and where the answer should go."""

    salt = "portal.contact.message"

    text = forms.CharField(
        label=_("Ihre Nachricht"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Bitte schreiben Sie nichts über Krankheiten. Höchstens 3.000 Zeichen."),
    )
    field_order = ("text", "phone", "email", "name")

    class Meta:
        model = Message
        fields = ("text", "phone", "email", "name")


class BarrierForm(AnswerForm, forms.ModelForm):
    """What did not work. Who wants no answer needs to say nothing about themselves."""

    salt = "portal.contact.barrier"
    answer_needed = False

    about = forms.CharField(
        label=_("Auf welcher Seite war das?"),
        required=False,
        max_length=200,
        help_text=_(
            "Die Adresse oder ein Stichwort. Sie wissen es nicht mehr? Lassen Sie es leer."
        ),
    )
    wanted = forms.CharField(
        label=_("Was wollten Sie tun?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Zum Beispiel: einen Kurs merken"),
    )
    text = forms.CharField(
        label=_("Was hat nicht geklappt?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Zum Beispiel: Mein Bildschirm-Vorleser hat den Knopf nicht vorgelesen."),
    )
    phone = forms.CharField(
        label=_("Telefon"),
        required=False,
        max_length=40,
        help_text=_("Nur wenn Sie eine Antwort möchten. Wir rufen zurück."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        help_text=_("Oder wir schreiben Ihnen."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("about", "wanted", "text", "phone", "email", "name")

    class Meta:
        model = Message
        fields = ("about", "wanted", "text", "phone", "email", "name")


FORMS: dict[str, type[AnswerForm]] = {
    MessageKind.CONTACT: ContactForm,
    MessageKind.BARRIER: BarrierForm,
}
