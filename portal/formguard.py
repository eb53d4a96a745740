"""Keeping machines away from a public form without asking a third party, and without knowing anybody.

A field no person sees, a moment no person is faster than, and a number of messages per hour and network
address (portal.throttle).
"""

import datetime as dt
from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal import clock
from portal.throttle import HOUR, seconds_all_wait, seconds_to_wait

PER_HOUR = 5
# Of all addresses together: what the office could still read.
ALL_PER_HOUR = 60
FASTEST = dt.timedelta(seconds=3)
SLOWEST = dt.timedelta(hours=12)


def stamp(moment: dt.datetime | None = None, *, salt: str) -> str:
    """Return when a form was shown (default: now), signed."""
    return Signer(salt=salt).sign(str(int((moment or clock.real_now()).timestamp())))


def age(stamped: str, *, salt: str) -> dt.timedelta | None:
    """Return how long ago a form was shown, None where the stamp is not ours."""
    try:
        moment = dt.datetime.fromtimestamp(int(Signer(salt=salt).unsign(stamped)), dt.UTC)
    except (BadSignature, ValueError, OverflowError):
        return None
    return clock.real_now() - moment


class GuardedForm(forms.Form):
    """A form with both traps. `salt` names the form; templates print `inbox/guard.html`.

    `is_from_a_machine`: the field that nobody sees was filled. The view then thanks and forgets.
    """

    salt = ""

    shown_at = forms.CharField(required=False, widget=forms.HiddenInput)
    leave_empty = forms.CharField(
        label=_("Dieses Feld bitte leer lassen"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["shown_at"] = stamp(salt=self.salt)

    def may_be_sent(self, request: HttpRequest) -> bool:
        """Count a message; return whether it may still be taken in this hour.

        Who is over the limit no longer counts for all: one address alone cannot shut the others out.
        """
        if seconds_to_wait(request, scope=self.salt, most=PER_HOUR, period=HOUR):
            return False
        return not seconds_all_wait(scope=self.salt, most=ALL_PER_HOUR, period=HOUR)

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.data.get("leave_empty"))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        shown = age(str(self.data.get("shown_at", "")), salt=self.salt)
        if shown is None or shown > SLOWEST:
            # Let the page that comes back bear the present moment.
            data: Any = self.data
            self.data = {**data.dict(), "shown_at": stamp(salt=self.salt)}
            raise forms.ValidationError(
                _("Das Formular war zu lange offen. Bitte senden Sie es noch einmal ab.")
            )
        if shown < FASTEST:
            raise forms.ValidationError(
                _("Das ging sehr schnell. Bitte warten Sie kurz und senden Sie noch einmal ab.")
            )
        return values
