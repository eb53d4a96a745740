"""The way of an invited person: open the link, choose a password, set up the second factor."""

from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from portal.tokens import digest

from . import invitations
from .forms import AccountForm

DIGEST = "invitation"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address, where histories and logs would keep it; nothing is used up.

    Programs that look into mails open links, too: only the form that follows makes an account.
    """
    request.session[DIGEST] = digest(token, purpose=invitations.PURPOSE)
    response = redirect("invitation")
    response["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@sensitive_post_parameters("password1", "password2")
def accept(request: HttpRequest) -> HttpResponse:
    """Show the form of the invitation whose link was opened, and make the account."""
    try:
        invitation = invitations.find(request.session.get(DIGEST, ""))
        form = AccountForm(request.POST or None, invitation=invitation)
        if not form.is_valid():
            return render(
                request, "accounts/invitation.html", {"form": form, "invitation": invitation}
            )
        user = invitations.accept(
            invitation,
            first_name=form.cleaned_data["first_name"],
            last_name=form.cleaned_data["last_name"],
            password=form.cleaned_data["password1"],
        )
    except invitations.NoLongerValid:
        return render(request, "accounts/invitation_gone.html", status=410)
    request.session.flush()  # whoever was logged in in this browser, and the used link
    auth.login(request, user, backend=BACKEND)
    return redirect("second_factor")
