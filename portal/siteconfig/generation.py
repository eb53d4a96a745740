"""The site's generation: a token that changes with everything that pages show to everybody.

It changes in the transaction that changes a page. So who reads the token first and makes a page then
may remember the page under it for a minute: at worst the page is newer than its token, never older.
"""

import datetime as dt
import secrets

from django.db.models import Count, Sum
from django.http import HttpRequest

from portal import clock

from .models import PageChange

SALTS = 2**31
# Much longer than anything is remembered, so that a token that comes back is nobody's any more.
KEPT = dt.timedelta(hours=1)


def current_generation() -> str:
    """Return the token of this moment (one query).

    Of all changes, not the last one: a transaction that began earlier may end later.
    """
    found = PageChange.objects.aggregate(number=Count("pk"), salt=Sum("salt"))
    return f"{found['number']}-{found['salt']}"


def generation_of(request: HttpRequest) -> str:
    """Return the token of the moment in which it was first asked for this request."""
    found: str | None = getattr(request, "_generation", None)
    if found is None:
        found = request._generation = current_generation()  # type: ignore[attr-defined]
    return found


def begin_generation() -> None:
    """Make all that is remembered of pages out of date, from the end of this transaction on."""
    PageChange.objects.create(salt=secrets.randbelow(SALTS), changed_at=clock.real_now())


def forget_old_changes() -> None:
    """Delete the changes that nothing is remembered from."""
    PageChange.objects.filter(changed_at__lt=clock.real_now() - KEPT).delete()
