"""One page of the catalogue's answer, ready to be shown: cards, facets, chips, notices, ways on."""

from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search import api
from search.contract import MAX_WINDOW, Query, Result
from search.synonyms import NO_SYNONYMS, Synonyms
from search.wordlists import current_synonyms

from . import cards as card_module
from . import facets as facet_module
from .labels import Labels
from .parameters import PAGE_SIZE, UNKNOWN_ACCESS, Parameters
from .question import question
from .recommending import Recommended, recommended

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class WayOut:
    """When nothing was found: what to drop, and how many offers there are then.

    `widens`: nothing is dropped; what nobody knows of counts too.
    """

    label: str
    count: int
    remaining: Pairs
    widens: bool = False


@dataclass(frozen=True, kw_only=True)
class SortChoice:
    """One way of sorting."""

    name: str
    label: str
    chosen: bool
    pairs: Pairs


class Answer:
    """What the catalogue answers to `parameters`; each attribute is worked out when it is shown."""

    def __init__(
        self,
        parameters: Parameters,
        query: Query | None = None,
        synonyms: Synonyms | None = None,
    ) -> None:
        self.parameters = parameters
        self.query: Query = query or question(parameters)
        # Read here, so that the same question asked again does not read them again.
        self.synonyms = synonyms or (current_synonyms() if parameters.q else NO_SYNONYMS)
        self.result: Result = api.search("offers", self.query, synonyms=self.synonyms)
        providers = {count.value for count in self.result.facets.get("anbieter", ())}
        self.labels = Labels(frozenset(providers | set(parameters.anbieter)))

    def at_last_page(self) -> "Answer":
        """Return the same question at its last page, with a notice that there are no more."""
        last = self.last_page
        query = replace(self.query, offset=(last - 1) * PAGE_SIZE)
        return Answer(self.parameters.at_last_page(last), query, self.synonyms)

    @property
    def total(self) -> int:
        """Return the number of offers found."""
        return self.result.total

    @cached_property
    def cards(self) -> list[card_module.Card]:
        """Return the cards of this page."""
        return card_module.cards(self.result, self.parameters.location, self.parameters.needs)

    @cached_property
    def recommended(self) -> list[Recommended]:
        """Return what the office recommends for these words; never part of hits, total and facets."""
        return recommended(self.parameters, self.result)

    @cached_property
    def facets(self) -> list[facet_module.FacetView]:
        """Return the facets with counts; none when the database had to answer."""
        return facet_module.views(self.result, self.parameters, self.labels)

    @property
    def main_facets(self) -> list[facet_module.FacetView]:
        """Return the facets that most people use."""
        return [facet for facet in self.facets if not facet.is_more]

    @property
    def more_facets(self) -> list[facet_module.FacetView]:
        """Return the facets behind the fold."""
        return [facet for facet in self.facets if facet.is_more]

    @property
    def more_chosen(self) -> bool:
        """Tell whether something behind the fold is chosen, so that it must be open."""
        return any(facet.any_chosen for facet in self.more_facets)

    @cached_property
    def chips(self) -> list[facet_module.Chip]:
        """Return the filters in force."""
        return facet_module.chips(self.parameters, self.labels)

    @property
    def last_page(self) -> int:
        """Return the number of the last page that can be opened."""
        return self.page.paginator.num_pages

    @cached_property
    def page(self) -> Page[int]:
        """Return the page of hits that is shown, for the pagination."""
        return Paginator(range(min(self.total, MAX_WINDOW)), PAGE_SIZE).get_page(
            self.parameters.seite
        )

    @property
    def pages(self) -> list[int | str]:
        """Return the numbers of pages to offer, with gaps."""
        return list(
            self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        )

    @property
    def page_query(self) -> str:
        """Return the address parameters without the page, encoded."""
        return urlencode(self.parameters.as_pairs())

    @property
    def unknown_places(self) -> int:
        """Return how many offers a radius cannot judge."""
        return facet_module.unknown_places(self.result) if self.parameters.location else 0

    @property
    def unknown_free(self) -> int:
        """Return how many offers the filter of free places cannot judge."""
        return facet_module.unknown_free(self.result) if self.parameters.plaetze else 0

    @property
    def sort(self) -> str:
        """Return the name of the order in force."""
        by, field = self.query.sort.by, self.query.sort.field
        if self.result.stage == "database" and (by == "distance" or by == "relevance"):
            return "datum"
        if by == "relevance":
            return "datum" if self.result.no_words else "relevanz"
        if by == "distance":
            return "entfernung"
        return "preis" if field == "preis" else "datum"

    @property
    def why_this_order(self) -> str:
        """Return in words what stands first."""
        return {
            "relevanz": _(
                "Zuerst steht, was am besten zu Ihren Wörtern passt; lückenhaft beschriebene "
                "Angebote rücken etwas nach hinten."
            ),
            "datum": _("Zuerst steht, was als Nächstes beginnt."),
            "entfernung": _("Zuerst steht, was am nächsten liegt. Online-Angebote stehen am Ende."),
            "preis": _("Zuerst steht, was am wenigsten kostet. Unbekannte Preise stehen am Ende."),
        }[self.sort]

    @cached_property
    def sorts(self) -> list[SortChoice]:
        """Return the orders that make sense for this question."""
        labels = {"datum": _("Datum"), "preis": _("Preis")}
        if self.parameters.location and self.result.stage != "database":
            labels["entfernung"] = _("Entfernung")
        if self.parameters.q and not self.result.no_words:
            labels = {"relevanz": _("beste Treffer"), **labels}
        default = "relevanz" if self.parameters.q else "datum"
        return [
            SortChoice(
                name=name,
                label=label,
                chosen=name == self.sort,
                pairs=tuple(self.parameters.as_pairs(sortierung="" if name == default else name)),
            )
            for name, label in labels.items()
        ]

    @property
    def headline(self) -> str:
        """Return the number of offers in words."""
        return ngettext("%(count)s Angebot", "%(count)s Angebote", self.total) % {
            "count": f"{self.total:,}".replace(",", ".")
        }

    @property
    def correction(self) -> Pairs:
        """Return the parameters with the words spelled as the catalogue does, or nothing."""
        if not self.result.did_you_mean:
            return ()
        return tuple(self.parameters.as_pairs(q=self.result.did_you_mean))

    @cached_property
    def ways_out(self) -> list[WayOut]:
        """Return what to drop when nothing was found, the most helpful first."""
        if self.total:
            return []
        found = []
        for group, count in self.result.without.items():
            chips = [chip for chip in self.chips if chip.group == group]
            if count and chips:
                found.append(
                    WayOut(
                        label=" · ".join(chip.label for chip in chips),
                        count=count,
                        remaining=tuple(self.parameters.as_pairs(**_dropped(group))),
                    )
                )
        found.sort(key=lambda way: -way.count)
        if widened := self._widened():
            found.insert(0, widened)
        if self.parameters.q and self.chips and (count := self._total_without_words()):
            found.append(
                WayOut(
                    label=f"„{self.parameters.q}“",
                    count=count,
                    remaining=tuple(self.parameters.as_pairs(q="", sortierung="")),
                )
            )
        return found

    def _widened(self) -> WayOut | None:
        """Where needs of access found nothing confirmed: the offers that say nothing about them."""
        parameters = self.parameters
        if not parameters.needs or parameters.unknown_access:
            return None
        needs = (*parameters.needs, UNKNOWN_ACCESS)
        wider = question(replace(parameters, barrierefrei=needs, seite=1), facets=False)
        count = api.search("offers", replace(wider, limit=0, rescue=False)).total
        if not count:
            return None
        return WayOut(
            label="",
            count=count,
            remaining=tuple(parameters.as_pairs(barrierefrei=needs)),
            widens=True,
        )

    def _total_without_words(self) -> int:
        filters = self.query.filters
        return api.search("offers", Query(filters=filters, limit=0, rescue=False)).total


def _dropped(group: str) -> dict[str, object]:
    """Return the changes of parameters that take a filter group away."""
    match group:
        case "preis":
            return {"preis_max": None, "kostenlos": False}
        case "datum":
            return {"von": None, "bis": None}
        case "ort":
            return {"ort": "", "umkreis": None, "sortierung": ""}
        case _:
            return {group: ()}
