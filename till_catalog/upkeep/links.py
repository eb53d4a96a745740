"""The links that offers show; how they are checked is the house's business (`portal.links`)."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from portal.access import ANONYMOUS, visible_to
from portal.links import keep_links

from ..models import LinkCheck, Offer, OfferLink


def collect_links() -> int:
    """Let the table hold exactly the links of listed offers; return how many are new."""
    shown = visible_to(ANONYMOUS, Offer.objects.all())
    # A joined offer is not listed, but its dates are, with its own way to book.
    return keep_links(
        LinkCheck, _urls(Offer.objects.filter(Q(pk__in=shown) | Q(joined_into__in=shown)))
    )


def _urls(offers: QuerySet[Offer]) -> Iterator[str]:
    booking = offers.exclude(booking_url="").values_list("booking_url", flat=True)
    yield from booking.distinct().iterator(chunk_size=2000)
    further = OfferLink.objects.filter(offer__in=offers).values_list("url", flat=True)
    yield from further.distinct().iterator(chunk_size=2000)
