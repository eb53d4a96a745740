"""From parameters to a question to the index. Pure but for the table of venues."""

from collections.abc import Iterable

from portal import clock
from portal.geo import Location, distance_km
from portal.places.models import Venue
from search.contract import AnyOf, Facet, Filter, KeywordFacet, Query, Range, RangeFacet, Sort

from ..domain.access import possible
from ..enums import Need
from ..indexing import FREE, FREE_UNKNOWN, ONLINE, PLACE_UNKNOWN
from .parameters import LISTS, PAGE_SIZE, Parameters, as_text

PRICE_STEPS = (0, 50, 150, 300)  # euro; 0 is "free of charge"
RUNS_PER_CARD = 2
ACCESS = "zugang"  # the facet of needs; not the name of their group, see `access_facet`


def price_facet(own: int | None = None) -> RangeFacet:
    """Return the facet of prices; with a step more where a visitor typed a price of their `own`."""
    steps = {str(step): step * 100 for step in PRICE_STEPS}
    if own is not None:
        steps[as_text("preis_max", own)] = own
    return RangeFacet(
        name="preis",
        field="preis",
        ranges=tuple((value, None, cents) for value, cents in steps.items()),
    )


def access_facet(*, unknown: bool = False) -> KeywordFacet:
    """Return the facet of needs: how many offers are left when one need more must be met.

    Another need narrows, so the needs chosen already must count: the facet does not bear the name of
    their group. With `unknown` a fact that nobody stated meets a need too.
    """
    codes = tuple(map(possible, Need.values)) if unknown else tuple(Need.values)
    return KeywordFacet(name=ACCESS, field="barrierefrei", size=len(codes), only=codes)


FACETS: tuple[Facet, ...] = (
    KeywordFacet(name="thema", field="thema", size=200),
    KeywordFacet(name="wochentag", field="wochentag", size=7),
    KeywordFacet(name="tageszeit", field="tageszeit", size=5),
    KeywordFacet(name="form", field="form", size=7),
    price_facet(),
    KeywordFacet(name="niveau", field="niveau", size=20),
    KeywordFacet(name="sprache", field="sprache", size=60),
    KeywordFacet(name="unterrichtssprache", field="unterrichtssprache", size=60),
    KeywordFacet(name="zielgruppe", field="zielgruppe", size=100),
    KeywordFacet(name="foerderung", field="foerderung", size=100),
    KeywordFacet(name="plaetze", field="plaetze", only=(FREE, FREE_UNKNOWN)),
    KeywordFacet(name="dauer", field="dauer", size=6),
    KeywordFacet(name="art", field="art", size=6),
    KeywordFacet(name="abschluss", field="abschluss", size=4),
    KeywordFacet(name="anbieter", field="anbieter", size=100),
)
UNKNOWN_PLACE_FACET = KeywordFacet(name="ort", field="ort", only=(PLACE_UNKNOWN,))


def venues_within(location: Location, radius: int) -> Iterable[str]:
    """Yield the ids of the venues at most `radius` km away (true distance, no bounding box)."""
    centre = (location.latitude, location.longitude)
    venues = Venue.objects.filter(latitude__isnull=False, longitude__isnull=False)
    for venue in venues.only("latitude", "longitude"):
        if venue.position and distance_km(centre, venue.position) <= radius:
            yield str(venue.pk)


def visibility_filters() -> tuple[Filter, ...]:
    """Return what holds for every question: the run is not over and may be shown today."""
    today = clock.day_number(clock.today())
    return (
        Range(field="ende", ge=today, or_missing=True),
        Range(field="zeigen_ab", le=today, or_missing=True),
        Range(field="zeigen_bis", ge=today, or_missing=True),
    )


def filters(parameters: Parameters) -> tuple[Filter, ...]:
    """Return the filters; each bears as group the parameter that set it.

    A run of unknown place is outside every radius, an online run inside every one.
    """
    chosen: list[Filter] = list(visibility_filters())
    for name in LISTS:
        if name != "barrierefrei" and (values := getattr(parameters, name)):
            chosen.append(AnyOf(field=name, values=frozenset(values), group=name))
    for need in parameters.needs:
        code = possible(need) if parameters.unknown_access else need
        chosen.append(AnyOf(field="barrierefrei", values=frozenset((code,)), group="barrierefrei"))
    if parameters.location:
        inside = frozenset((ONLINE, *venues_within(parameters.location, parameters.umkreis)))
        chosen.append(AnyOf(field="ort", values=inside, group="ort"))
    if parameters.von:
        day = clock.day_number(parameters.von)
        chosen.append(Range(field="ende", ge=day, or_missing=True, group="datum"))
    if parameters.bis:
        day = clock.day_number(parameters.bis)
        chosen.append(Range(field="beginn", le=day, or_missing=True, group="datum"))
    most = 0 if parameters.kostenlos else parameters.preis_max
    if most is not None:
        chosen.append(Range(field="preis", le=most, group="preis"))
    return tuple(chosen)


def order(parameters: Parameters) -> Sort:
    """Return the sorting: by relevance where there are words, else by date, unless asked otherwise."""
    name = parameters.sortierung or ("relevanz" if parameters.q else "datum")
    if name == "entfernung" and parameters.location:
        place = parameters.location
        return Sort(by="distance", origin=(place.latitude, place.longitude))
    if name == "preis":
        return Sort(by="number", field="preis")
    if name == "relevanz" and parameters.q:
        return Sort(by="relevance")
    return by_date()


def by_date() -> Sort:
    """Return the order by the next start; what has begun already comes last."""
    return Sort(by="number", field="beginn", floor=clock.day_number(clock.today()))


def question(parameters: Parameters, *, facets: bool = True, page_size: int = PAGE_SIZE) -> Query:
    """Return the whole question of one page of results."""
    wanted = (*FACETS, access_facet(unknown=parameters.unknown_access)) if facets else ()
    if parameters.preis_max is not None:
        own = price_facet(parameters.preis_max)
        wanted = tuple(own if facet.name == "preis" else facet for facet in wanted)
    if facets and parameters.location:
        wanted = (*wanted, UNKNOWN_PLACE_FACET)
    sort = order(parameters)
    return Query(
        words=parameters.q,
        filters=filters(parameters),
        facets=wanted,
        sort=sort,
        offset=(parameters.seite - 1) * page_size,
        limit=page_size,
        parts_per_hit=RUNS_PER_CARD,
        parts_order=sort if sort.by in ("number", "distance") else by_date(),
    )
