"""How long the office keeps what people wrote."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.privacy.registry import Keep

from .models import InboxState

DONE_PERIOD = dt.timedelta(days=30)
OPEN_PERIOD = dt.timedelta(days=180)

KEEP = (
    Keep(
        clock="done_at",
        period=DONE_PERIOD,
        since=_("nach der Erledigung"),
        where=Q(state=InboxState.DONE),
    ),
    Keep(
        clock="created_at",
        period=OPEN_PERIOD,
        since=_("nach dem Eingang, falls niemand sie erledigt"),
        where=Q(state=InboxState.OPEN),
    ),
)
