"""What the history of an offer or run says: who changed which fields, and what was decided."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry

from portal import clock

from ..models import Offer

CHANGED = "till.changed"
DECIDED = "till.decided"


class ChangedFormatter(LogFormatter):
    """Names the fields."""

    label = gettext_lazy("Angaben geändert")

    def format_message(self, log_entry: Any) -> str:
        fields = ", ".join(log_entry.data.get("fields", ()))
        return _("Geändert: %(fields)s") % {"fields": fields} if fields else _("Gespeichert")


class DecidedFormatter(LogFormatter):
    """Names what was done to many offers at once."""

    label = gettext_lazy("Sammelaktion")

    def format_message(self, log_entry: Any) -> str:
        return str(log_entry.data.get("what", self.label))


def register_log_actions(registry: Any) -> None:
    registry.register_action(CHANGED)(ChangedFormatter)
    registry.register_action(DECIDED)(DecidedFormatter)


def note_decision(offers: Iterable[Offer], *, user: Any, what: str) -> None:
    """Write an entry into the history of each offer, in one statement."""
    now = clock.real_now()
    content_type = ContentType.objects.get_for_model(Offer)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            object_id=str(offer.pk),
            label=str(offer),
            action=DECIDED,
            timestamp=now,
            user=user,
            data={"what": what},
            content_changed=True,
        )
        for offer in offers
    )
