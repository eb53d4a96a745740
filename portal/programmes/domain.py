"""Taking a request for advice, and settling it."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from portal import clock
from portal.mail.models import OutgoingMail
from portal.mail.outbox import send

from .models import AdviceRequest, ProgrammePage, RequestState

# Pressing the button twice is one request.
SAME_WITHIN = dt.timedelta(hours=1)
# Nobody can have another person's mailbox filled by typing its address again and again.
CONFIRM_ONCE_IN = dt.timedelta(days=1)


@transaction.atomic
def take(request: AdviceRequest, *, page: ProgrammePage, office: str, base_url: str) -> None:
    """Keep a new request unless the same one has just been kept, and tell both sides by mail.

    `office`: the address that hears of it, "" for none. Its mail says no word about the person: that
    stands in the admin, where the retention job finds it. The person's mail says no word they wrote,
    so that nobody can have us send their text to others.
    """
    now = clock.real_now()
    same = AdviceRequest.objects.filter(
        page=page,
        name=request.name,
        phone=request.phone,
        email=request.email,
        text=request.text,
        created_at__gt=now - SAME_WITHIN,
    )
    if same.exists():
        return
    request.page, request.created_at = page, now
    request.save()
    subject = _("Ihre Anfrage: Beratung")
    if office:
        send(
            to=office,
            subject=_("Neue Beratungsanfrage"),
            text=_("Guten Tag,\n\njemand bittet um Beratung. Die Anfrage steht hier:\n%(url)s\n")
            % {"url": f"{base_url}{reverse('advice-requests:edit', args=[request.pk])}"},
        )
    recently = OutgoingMail.objects.filter(
        to__iexact=request.email, subject=subject, created_at__gt=now - CONFIRM_ONCE_IN
    )
    if request.email and not recently.exists():
        send(
            to=request.email,
            subject=subject,
            text=_(
                "Guten Tag,\n\nIhre Anfrage ist angekommen. Wir melden uns in den nächsten"
                " Arbeitstagen bei Ihnen.\n\nSie haben nicht gefragt? Dann hat jemand Ihre Adresse"
                " eingegeben. Sie müssen nichts tun.\n"
            ),
        )


def settle(request: AdviceRequest, *, user: Any) -> None:
    """Save a request with its state; done since when and by whom is noted once.

    Opening it again forgets both, and the clock after which it is deleted stands still.
    """
    if request.state == RequestState.OPEN:
        request.done_at = request.done_by = None
    elif request.done_at is None:
        request.done_at, request.done_by = clock.real_now(), user
    request.save()
