"""Facets as the page shows them: rows with label, count, and whether they are chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.contract import FacetCount, Result

from ..domain.access import need_of
from ..enums import CertificateType, DeliveryMode, Duration, Level, Need, OfferKind, Weekday
from ..indexing import FREE, FREE_UNKNOWN
from ..topic_tree import Node, TopicTree
from .labels import Labels
from .parameters import TIMES, UNKNOWN_ACCESS, Parameters, as_text
from .question import ACCESS, PRICE_STEPS

# In the order of the page; what most people narrow by stands first.
TITLES = {
    "thema": gettext_lazy("Thema"),
    "tageszeit": gettext_lazy("Tageszeit"),
    "wochentag": gettext_lazy("Wochentag"),
    "preis": gettext_lazy("Preis"),
    "plaetze": gettext_lazy("Freie Plätze"),
    "form": gettext_lazy("Vor Ort oder online"),
    "niveau": gettext_lazy("Niveau"),
    "barrierefrei": gettext_lazy("Barrierefreiheit und Hilfen"),
    "foerderung": gettext_lazy("Förderung und bezahlte Freistellung"),
    "zielgruppe": gettext_lazy("Für wen"),
    "sprache": gettext_lazy("Sprache, die Sie lernen"),
    "unterrichtssprache": gettext_lazy("Unterricht auf"),
    "dauer": gettext_lazy("Dauer"),
    "art": gettext_lazy("Art"),
    "abschluss": gettext_lazy("Abschluss"),
    "anbieter": gettext_lazy("Anbieter"),
}
_ORDERED: dict[str, tuple[str, ...]] = {
    "wochentag": tuple(Weekday.values),
    "tageszeit": TIMES,
    "preis": tuple(map(str, PRICE_STEPS)),
    "plaetze": (FREE,),
    "form": tuple(DeliveryMode.values),
    "niveau": tuple(Level.values),
    "barrierefrei": tuple(Need.values),
    "dauer": tuple(Duration.values),
    "art": tuple(OfferKind.values),
    "abschluss": tuple(CertificateType.values),
}
OPEN = frozenset({"thema", "tageszeit", "preis", "plaetze"})
# Behind the fold "Weitere Filter".
MORE = frozenset(
    {
        "foerderung",
        "zielgruppe",
        "sprache",
        "unterrichtssprache",
        "dauer",
        "art",
        "abschluss",
        "anbieter",
    }
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One value of a facet. `depth` indents topics below their area."""

    parameter: str
    value: str
    label: str
    count: int
    chosen: bool
    depth: int = 0


@dataclass(frozen=True, kw_only=True)
class FacetView:
    """One facet with its rows; `is_open` says whether it starts unfolded.

    `hint`: a sentence above the rows. `switch`: a box below them that widens instead of narrowing, so
    it has no count. `help`: what the rows mean, (term, explanation) each.
    """

    name: str
    title: str
    rows: tuple[Row, ...]
    is_open: bool
    single: bool = False
    hint: str = ""
    switch: Row | None = None
    help: tuple[tuple[str, str], ...] = ()

    @property
    def is_more(self) -> bool:
        """Tell whether it stands behind the fold."""
        return self.name in MORE

    @property
    def any_chosen(self) -> bool:
        """Tell whether a value is chosen."""
        return any(row.chosen for row in self.rows)


def chosen_values(name: str, parameters: Parameters) -> tuple[str, ...]:
    """Return the chosen values of a facet, in the spelling of its rows."""
    if name != "preis":
        return tuple(getattr(parameters, name))
    if parameters.kostenlos:
        return ("0",)
    most = parameters.preis_max
    return () if most is None else (as_text("preis_max", most),)


def views(result: Result, parameters: Parameters, labels: Labels) -> list[FacetView]:
    """Return the facets that have something to choose. Chosen values stay, even with no hit."""
    found = []
    for name, title in TITLES.items():
        chosen = chosen_values(name, parameters)
        rows = tuple(_rows(name, _counts(name, result), chosen, labels))
        if not rows:
            continue
        view = FacetView(
            name=name,
            title=str(title),
            rows=rows,
            is_open=name in OPEN or bool(chosen),
            single=name == "preis",
        )
        found.append(_explained(view, parameters, labels))
    return found


def _counts(name: str, result: Result) -> dict[str, int]:
    if name == "barrierefrei":
        return {need_of(count.value): count.count for count in result.facets.get(ACCESS, ())}
    counts = {count.value: count.count for count in result.facets.get(name, ())}
    if name == "plaetze":
        counts.pop(FREE_UNKNOWN, None)
    return counts


def _explained(view: FacetView, parameters: Parameters, labels: Labels) -> FacetView:
    if view.name == "barrierefrei":
        switch = Row(
            parameter=view.name,
            value=UNKNOWN_ACCESS,
            label=labels.of(view.name, UNKNOWN_ACCESS),
            count=0,
            chosen=parameters.unknown_access,
        )
        hint = _(
            "Wenn Sie mehreres wählen, trifft alles zu. „Keine Angabe“ heißt: Der Anbieter sagt "
            "weder ja noch nein. Fragen Sie dort nach."
        )
        return replace(view, hint=hint, switch=switch)
    if view.name == "foerderung":
        programmes = [labels.programmes[row.value] for row in view.rows]
        return replace(
            view,
            help=tuple((item.label, item.explanation) for item in programmes if item.explanation),
        )
    return view


def unknown_free(result: Result) -> int:
    """Return how many offers have a run of which nobody knows whether places are free."""
    counts: Iterable[FacetCount] = result.facets.get("plaetze", ())
    return sum(count.count for count in counts if count.value == FREE_UNKNOWN)


def unknown_places(result: Result) -> int:
    """Return how many offers have a run whose place is unknown (asked for with a radius)."""
    counts: Iterable[FacetCount] = result.facets.get("ort", ())
    return sum(count.count for count in counts)


def _rows(
    name: str, counts: dict[str, int], chosen: tuple[str, ...], labels: Labels
) -> Iterator[Row]:
    if name == "thema":
        yield from _topic_rows(counts, chosen, labels.tree)
        return
    chosen = tuple(value for value in chosen if value != UNKNOWN_ACCESS)
    values: Iterable[str] = dict.fromkeys((*counts, *chosen))
    if known := _ORDERED.get(name):
        rest = [value for value in chosen if value not in known]
        values = [value for value in (*known, *rest) if value in counts or value in chosen]
    for value in values:
        if not counts.get(value) and value not in chosen:
            continue
        if label := labels.of(name, value):
            yield Row(
                parameter="preis_max" if name == "preis" else name,
                value=value,
                label=label,
                count=counts.get(value, 0),
                chosen=value in chosen,
            )


def _topic_rows(counts: dict[str, int], chosen: tuple[str, ...], tree: TopicTree) -> Iterator[Row]:
    """Yield the areas, and below a chosen area (or a chosen child's) its topics."""
    opened = {
        node.pk
        for slug in chosen
        if (leaf := tree.by_slug(slug))
        for node in tree.with_ancestors([leaf.pk])
    }
    children: dict[int | None, list[Node]] = {}
    for node in tree.nodes.values():
        if counts.get(node.slug) or node.pk in opened:
            children.setdefault(node.parent, []).append(node)

    def walk(parent: int | None, depth: int) -> Iterator[Row]:
        for node in children.get(parent, ()):
            yield Row(
                parameter="thema",
                value=node.slug,
                label=node.plain_label or node.label,
                count=counts.get(node.slug, 0),
                chosen=node.slug in chosen,
                depth=depth,
            )
            if node.pk in opened:
                yield from walk(node.pk, depth + 1)

    yield from walk(None, 0)


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A filter in force, in words, with the address parameters without it."""

    label: str
    group: str
    remaining: tuple[tuple[str, str], ...]


def chips(parameters: Parameters, labels: Labels) -> list[Chip]:
    """Return every filter in force as a removable chip."""
    found: list[Chip] = []

    def add(label: str, group: str, **changes: object) -> None:
        found.append(
            Chip(label=label, group=group, remaining=tuple(parameters.as_pairs(**changes)))
        )

    for name in TITLES:
        for value in chosen_values(name, parameters):
            if value == UNKNOWN_ACCESS and not parameters.needs:
                continue  # nothing that it could widen
            label = labels.of_chip(name, value)
            if name == "preis":
                add(label, name, preis_max=None, kostenlos=False)
            else:
                kept = tuple(item for item in getattr(parameters, name) if item != value)
                add(label, name, **{name: kept})
    if parameters.location:
        place = {"radius": parameters.umkreis, "place": parameters.location.label}
        add(
            _("%(radius)s km um %(place)s") % place,
            "ort",
            ort="",
            umkreis=None,
            **_unsorted(parameters),
        )
    if parameters.von:
        add(_("ab %(day)s") % {"day": f"{parameters.von:%d.%m.%Y}"}, "datum", von=None)
    if parameters.bis:
        add(_("bis %(day)s") % {"day": f"{parameters.bis:%d.%m.%Y}"}, "datum", bis=None)
    return found


def _unsorted(parameters: Parameters) -> dict[str, str]:
    """Without a place there is no distance to sort by."""
    return {"sortierung": ""} if parameters.sortierung == "entfernung" else {}
