"""The parameters of /kurse/ (docs/architecture.md, public addresses), read into frozen data.

Nothing here raises for a user's input: what cannot be used becomes a `Problem`, which the page shows
as a notice and the API answers with 400.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from portal.geo import Location, locate
from search.contract import MAX_TEXT_LENGTH, MAX_WINDOW

from ..domain.languages import language_label
from ..enums import (
    CertificateType,
    Daypart,
    DeliveryMode,
    Duration,
    Level,
    Need,
    OfferKind,
    Weekday,
)
from ..indexing import FREE, WEEKEND

PAGE_SIZE = 20
RADII = (5, 10, 25, 50)
DEFAULT_RADIUS = 25
LARGEST_RADIUS = 200
LAST_PAGE = MAX_WINDOW // PAGE_SIZE
MOST_VALUES = 50
SORTS = ("relevanz", "datum", "entfernung", "preis")
TIMES = (*Daypart.values, WEEKEND)
CERTIFICATES = tuple(filter(None, CertificateType.values))
UNKNOWN_ACCESS = "auch-ohne-angabe"  # of `barrierefrei`: also what says nothing about the needs
NEEDS = (*Need.values, UNKNOWN_ACCESS)

LISTS = (
    "wochentag",
    "tageszeit",
    "thema",
    "anbieter",
    "form",
    "niveau",
    "sprache",
    "unterrichtssprache",
    "zielgruppe",
    "foerderung",
    "barrierefrei",
    "plaetze",
    "dauer",
    "art",
    "abschluss",
)
SINGLES = ("q", "ort", "umkreis", "von", "bis", "preis_max", "kostenlos", "sortierung", "seite")
KNOWN = frozenset((*LISTS, *SINGLES))

_SLUG = re.compile(r"[a-z0-9_-]{1,80}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Problem:
    """A value that was not used, and why, in plain German."""

    parameter: str
    value: str
    reason: str

    @property
    def sentence(self) -> str:
        """Return the notice of the page."""
        return _("„%(value)s“: %(reason)s") % {"value": self.value, "reason": self.reason}


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """What is asked of the catalogue. Prices are in cents, the radius is in kilometres."""

    q: str = ""
    ort: str = ""
    location: Location | None = None
    umkreis: int = DEFAULT_RADIUS
    von: dt.date | None = None
    bis: dt.date | None = None
    wochentag: tuple[str, ...] = ()
    tageszeit: tuple[str, ...] = ()
    preis_max: int | None = None
    kostenlos: bool = False
    thema: tuple[str, ...] = ()
    anbieter: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    niveau: tuple[str, ...] = ()
    sprache: tuple[str, ...] = ()
    unterrichtssprache: tuple[str, ...] = ()
    zielgruppe: tuple[str, ...] = ()
    foerderung: tuple[str, ...] = ()
    barrierefrei: tuple[str, ...] = ()
    plaetze: tuple[str, ...] = ()
    dauer: tuple[str, ...] = ()
    art: tuple[str, ...] = ()
    abschluss: tuple[str, ...] = ()
    sortierung: str = ""
    seite: int = 1
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def needs(self) -> tuple[str, ...]:
        """Return the needs of access that must all be met."""
        return tuple(need for need in self.barrierefrei if need != UNKNOWN_ACCESS)

    @property
    def unknown_access(self) -> bool:
        """Tell whether an unknown fact meets a need as well as a confirmed one."""
        return UNKNOWN_ACCESS in self.barrierefrei

    @property
    def has_filters(self) -> bool:
        """Tell whether anything but words, sorting and page narrows the answer."""
        return any(name not in ("q", "sortierung", "seite") for name, _ in self.as_pairs())

    def at_last_page(self, last: int) -> "Parameters":
        """Return the same question at its last page, with a notice that there are no more."""
        reason = _("So viele Seiten gibt es nicht. Das ist die letzte.")
        problem = Problem("seite", str(self.seite), reason)
        return replace(self, seite=last, problems=(*self.problems, problem))

    def as_pairs(self, **changes: Any) -> list[tuple[str, str]]:
        """Return the address parameters in a fixed order, defaults left out, with `changes` made.

        Without a change of `seite` the page is left out: another question begins at its first page.
        """
        values: dict[str, Any] = {name: getattr(self, name) for name in (*SINGLES, *LISTS)}
        values["seite"] = 1
        if self.location is None:
            values["umkreis"] = DEFAULT_RADIUS
        values |= changes
        pairs = []
        for name, value in values.items():
            if isinstance(value, tuple):
                pairs += [(name, item) for item in value]
            elif text := as_text(name, value):
                pairs.append((name, text))
        return pairs


def as_text(name: str, value: Any) -> str:
    """Return the value of one parameter as it stands in the address, "" for its default."""
    if not value and not (name == "preis_max" and value is not None):
        return ""
    if (name == "umkreis" and value == DEFAULT_RADIUS) or (name == "seite" and value == 1):
        return ""
    if name == "kostenlos":
        return "1"
    if name == "preis_max":
        euros = Decimal(value) / 100
        return str(int(euros)) if euros == int(euros) else f"{euros:.2f}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


class _Reader:
    """Reads one address, collecting what could not be used."""

    def __init__(self, data: QueryDict) -> None:
        self.data = data
        self.problems: list[Problem] = []

    def problem(self, parameter: str, value: str, reason: str) -> None:
        self.problems.append(Problem(parameter, value[:MAX_TEXT_LENGTH], reason))

    def text(self, name: str) -> str:
        value = _CONTROL.sub(" ", self.data.get(name, "")).strip()
        if len(value) > MAX_TEXT_LENGTH:
            self.problem(
                name,
                value,
                _("Der Text war zu lang. Wir haben nach den ersten 200 Zeichen gesucht."),
            )
            value = _cut(value)
        return value

    def one(self, name: str, parse: Callable[[str], Any], reason: str) -> Any:
        value = self.data.get(name, "").strip()
        if not value:
            return None
        try:
            return parse(value)
        except (ValueError, InvalidOperation, OverflowError):
            self.problem(name, value, reason)
            return None

    def many(self, name: str, allowed: Callable[[str], bool]) -> tuple[str, ...]:
        good: list[str] = []
        for value in self.data.getlist(name):
            value = value.strip()
            if not value or value in good:
                continue
            if not allowed(value):
                self.problem(name, value, _("Diesen Wert gibt es nicht."))
            elif len(good) < MOST_VALUES:
                good.append(value)
            else:
                self.problem(name, value, _("Es sind höchstens 50 Werte möglich."))
        return tuple(good)


def read(data: QueryDict) -> Parameters:
    """Return what `data` asks, with everything unusable in `problems`. Unknown names are ignored."""
    reader = _Reader(data)
    ort = reader.text("ort")
    location = locate(ort) if ort else None
    if ort and location is None:
        reader.problem(
            "ort",
            ort,
            _("Diesen Ort kennen wir nicht. Bitte versuchen Sie es mit der Postleitzahl."),
        )
    von = reader.one("von", dt.date.fromisoformat, _("Bitte geben Sie ein Datum an."))
    bis = reader.one("bis", dt.date.fromisoformat, _("Bitte geben Sie ein Datum an."))
    if von and bis and bis < von:
        reader.problem("bis", str(bis), _("Das Ende liegt vor dem Anfang."))
        bis = None
    sort = reader.one("sortierung", _choice(SORTS), _("So können wir nicht sortieren."))
    if sort == "entfernung" and location is None:
        reader.problem(
            "sortierung",
            sort,
            _("Für die Entfernung brauchen wir einen Ort oder eine Postleitzahl."),
        )
        sort = None
    return Parameters(
        q=reader.text("q"),
        ort=ort if location else "",
        location=location,
        umkreis=reader.one(
            "umkreis", _number(1, LARGEST_RADIUS), _("Der Umkreis geht von 1 bis 200 km.")
        )
        or DEFAULT_RADIUS,
        von=von,
        bis=bis,
        wochentag=reader.many("wochentag", Weekday.values.__contains__),
        tageszeit=reader.many("tageszeit", TIMES.__contains__),
        preis_max=reader.one("preis_max", _cents, _("Bitte geben Sie einen Betrag in Euro an.")),
        kostenlos=reader.one("kostenlos", _choice(("1",)), _("Hier ist nur der Wert 1 möglich."))
        == "1",
        thema=reader.many("thema", _is_slug),
        anbieter=reader.many("anbieter", _is_slug),
        form=reader.many("form", DeliveryMode.values.__contains__),
        niveau=reader.many("niveau", Level.values.__contains__),
        sprache=reader.many("sprache", _is_language),
        unterrichtssprache=reader.many("unterrichtssprache", _is_language),
        zielgruppe=reader.many("zielgruppe", _is_slug),
        foerderung=reader.many("foerderung", _is_slug),
        barrierefrei=reader.many("barrierefrei", NEEDS.__contains__),
        plaetze=reader.many("plaetze", (FREE,).__contains__),
        dauer=reader.many("dauer", Duration.values.__contains__),
        art=reader.many("art", OfferKind.values.__contains__),
        abschluss=reader.many("abschluss", CERTIFICATES.__contains__),
        sortierung=sort or "",
        seite=reader.one("seite", _number(1, LAST_PAGE), _("So viele Seiten gibt es nicht.")) or 1,
        problems=tuple(reader.problems),
    )


def unknown_names(names: Iterable[str]) -> list[str]:
    """Return the parameter names that the catalogue does not know."""
    return sorted(set(names) - KNOWN)


def _cut(text: str) -> str:
    """Return at most the first 200 characters, without a word that this would cut in two."""
    whole, blank, _half = text[: MAX_TEXT_LENGTH + 1].rpartition(" ")
    return whole.strip() if blank else text[:MAX_TEXT_LENGTH]


def _is_language(value: str) -> bool:
    return bool(language_label(value))


def _is_slug(value: str) -> bool:
    return _SLUG.fullmatch(value) is not None


def _choice(allowed: tuple[str, ...]) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if value not in allowed:
            raise ValueError(value)
        return value

    return parse


def _number(least: int, most: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            raise ValueError(value)
        return int(value)

    return parse


def _cents(value: str) -> int:
    amount = Decimal(value.replace(",", "."))
    if not amount.is_finite() or not 0 <= amount <= 100_000:
        raise ValueError(value)
    return int((amount * 100).to_integral_value())
