"""Messages in the admin: people write them, the office settles them."""

import django_filters
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from portal.inbox.models import InboxState
from portal.inbox.viewsets import SettledViewSet

from .models import Message, MessageKind


class MessageFilterSet(WagtailFilterSet):
    """By state and by what it is."""

    state = django_filters.ChoiceFilter(label=_("Stand"), choices=InboxState.choices)
    kind = django_filters.ChoiceFilter(label=_("Art"), choices=MessageKind.choices)

    class Meta:
        model = Message
        fields = ("state", "kind")


def _beginning(message: Message) -> str:
    return Truncator(message.text).words(10)


class MessageViewSet(SettledViewSet):
    """Written by people, settled by the office, deleted by the retention job."""

    model = Message
    icon = "mail"
    menu_label = _("Nachrichten")
    menu_order = 321
    add_to_admin_menu = True
    form_fields = ("state", "note")
    edit_template_name = "contact/admin/message.html"
    filterset_class = MessageFilterSet
    list_display = (
        TitleColumn("text", label=_("Was"), accessor=_beginning, url_name="messages:edit"),
        Column("get_kind_display", label=_("Art")),
        Column("about", label=_("Seite")),
        DateColumn("created_at", label=_("eingegangen")),
        Column("get_state_display", label=_("Stand")),
    )


@hooks.register("register_admin_viewset")
def register_messages() -> MessageViewSet:
    return MessageViewSet("messages", url_prefix="nachrichten")
