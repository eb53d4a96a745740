"""What is offered while somebody types: words of the catalogue, topics, providers; what has offers now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search import api
from search.contract import KeywordFacet, Query
from search.german import words

from .labels import Labels
from .question import visibility_filters

MOST = {"q": 5, "thema": 4, "anbieter": 3}
TITLES: dict[str, str | Promise] = {
    "q": _("Wörter"),
    "thema": _("Themen"),
    "anbieter": _("Anbieter"),
}
_FACETS = (
    KeywordFacet(name="thema", field="thema", size=200),
    KeywordFacet(name="anbieter", field="anbieter", size=200),
)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One suggestion: the value of the parameter, what a person reads, and the number of offers."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Group:
    """Suggestions for one parameter (`q`, `thema`, `anbieter`)."""

    name: str
    title: str | Promise
    options: tuple[Option, ...]


def suggestions(text: str) -> list[Group]:
    """Return the groups that have something for what was typed so far; none for no word."""
    typed = _folded(text)
    if not typed:
        return []
    filters = visibility_filters()
    found = api.suggest("offers", text, limit=MOST["q"], filters=filters)
    options = {"q": [Option(value=one.text, label=one.text, count=one.count) for one in found]}
    query = Query(filters=filters, facets=_FACETS, limit=0, did_you_mean=False, rescue=False)
    facets = api.search("offers", query).facets
    counts = {
        name: {one.value: one.count for one in facets.get(name, ())}
        for name in ("thema", "anbieter")
    }
    labels = Labels(frozenset(counts["anbieter"]))
    for name, counted in counts.items():
        fitting = (
            Option(value=value, label=label, count=count)
            for value, count in counted.items()
            if (label := labels.of(name, value))
            and _begins(typed, _names(name, value, label, labels))
        )
        options[name] = sorted(fitting, key=lambda one: (-one.count, one.label))
    return [
        Group(name=name, title=title, options=tuple(options[name][: MOST[name]]))
        for name, title in TITLES.items()
        if options[name]
    ]


def _names(name: str, value: str, label: str, labels: Labels) -> Iterator[str]:
    """Yield what somebody may call it."""
    yield label
    if name == "thema" and (node := labels.tree.by_slug(value)):
        yield from node.search_words


def _begins(typed: str, names: Iterable[str]) -> bool:
    """Tell whether what was typed begins one of the names, or a word of it."""
    return any(f" {typed}" in f" {_folded(name)}" for name in names)


def _folded(text: str) -> str:
    return " ".join(word.norm for word in words(text))
