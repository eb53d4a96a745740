"""What the portal keeps of people who ask for advice."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.inbox.models import InboxState
from portal.privacy.registry import Keep, Personal, declare

DONE_PERIOD = dt.timedelta(days=30)
OPEN_PERIOD = dt.timedelta(days=180)


def declare_requests() -> None:
    """A settled request goes after 30 days, a forgotten one after half a year."""
    declare(
        Personal(
            model="portal_programmes.AdviceRequest",
            fields=("name", "phone", "email", "reachable", "text", "created_at", "done_by"),
            purpose=_("Menschen beraten, die darum bitten, und sie dafür zurückrufen"),
            legal_base=_("Art. 6 Abs. 1 Buchst. e DSGVO"),
            readers=_("Redaktion mit dem Recht auf Beratungsanfragen"),
            subject=lambda email: Q(email__iexact=email),
            keep=(
                Keep(clock="done_at", period=DONE_PERIOD, where=Q(state=InboxState.DONE)),
                Keep(clock="created_at", period=OPEN_PERIOD, where=Q(state=InboxState.OPEN)),
            ),
        )
    )
