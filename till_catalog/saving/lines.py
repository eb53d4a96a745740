"""The lines of a saved list, in the words of its page: what it is now, or that it is over or gone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal import clock
from portal.access import ANONYMOUS, visible_to
from portal.places.models import Venue
from portal.text import plain_text

from .. import wording
from ..domain.places import PlaceState
from ..models import Offer, Run
from ..queries import current_runs, for_page, joined, with_expired_page

SUMMARY_LENGTH = 170
RUNS_SHOWN = 2


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry of a list. `offer` is None where no page opens any more, or never did: both look
    the same. `runs` are the current ones; `listed`: it can still be found in the search."""

    pk: int
    offer: Offer | None
    listed: bool = False
    runs: tuple[Run, ...] = ()

    @cached_property
    def next_run(self) -> Run | None:
        """Return the first run that takes place."""
        return next((run for run in self.runs if not run.cancelled), None)

    @property
    def trouble(self) -> str:
        """Return what a person must know before they go there; "" when all is well."""
        if self.offer is None:
            return _("Dieses Angebot gibt es nicht mehr.")
        if self.offer.status == "cancelled":
            return _("Dieses Angebot ist abgesagt.")
        if self.runs and self.next_run is None:
            return _("Alle Termine sind abgesagt. Fragen Sie den Anbieter nach neuen.")
        return "" if self.listed else _("Dieses Angebot ist vorbei.")

    @property
    def when(self) -> list[str]:
        """Return when the next runs take place, one line each."""
        running = [run for run in self.runs if not run.cancelled][:RUNS_SHOWN]
        return [wording.when(run, today=clock.today()) for run in running]

    @property
    def more(self) -> str:
        """Return how many further runs there are."""
        number = sum(not run.cancelled for run in self.runs) - RUNS_SHOWN
        if number <= 0:
            return ""
        text = ngettext("und %(count)s weiterer Termin", "und %(count)s weitere Termine", number)
        return text % {"count": number}

    @property
    def venue(self) -> Venue | None:
        """Return where the next run takes place."""
        return self.next_run.venue if self.next_run else None

    @property
    def where(self) -> str:
        """Return the place of the next run in short."""
        return wording.where(self.next_run) if self.next_run else ""

    @property
    def address(self) -> str:
        """Return the address of the place, with the room."""
        if self.venue is None:
            return ""
        room = self.next_run.room if self.next_run else ""
        return ", ".join(part for part in (self.venue.address, room) if part)

    @property
    def price(self) -> str:
        """Return the price of the next run, "Preis unbekannt" where it is."""
        return wording.price(self.next_run.price) if self.next_run else ""

    @property
    def price_note(self) -> str:
        """Return the reduced price."""
        reduced = self.next_run.price_reduced if self.next_run else None
        if reduced is None:
            return ""
        return _("ermäßigt %(price)s") % {"price": wording.price(reduced)}

    @property
    def places(self) -> str:
        """Return what is known of the free places of the next run."""
        return wording.places_text(self.next_run) if self.next_run else ""

    @property
    def places_free(self) -> bool:
        """Tell whether places are known to be free."""
        if self.next_run is None:
            return False
        return wording.run_places(self.next_run).state in (PlaceState.FREE, PlaceState.FEW)

    @property
    def phone(self) -> str:
        """Return the number of who advises on it."""
        if self.offer is None:
            return ""
        return self.offer.contact_phone or self.offer.provider.organisation.phone

    @property
    def email(self) -> str:
        """Return the mail address of who advises on it."""
        if self.offer is None:
            return ""
        return self.offer.contact_email or self.offer.provider.organisation.email

    @property
    def access(self) -> str:
        """Return what is known about access, in one line; that nothing is known is said."""
        if self.offer is None:
            return ""
        facts = wording.access_facts(self.offer, self.next_run)
        known = " · ".join(f"{fact.label}: {fact.value}" for fact in facts if fact.known)
        return known or _("Barrierefreiheit: keine Angabe")

    @property
    def funding(self) -> str:
        """Return the names of the fundings in force."""
        if self.offer is None:
            return ""
        return ", ".join(funding.programme.label for funding in self.offer.fundings.all())

    @property
    def summary(self) -> str:
        """Return the beginning of the description."""
        text = plain_text(self.offer.description) if self.offer else ""
        return Truncator(text).chars(SUMMARY_LENGTH)


def lines(ids: Sequence[int]) -> list[Line]:
    """Return a line per id, in the order of `ids`, in a fixed number of queries.

    An offer that was saved before it was joined stands for the one that shows its dates; of two that
    are one by now only the first has a line.
    """
    main = dict(joined(Offer.objects.filter(pk__in=ids)).values_list("pk", "joined_into"))
    shown: dict[int, int] = {}
    for pk in ids:
        shown.setdefault(main.get(pk) or pk, pk)
    chosen = Offer.objects.filter(pk__in=shown)
    offers = {offer.pk: offer for offer in with_expired_page(for_page(chosen))}
    listed = set(visible_to(ANONYMOUS, chosen).values_list("pk", flat=True))
    current = set(current_runs().filter(shown_with__in=shown).values_list("pk", flat=True))
    return [
        Line(
            pk=pk,
            offer=offers.get(target),
            listed=target in listed,
            runs=tuple(_current(offers.get(target), current)),
        )
        for target, pk in shown.items()
    ]


def _current(offer: Offer | None, current: set[int]) -> Iterator[Run]:
    if offer is not None:
        yield from (run for run in offer.shown_runs.all() if run.pk in current)
