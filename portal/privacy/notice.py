"""What is stored, in plain words: the list on the page "Datenschutz", made from the declarations."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .registry import Keep, People, Personal, Text, personal

SECTIONS = {
    People.VISITORS: gettext_lazy("Wenn Sie das Portal besuchen oder uns schreiben"),
    People.PROVIDERS: gettext_lazy("Wenn Sie Kurse anbieten"),
    People.STAFF: gettext_lazy("Wenn Sie ein Konto haben und im Portal arbeiten"),
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One kind of data, however many tables it lies in."""

    what: str
    purpose: str
    legal_base: str
    kept: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """What is stored of one kind of people (DSGVO Art. 13 (1) c and (2) a)."""

    title: Text
    entries: list[Entry]


def sections() -> list[Section]:
    """Return all declarations by whom they are about; those that say the same are one entry."""
    found: dict[People, dict[Entry, None]] = {people: {} for people in SECTIONS}
    for declaration in personal():
        found[declaration.people][_entry(declaration)] = None
    return [
        Section(title=SECTIONS[people], entries=list(entries))
        for people, entries in found.items()
        if entries
    ]


def _entry(declaration: Personal) -> Entry:
    return Entry(
        what=str(declaration.what),
        purpose=str(declaration.purpose),
        legal_base=str(declaration.legal_base),
        kept=kept(declaration),
    )


def kept(declaration: Personal) -> str:
    """Return how long the data are kept, as words: "30 Tage nach der Erledigung"."""
    return str(declaration.kept_until) or "; ".join(map(_clock, declaration.keep))


def _clock(keep: Keep) -> str:
    days = keep.period.days
    if not days:
        return _("gelöscht sofort %(since)s") % {"since": keep.since}
    period = ngettext("%(days)s Tag", "%(days)s Tage", days) % {"days": days}
    return f"{period} {keep.since}"
