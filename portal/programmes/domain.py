"""Taking a request for advice."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.inbox.domain import confirm, keep, tell_office

from .models import AdviceRequest, ProgrammePage


@transaction.atomic
def take(request: AdviceRequest, *, page: ProgrammePage, office: str, base_url: str) -> None:
    """Keep a new request unless the same one has just been kept, and tell both sides by mail.

    `office`: the address that hears of it, "" for none.
    """
    request.page = page
    if not keep(request, same=("page", "name", "phone", "email", "text")):
        return
    tell_office(
        to=office,
        subject=_("Neue Beratungsanfrage"),
        text=_("Guten Tag,\n\njemand bittet um Beratung. Die Anfrage steht hier:\n%(url)s\n")
        % {"url": f"{base_url}{reverse('advice-requests:edit', args=[request.pk])}"},
    )
    confirm(
        to=request.email,
        subject=_("Ihre Anfrage: Beratung"),
        text=_(
            "Guten Tag,\n\nIhre Anfrage ist angekommen. Wir melden uns in den nächsten"
            " Arbeitstagen bei Ihnen.\n\nSie haben nicht gefragt? Dann hat jemand Ihre Adresse"
            " eingegeben. Sie müssen nichts tun.\n"
        ),
    )
