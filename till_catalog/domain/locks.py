"""Who keeps a field of an imported offer: the import, or the office.

`Offer.locked_fields` and `ImportSource.locked_fields` hold names of columns and relations that an
import leaves alone; those of runs begin with "run.". People choose whole groups, because a start
without its weekdays, or a price without its reduced price, would be half of two truths.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Withdrawn by the office: an import that still holds the offer does not bring it back.
STATUS = "status"


@dataclass(frozen=True, kw_only=True)
class LockGroup:
    """Fields that belong together for a person."""

    key: str
    label: Promise
    fields: frozenset[str]


def _group(key: str, label: Promise, *fields: str) -> LockGroup:
    return LockGroup(key=key, label=label, fields=frozenset(fields))


GROUPS: tuple[LockGroup, ...] = (
    _group("titel", _("Titel, Untertitel, Nummer, Art"), "title", "subtitle", "number", "kind"),
    _group("text", _("Beschreibung und Hinweise"), "description", "extra_info"),
    _group("themen", _("Themen"), "topics"),
    _group("schlagwoerter", _("Schlagwörter"), "keywords"),
    _group("zielgruppen", _("Zielgruppen"), "target_groups"),
    _group("niveau", _("Stufe"), "level_min", "level_max", "level_derived"),
    _group("sprachen", _("Sprachen"), "languages_taught", "teaching_languages"),
    _group("form", _("Unterrichtsform"), "delivery_mode"),
    _group("abschluss", _("Abschluss"), "certificate_type", "certificate_title"),
    _group("barrieren", _("Barrierefreiheit"), "digital_accessible", "slow_pace", "easy_language"),
    _group("links", _("Anmeldung und Links"), "booking_url", "links"),
    _group(
        "termine",
        _("Termine"),
        "run.start",
        "run.end",
        "run.last_day",
        "run.flexible_start",
        "run.weekdays",
        "run.time_from",
        "run.time_to",
        "run.raw_times",
        "run.units",
        "run.date_count",
        "run.dates",
    ),
    _group("ort", _("Ort"), "run.venue", "run.is_online"),
    _group("preis", _("Preise"), "run.price", "run.price_reduced", "run.price_note"),
    _group(
        "plaetze",
        _("Plätze und Stand der Anmeldung"),
        "run.places_min",
        "run.places_max",
        "run.places_booked",
        "run.registration_state",
    ),
)


def fields_of(keys: Iterable[str]) -> set[str]:
    """Return the fields of the groups `keys`."""
    wanted = set(keys)
    return {name for group in GROUPS if group.key in wanted for name in group.fields}


def groups_in(fields: Collection[str]) -> list[str]:
    """Return the keys of the groups all of whose fields are in `fields`."""
    return [group.key for group in GROUPS if group.fields <= set(fields)]


def left_to_import(locked: Collection[str], *, of_runs: bool = False) -> set[str]:
    """Return the fields that the next import may overwrite, those of runs without their prefix."""
    names = {name for group in GROUPS for name in group.fields} - set(locked)
    if of_runs:
        return {name.removeprefix("run.") for name in names if name.startswith("run.")}
    return {name for name in names if not name.startswith("run.")}
