"""What begins or ends to hold by the calendar alone: nobody saves anything, the index must follow."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils.translation import ngettext

from portal import clock
from search.outbox import mark

from ..models import OfferFunding

LOOK_BACK = dt.timedelta(days=31)  # nights that may have been missed; marking again does no harm
BATCH = 200


def mark_fundings() -> str:
    """Mark the offers whose funding, or its programme, began or ended to hold lately.

    A funding ends with its last day, so what ended yesterday is over today.
    """
    today = clock.today()
    begun = (today - LOOK_BACK, today)
    ended = (today - LOOK_BACK - dt.timedelta(days=1), today - dt.timedelta(days=1))
    changed = OfferFunding.objects.filter(
        Q(valid_until__range=ended)
        | Q(programme__valid_until__range=ended)
        | Q(programme__valid_from__range=begun)
    )
    offers = list(changed.order_by("offer").values_list("offer", flat=True).distinct())
    for start in range(0, len(offers), BATCH):
        with transaction.atomic():
            mark("offers", offers[start : start + BATCH])
    if not offers:
        return ""
    text = ngettext(
        "%(count)s Angebot aufgefrischt", "%(count)s Angebote aufgefrischt", len(offers)
    )
    return text % {"count": len(offers)}
