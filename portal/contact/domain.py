"""Taking a message."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.inbox.domain import confirm, keep, tell_office

from .models import Message, MessageKind


@transaction.atomic
def take(message: Message, *, kind: str, office: str, base_url: str) -> None:
    """Keep a new message unless the same one has just been kept, and tell both sides by mail.

    `office`: the address that hears of it; "" for none, and it waits in the admin all the same.
    """
    message.kind = kind
    if not keep(message, same=("kind", "name", "phone", "email", "about", "wanted", "text")):
        return
    is_barrier = kind == MessageKind.BARRIER
    tell_office(
        to=office,
        subject=_("Neue Meldung einer Barriere") if is_barrier else _("Neue Nachricht"),
        text=_("Guten Tag,\n\njemand hat über das Portal geschrieben. Es steht hier:\n%(url)s\n")
        % {"url": f"{base_url}{reverse('messages:edit', args=[message.pk])}"},
    )
    confirm(
        to=message.email,
        subject=_("Ihre Meldung ist angekommen")
        if is_barrier
        else _("Ihre Nachricht ist angekommen"),
        text=_(
            "Guten Tag,\n\nwas Sie geschrieben haben, ist angekommen. Wir melden uns bei Ihnen.\n\n"
            "Sie haben uns nicht geschrieben? Dann hat jemand Ihre Adresse eingegeben. Sie müssen"
            " nichts tun.\n"
        ),
    )
