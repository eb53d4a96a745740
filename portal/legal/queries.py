"""Which statements need somebody."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from portal import clock
from portal.editorial.reads import pages_of

from .models import AccessibilityStatementPage

REVIEW_EVERY = dt.timedelta(days=365)


def due_statements(user: Any) -> QuerySet[AccessibilityStatementPage]:
    """Return published statements whose last review is over a year old, of pages `user` answers for.

    Implementing Decision (EU) 2018/1523 wants each looked at again once a year. For those who keep
    them, so closed pages count, too.
    """
    statements: QuerySet[AccessibilityStatementPage] = AccessibilityStatementPage.objects.exclude(
        live=False
    )
    return statements.filter(
        pk__in=pages_of(user).values("pk"), reviewed_on__lt=clock.today() - REVIEW_EVERY
    )
