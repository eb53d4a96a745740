"""What news listen to: publishing gives an article its date."""

from typing import Any

from django.db import transaction
from wagtail.signals import page_published

from portal import clock
from portal.siteconfig.generation import begin_generation

from .models import NewsArticlePage


def date_article(instance: NewsArticlePage, **kwargs: Any) -> None:
    """Date what was published without a date: lists are ordered by it.

    Here and not in `save`: Wagtail makes a new page live for a moment before it plans or copies it. The
    signal also comes when something is only planned.
    """
    if instance.live and instance.published_at is None:
        # Wagtail notes the real moment; the portal's day may have been set back (ADR 0016).
        instance.published_at = min(instance.first_published_at or clock.now(), clock.now())
        with transaction.atomic():
            dated = NewsArticlePage.objects.filter(pk=instance.pk)
            dated.update(published_at=instance.published_at)
            begin_generation()  # between publishing and this a list was made without it


def connect() -> None:
    """Connect them; called once when the app is ready."""
    page_published.connect(date_article, sender=NewsArticlePage)
