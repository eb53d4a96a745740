"""What happens when somebody logs in or an account changes."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from portal import clock

from .gate import BEGAN, SEEN


@receiver(user_logged_in, dispatch_uid="portal.accounts.session_begins")
def start_clocks(request: HttpRequest, **kwargs: Any) -> None:
    """A log-in starts the clocks anew, also where the browser kept its session."""
    request.session[BEGAN] = request.session[SEEN] = int(clock.real_now().timestamp())
