from urllib.parse import urlencode

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ContactConfig(AppConfig):
    """Messages to the office and reports of barriers, by form."""

    name = "portal.contact"
    label = "portal_contact"
    verbose_name = _("Nachrichten")

    def ready(self) -> None:
        """Declare personal data, and put open messages on the first page of the admin."""
        from portal.inbox.models import InboxState
        from portal.worklist import Work, holders_of, register_work

        from .models import Message, MessageKind
        from .privacy import declare_messages

        declare_messages()
        rows = (
            (MessageKind.BARRIER, _("Gemeldete Barrieren"), 4),
            (MessageKind.CONTACT, _("Nachrichten"), 5),
        )
        for kind, label, position in rows:
            wanted = {"state": InboxState.OPEN.value, "kind": kind.value}
            register_work(
                Work(
                    key=f"contact.{kind.value}",
                    label=label,
                    rows=lambda user, wanted=wanted: Message.objects.filter(**wanted),  # type: ignore[misc]
                    url=lambda wanted=wanted: f"{reverse('messages:index')}?{urlencode(wanted)}",  # type: ignore[misc]
                    shown_to=holders_of("portal_contact.change_message"),
                    position=position,
                )
            )
