"""Pages between the password and the admin: give the second factor, set it up, get new emergency codes."""

from typing import Any

import django_otp
from django.contrib import auth, messages
from django.contrib.auth.signals import user_login_failed
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from . import second_factor
from .forms import CodeForm, FirstCodeForm, NextDeviceForm

KEY = "second_factor_key"
TRIES = "second_factor_tries"
MOST_TRIES = 5  # in one session; then the password is asked again, which django-axes watches


@never_cache
@sensitive_post_parameters("code")
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the code; whoever has given it already sees what there is to manage."""
    person: Any = request.person  # type: ignore[attr-defined]
    if not person.is_authenticated:
        return redirect("wagtailadmin_login")
    if request.user.is_authenticated:
        return _overview(request)
    if second_factor.device_of(person) is None:
        return redirect(_with_target(reverse("second_factor_set_up"), request))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        device = _device_for(form, person)
        if device is not None:
            return _let_in(request, device)
        if _was_last_try(request, person):
            return redirect("wagtailadmin_login")
    return render(
        request, "accounts/second_factor.html", {"form": form, "target": _target(request)}
    )


@never_cache
@sensitive_post_parameters("code")
def set_up(request: HttpRequest) -> HttpResponse:
    """Show a key and take the first code of it. Whoever has a device needs it to get another one."""
    person: Any = request.person  # type: ignore[attr-defined]
    if not person.is_authenticated:
        return redirect("wagtailadmin_login")
    has_one = second_factor.device_of(person) is not None
    if has_one and not request.user.is_authenticated:
        return redirect("second_factor")
    key = request.session.get(KEY)
    if key is None:
        key = request.session[KEY] = second_factor.new_key()
    form = (NextDeviceForm if has_one else FirstCodeForm)(request.POST or None)
    if form.is_valid() and (not has_one or _device_for(form, person, field="current")):
        code = "".join(form.cleaned_data["code"].split())
        done = second_factor.set_up(person, key=key, code=code)
        if done:
            device, codes = done
            del request.session[KEY]
            _verify(request, device)
            return _show_codes(request, codes)
        form.add_error(
            "code",
            _("Der Code stimmt nicht. Geht die Uhr Ihres Telefons richtig? Bitte noch einmal."),
        )
    context = {
        "form": form,
        "qr": second_factor.qr_path(person, key),
        "key": second_factor.readable_key(key),
        "target": _target(request),
    }
    return render(request, "accounts/second_factor_set_up.html", context)


@never_cache
@require_POST
@sensitive_post_parameters("code")
def new_codes(request: HttpRequest) -> HttpResponse:
    """Replace the emergency codes, for a code of the app: an open browser alone gets none."""
    person: Any = request.user
    if not person.is_authenticated:
        return redirect("wagtailadmin_login")
    form = CodeForm(request.POST)
    if form.is_valid() and _device_for(form, person):
        return _show_codes(request, second_factor.new_recovery_codes(person))
    return _overview(request, form)


@never_cache
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Log out half way."""
    auth.logout(request)
    return redirect("wagtailadmin_login")


def _overview(request: HttpRequest, form: CodeForm | None = None) -> HttpResponse:
    person: Any = request.user
    context = {
        "form": form or CodeForm(),
        "device": second_factor.device_of(person),
        "left": person.recovery_codes.count(),
    }
    return render(request, "accounts/second_factor_overview.html", context)


def _device_for(form: Form, person: Any, *, field: str = "code") -> Any:
    """Return the device if the code is right; otherwise the form says what is the matter."""
    try:
        device = second_factor.check(person, form.cleaned_data[field])
    except second_factor.TooManyTries as wait:
        sentence = ngettext(
            "Zu viele falsche Codes. Bitte warten Sie %(n)s Sekunde.",
            "Zu viele falsche Codes. Bitte warten Sie %(n)s Sekunden.",
            wait.seconds,
        )
        form.add_error(field, sentence % {"n": wait.seconds})
        return None
    if device is None:
        form.add_error(
            field, _("Der Code stimmt nicht. Jeder Code gilt nur einmal und nur kurze Zeit.")
        )
    return device


def _was_last_try(request: HttpRequest, person: Any) -> bool:
    request.session[TRIES] = request.session.get(TRIES, 0) + 1
    if request.session[TRIES] < MOST_TRIES:
        return False
    user_login_failed.send(sender=__name__, credentials={"username": person.email}, request=request)
    auth.logout(request)
    messages.error(request, _("Der Code war zu oft falsch. Bitte melden Sie sich neu an."))
    return True


def _let_in(request: HttpRequest, device: Any) -> HttpResponse:
    target = _target(request)
    _verify(request, device)
    return redirect(target)


def _verify(request: HttpRequest, device: Any) -> None:
    request.session.cycle_key()  # who knew the half-way session knows nothing now
    request.session.pop(TRIES, None)
    request.user = request.person  # type: ignore[attr-defined]
    django_otp.login(request, device)


def _show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    context = {"codes": codes, "target": _target(request)}
    return render(request, "accounts/recovery_codes.html", context)


def _target(request: HttpRequest) -> str:
    """Return where people wanted to go, if that is on this portal."""
    target = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else reverse("wagtailadmin_home")


def _with_target(address: str, request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address
