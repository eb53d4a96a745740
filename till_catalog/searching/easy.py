"""The easy path: three questions with ready answers that end in an ordinary search. No typing.

The answers so far stand in the address (`wunsch`, `wann`), so "back" works and nothing is kept. An
answer that would find nothing is not offered. Sentences are short and plain; a test measures them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search import api
from search.contract import AnyOf, Filter, Query
from search.wordlists import current_synonyms

from ..enums import Daypart, DeliveryMode
from ..indexing import ONLINE, WEEKEND
from ..models import Wish
from .neighbourhoods import Neighbourhood, neighbourhoods
from .parameters import Parameters
from .question import filters

QUESTIONS = (_("Was möchten Sie?"), _("Wann haben Sie Zeit?"), _("Wo möchten Sie lernen?"))
ANY = "egal"
TIMES: Mapping[str, tuple[str | Promise, str]] = {
    Daypart.MORNING: (_("Am Vormittag"), "clock"),
    Daypart.AFTERNOON: (_("Am Nachmittag"), "clock"),
    Daypart.EVENING: (_("Am Abend"), "clock"),
    WEEKEND: (_("Am Wochenende"), "calendar"),
    ANY: (_("Das ist mir egal"), "menu"),
}
AT_HOME: str | Promise = _("Zu Hause am Computer")
ANYWHERE: str | Promise = _("Das ist mir egal")
GONE: str | Promise = _("Das gibt es gerade nicht. Bitte wählen Sie noch einmal.")
ONLINE_MODES = (DeliveryMode.ONLINE_LIVE, DeliveryMode.SELF_PACED, DeliveryMode.HYBRID)


Count = Callable[..., int]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One big button: what it says, where it leads, and how many offers are behind it."""

    label: str | Promise
    icon: str
    count: int
    address: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """An answer given before, with the address of its question."""

    label: str | Promise
    address: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One question. `near`: choices of the third step that lie in one's own neighbourhood."""

    number: int
    choices: tuple[Choice, ...]
    near: tuple[Choice, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    notice: str | Promise = ""

    @property
    def question(self) -> str | Promise:
        return QUESTIONS[self.number - 1]

    @property
    def of(self) -> int:
        return len(QUESTIONS)

    @property
    def back(self) -> str:
        """The address of the question before, "" at the first."""
        return self.chosen[-1].address if self.chosen else ""


def step(data: QueryDict) -> Step:
    """Return the question that is due. What the address says and does not exist is asked again."""
    wish = _wish(data.get("wunsch", ""))
    if wish is None:
        return _what(counter(), notice=GONE if data.get("wunsch") else "")
    time = data.get("wann", "")
    if time not in TIMES:
        return _when(wish, counter(), notice=GONE if time else "")
    return _where(wish, time, counter())


def parameters_of(wish: Wish) -> Parameters:
    """Return the search that a wish stands for."""
    return Parameters(
        thema=tuple(topic.slug for topic in wish.topics.all()),
        zielgruppe=tuple(group.slug for group in wish.target_groups.all()),
        q=wish.words,
        kostenlos=wish.free_only,
    )


def _wish(number: str) -> Wish | None:
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    return _wishes().filter(pk=int(number)).first()


def _wishes() -> QuerySet[Wish]:
    return Wish.objects.prefetch_related("topics", "target_groups")


def _what(count: Count, *, notice: str | Promise) -> Step:
    choices = (
        Choice(
            label=wish.sentence,
            icon=wish.icon,
            count=count(parameters_of(wish)),
            address=_address(wunsch=str(wish.pk)),
        )
        for wish in _wishes()
    )
    return Step(number=1, choices=_possible(choices), notice=notice)


def _when(wish: Wish, count: Count, *, notice: str | Promise) -> Step:
    asked = parameters_of(wish)
    choices = (
        Choice(
            label=label,
            icon=icon,
            count=count(_at(asked, time)),
            address=_address(wunsch=str(wish.pk), wann=time),
        )
        for time, (label, icon) in TIMES.items()
    )
    chosen = (Chosen(label=wish.sentence, address=_address()),)
    return Step(number=2, choices=_possible(choices), chosen=chosen, notice=notice)


def _where(wish: Wish, time: str, count: Count) -> Step:
    asked = _at(parameters_of(wish), time)
    at_home = replace(asked, form=tuple(ONLINE_MODES))
    others = (
        Choice(label=AT_HOME, icon="online", count=count(at_home), address=_results(at_home)),
        Choice(label=ANYWHERE, icon="menu", count=count(asked), address=_results(asked)),
    )
    return Step(
        number=3,
        choices=_possible(others),
        near=_possible(_near(asked, neighbourhoods(), count)),
        chosen=(
            Chosen(label=wish.sentence, address=_address()),
            Chosen(label=TIMES[time][0], address=_address(wunsch=str(wish.pk))),
        ),
    )


def _near(asked: Parameters, places: Iterable[Neighbourhood], count: Count) -> Iterator[Choice]:
    for place in places:
        inside = AnyOf(field="ort", values=frozenset((ONLINE, *place.venues)), group="ort")
        there = replace(asked, ort=place.postcode, location=place.location, umkreis=place.radius)
        yield Choice(
            label=place.label,
            detail=place.detail,
            icon="place",
            count=count(asked, inside),
            address=_results(there),
        )


def _at(asked: Parameters, time: str) -> Parameters:
    return asked if time == ANY else replace(asked, tageszeit=(time,))


def counter() -> Count:
    """Return a function that says how many offers a search will have; one query for all of them."""
    synonyms = current_synonyms()

    def count(asked: Parameters, *more: Filter) -> int:
        query = Query(
            words=asked.q,
            filters=(*filters(asked), *more),
            limit=0,
            did_you_mean=False,
            rescue=False,
        )
        return api.search("offers", query, synonyms=synonyms).total

    return count


def _possible(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(choice for choice in choices if choice.count)


def _address(**answers: str) -> str:
    address = reverse("till_catalog:easy")
    return f"{address}?{urlencode(answers)}" if answers else address


def _results(asked: Parameters) -> str:
    return f"{reverse('till_catalog:search')}?{urlencode(asked.as_pairs())}"
