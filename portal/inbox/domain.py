"""Keeping what people write, telling both sides by mail, and settling it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from portal import clock
from portal.mail.models import OutgoingMail
from portal.mail.outbox import send

from .models import InboxState

# Pressing the button twice is one message.
SAME_WITHIN = dt.timedelta(hours=1)
# Nobody can have another person's mailbox filled by typing its address again and again.
CONFIRM_ONCE_IN = dt.timedelta(days=1)


def keep(row: Any, *, same: Sequence[str]) -> bool:
    """Save a new row unless one with the same values in the fields `same` has just been kept.

    Returns whether it was saved.
    """
    now = clock.real_now()
    values = {name: getattr(row, name) for name in same}
    if type(row).objects.filter(created_at__gt=now - SAME_WITHIN, **values).exists():
        return False
    row.created_at = now
    row.save()
    return True


def tell_office(*, to: str, subject: str, text: str) -> None:
    """Tell the office, if it has an address, that something came in.

    `text` says where it stands and no word about the person: that lies in the admin only, where the
    retention job finds it.
    """
    if to:
        send(to=to, subject=subject, text=text)


def confirm(*, to: str, subject: str, text: str) -> None:
    """Confirm to somebody who left an address, at most once a day under one subject.

    `text` must hold no word they wrote, so that nobody can have us send their text to others.
    """
    recently = OutgoingMail.objects.filter(
        to__iexact=to, subject=subject, created_at__gt=clock.real_now() - CONFIRM_ONCE_IN
    )
    if to and not recently.exists():
        send(to=to, subject=subject, text=text)


def note_state(row: Any, *, user: Any) -> None:
    """Note once since when and by whom a row is done; does not save it.

    Opening it again forgets both, and the clock after which it is deleted stands still.
    """
    if row.state == InboxState.OPEN:
        row.done_at = row.done_by = None
    elif row.done_at is None:
        row.done_at, row.done_by = clock.real_now(), user
