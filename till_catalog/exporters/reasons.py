"""Why an offer that stood in one dump is missing from the next."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from .. import queries
from ..enums import OfferStatus
from ..models import Offer


class Reason(models.TextChoices):
    """The reason of a deletion, as it stands in the delta."""

    CONSENT_WITHDRAWN = "consent_withdrawn", _("Der Anbieter stimmt der Weitergabe nicht mehr zu")
    WITHDRAWN = "withdrawn", _("vom Anbieter zurückgezogen")
    CANCELLED = "cancelled", _("abgesagt")
    EXPIRED = "expired", _("vorbei")
    UNPUBLISHED = "unpublished", _("nicht mehr veröffentlicht")
    EXAMPLE = "example", _("war nur ein Beispiel")
    LICENCE = "licence", _("steht nicht mehr unter einer offenen Lizenz")
    JOINED = "joined", _("mit einem anderen Angebot desselben Anbieters zusammengeführt")
    REMOVED = "removed", _("aus dem Katalog gelöscht")


_BY_STATUS: dict[str, Reason] = {
    OfferStatus.WITHDRAWN: Reason.WITHDRAWN,
    OfferStatus.CANCELLED: Reason.CANCELLED,
    OfferStatus.EXPIRED: Reason.EXPIRED,
}


def reasons(ids: Sequence[int]) -> dict[int, Reason]:
    """Return the reason for each of `ids`, in one query. Consent comes before everything else."""
    current = queries.current_runs().filter(shown_with=OuterRef("pk"))
    rows = (
        Offer.objects.filter(pk__in=ids)
        .annotate(has_run=Exists(current), takes_place=Exists(current.filter(cancelled=False)))
        .values_list(
            "pk",
            "status",
            "provider__open_data_consent",
            "provider__public",
            "has_run",
            "takes_place",
            "is_example",
            "joined_into",
        )
    )
    found = dict.fromkeys(ids, Reason.REMOVED)
    for pk, status, consent, public, has_run, takes_place, example, main in rows:
        if not consent:
            found[pk] = Reason.CONSENT_WITHDRAWN
        elif status in _BY_STATUS:
            found[pk] = _BY_STATUS[status]
        elif status != OfferStatus.PUBLISHED or not public:
            found[pk] = Reason.UNPUBLISHED
        elif main and not has_run:
            found[pk] = Reason.JOINED
        elif not has_run:
            found[pk] = Reason.EXPIRED
        elif not takes_place:
            found[pk] = Reason.CANCELLED
        else:
            found[pk] = Reason.EXAMPLE if example else Reason.LICENCE
    return found
