"""Hits as cards: one per offer, with the runs that matched all filters together."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal import clock
from portal.access import ANONYMOUS, visible_to
from portal.geo import Location, distance_km
from portal.text import plain_text
from search.api import highlighter
from search.contract import Result

from .. import wording
from ..domain.languages import language_label
from ..domain.places import PlaceState
from ..models import Offer, Run
from ..queries import for_cards

SNIPPET_LENGTH = 180
GERMAN = "de"
REDUCTION = "ermaessigung"  # the code of the funding that already stands beside the price


@dataclass(frozen=True, kw_only=True)
class Card:
    """One offer in the words of the card component. `distance` is in km, from a point that may be `approximate`."""

    offer: Offer
    runs: tuple[Run, ...]
    title: SafeString
    text: SafeString
    more_runs: int
    distance: float | None
    approximate: bool
    needs: tuple[str, ...] = ()

    @property
    def first(self) -> Run:
        """The run whose price, place and number of places the card shows."""
        return self.runs[0]

    @property
    def when(self) -> list[str]:
        """When the matching runs take place, one line each; only the first says how many dates."""
        today = clock.today()
        return [wording.when(run, today=today, count=run is self.first) for run in self.runs]

    @property
    def more(self) -> str:
        """How many further runs match."""
        if not self.more_runs:
            return ""
        text = ngettext(
            "und %(count)s weiterer Termin", "und %(count)s weitere Termine", self.more_runs
        )
        return text % {"count": self.more_runs}

    @property
    def where(self) -> str:
        """Where the first run takes place, with distance and step-free access."""
        return wording.where(self.first, self.distance, approximate=self.approximate)

    @property
    def places(self) -> str:
        """What is known of the free places."""
        return wording.places_text(self.first)

    @property
    def places_free(self) -> bool:
        """Whether places are known to be free."""
        return wording.run_places(self.first).state in (PlaceState.FREE, PlaceState.FEW)

    @property
    def price(self) -> str:
        """The price of the first run, "" when unknown."""
        return "" if self.first.price is None else wording.price(self.first.price)

    @property
    def is_free(self) -> bool:
        """Whether the first run costs nothing."""
        return self.first.price == 0

    @property
    def price_note(self) -> str:
        """The reduced price."""
        reduced = self.first.price_reduced
        return (
            "" if reduced is None else _("ermäßigt %(price)s") % {"price": wording.price(reduced)}
        )

    @property
    def notes(self) -> list[str]:
        """What else matters for the price."""
        prices = {run.price for run in self.runs}
        return [_("andere Termine haben andere Preise")] if len(prices) > 1 else []

    @property
    def tags(self) -> list[str]:
        """Words that must not be overlooked, and what is known of the needs that were asked for."""
        found = [_("Beispiel")] if self.offer.is_example else []
        found += [
            fact.label if fact.known else _("%(fact)s: keine Angabe") % {"fact": fact.label}
            for fact in wording.access_facts(self.offer, self.first, self.needs)
        ]
        if self.offer.teaching_languages not in ([], [GERMAN]):
            names = ", ".join(map(language_label, self.offer.teaching_languages))
            found.append(_("Unterricht auf %(language)s") % {"language": names})
        return found + [
            funding.programme.label
            for funding in self.offer.fundings.all()
            if funding.programme.code != REDUCTION
        ]


def cards(
    result: Result, location: Location | None = None, needs: tuple[str, ...] = ()
) -> list[Card]:
    """Return the cards of `result` in its order, with distances from `location`, and what is known
    of the `needs` of access that were asked for.

    Rows are read through `visible_to`: an offer or run that has gone since it was indexed is left
    out, so a stale index shows nothing it should not.
    """
    run_ids = [key for hit in result.hits for key in hit.parts]
    offers = visible_to(ANONYMOUS, Offer.objects.filter(pk__in=[hit.key for hit in result.hits]))
    by_id = {offer.pk: offer for offer in for_cards(offers, run_ids)}
    mark = highlighter("offers", result.terms)
    found = []
    for hit in result.hits:
        offer = by_id.get(hit.key)
        if offer is None:
            continue
        runs: dict[int, Run] = {run.pk: run for run in offer.card_runs}  # type: ignore[attr-defined]
        matching = tuple(runs[key] for key in hit.parts if key in runs)
        if not matching:
            continue
        found.append(
            Card(
                offer=offer,
                title=mark(offer.title),
                text=mark(plain_text(offer.description), SNIPPET_LENGTH),
                runs=matching,
                more_runs=hit.part_total - len(matching),
                distance=_distance(matching[0], location),
                approximate=bool(location and location.approximate),
                needs=needs,
            )
        )
    return found


def _distance(run: Run, location: Location | None) -> float | None:
    if location is None or run.venue is None or run.venue.position is None:
        return None
    return distance_km((location.latitude, location.longitude), run.venue.position)
