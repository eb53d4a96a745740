"""Forms of log-in and of people: the second factor, invitations, accounts."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.users.forms import UserEditForm

from .models import Invitation, User
from .rights import givable_groups


class LoginForm(WagtailLoginForm):
    """Wagtail's, known to password managers, and without grey words that are cut off in the fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, purpose in (("username", "username"), ("password", "current-password")):
            attributes = self.fields[name].widget.attrs
            attributes.pop("placeholder", None)
            attributes["autocomplete"] = purpose


class CodeForm(forms.Form):
    """Six digits of the app, or an emergency code; blanks and hyphens do not matter."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}
        ),
        help_text=_("Sechs Ziffern aus Ihrer App, oder ein Notfall-Code."),
    )


class FirstCodeForm(forms.Form):
    """Proof that the app has taken over the key."""

    code = forms.CharField(
        label=_("Code aus der App"),
        max_length=10,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
        help_text=_("Die sechs Ziffern, die Ihre App jetzt zeigt."),
    )


class NextDeviceForm(FirstCodeForm):
    """Besides, proof that it is not just somebody at a browser that was left open."""

    current = forms.CharField(
        label=_("Code der bisherigen App"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Oder ein Notfall-Code, wenn das alte Telefon weg ist."),
    )


class AccountForm(forms.Form):
    """What an invited person fills in. The address stays the one the invitation went to."""

    first_name = forms.CharField(label=_("Vorname"), max_length=150)
    last_name = forms.CharField(label=_("Nachname"), max_length=150)
    password1 = forms.CharField(
        label=_("Passwort"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Mindestens 12 Zeichen. Gut sind mehrere Wörter, die nicht zusammengehören."),
    )
    password2 = forms.CharField(
        label=_("Passwort noch einmal"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.initial = {
            "first_name": invitation.first_name,
            "last_name": invitation.last_name,
        }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        password = data.get("password1")
        if password and password != data.get("password2"):
            self.add_error("password2", _("Die beiden Passwörter sind nicht gleich."))
        elif password:
            names = {name: data.get(name, "") for name in ("first_name", "last_name")}
            try:
                validate_password(password, User(email=self.invitation.email, **names))
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return data


class InvitationForm(forms.ModelForm[Invitation]):
    """An address, a name, and roles that the inviting person may give."""

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_groups(self.fields["groups"], actor)

    class Meta:
        model = Invitation
        fields = ("email", "first_name", "last_name", "groups")
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Es gibt schon ein Konto mit dieser E-Mail-Adresse."))
        return email

    def validate_constraints(self) -> None:
        """An older open invitation to the address ends with the new one; it is no mistake."""


class PersonForm(UserEditForm):
    """An account as people of the office edit it: no password, no superuser, no role beyond their own."""

    is_superuser = None

    def __init__(self, *args: Any, actor: User, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]
        self.fields["groups"].required = False
        offer_groups(self.fields["groups"], actor)

    class Meta:
        model = User
        fields = ("email", "first_name", "last_name", "is_active", "groups")
        widgets = {"groups": forms.CheckboxSelectMultiple}


def offer_groups(field: Any, actor: User) -> None:
    """Let a field of roles take those only that `actor` may give."""
    keys = [group.pk for group in givable_groups(actor)]
    field.queryset = Group.objects.filter(pk__in=keys).order_by("name")
    field.label = _("Rollen")
    field.help_text = _("Zur Wahl stehen die Rollen, deren Rechte Sie selbst haben.")
