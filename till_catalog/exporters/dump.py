"""Writing an edition: full dump in both forms, delta, manifest; one process at a time."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from filelock import FileLock, Timeout

from portal import clock

from . import editions
from .csv_table import CsvWriter
from .delta import write_delta
from .editions import CHANGES, RECORDS, TABLE, Contributor, Edition
from .json_lines import JsonLinesWriter
from .record import record
from .selection import consented, items, without_licence

Progress = Callable[[int, int], object]


class NotWritten(Exception):
    """No edition was written; the text says why, in plain German."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A new edition, and what a person should know besides."""

    edition: Edition
    changes: int | None
    pruned: int
    without_licence: dict[str, int]

    @property
    def sentence(self) -> str:
        """Return the outcome in words, for the log and the admin."""
        edition, parts = self.edition, []
        parts.append(
            _("Ausgabe %(name)s: %(offers)s Angebote von %(providers)s Anbietern.")
            % {
                "name": edition.name,
                "offers": edition.offers,
                "providers": len(edition.contributors),
            }
        )
        if self.changes is not None:
            parts.append(
                ngettext(
                    "%(number)s Änderung seit %(since)s.",
                    "%(number)s Änderungen seit %(since)s.",
                    self.changes,
                )
                % {"number": self.changes, "since": edition.since}
            )
        if self.without_licence:
            listed = ", ".join(f"{name} ({count})" for name, count in self.without_licence.items())
            parts.append(
                _("Nicht dabei, weil keine offene Lizenz angegeben ist: %(list)s.")
                % {"list": listed}
            )
        return " ".join(parts)


def publish(*, progress: Progress = lambda done, total: None) -> Outcome:
    """Write a new edition and remove those that are too old. Raises NotWritten."""
    if not settings.PORTAL_OPEN_DATA:
        raise NotWritten(_("Offene Daten sind abgeschaltet (PORTAL_OPEN_DATA)."))
    editions.folder().mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(editions.folder() / ".lock", timeout=0):
            return _publish(progress)
    except Timeout:
        raise NotWritten(
            _("Es wird gerade eine Ausgabe geschrieben. Warten Sie bitte, bis sie fertig ist.")
        ) from None


def is_due() -> bool:
    """Tell whether there is no edition of today yet."""
    newest = editions.latest()
    return newest is None or newest.day < clock.today()


def _publish(progress: Progress) -> Outcome:
    today, before = clock.today(), editions.latest()
    if before is not None and before.day > today:
        raise NotWritten(
            _("Es gibt schon eine Ausgabe vom %(day)s, und heute ist erst der %(today)s.")
            % {"day": f"{before.day:%d.%m.%Y}", "today": f"{today:%d.%m.%Y}"}
        )
    name = editions.next_name(today)
    with override(settings.LANGUAGE_CODE), editions.half_made(name) as path:
        edition, changes = _write(path, name, before, progress)
        editions.write_manifest(path, edition)
    return Outcome(
        edition=edition,
        changes=changes,
        pruned=editions.prune(today=today),
        without_licence=without_licence(),
    )


@dataclass
class _Seen:
    """What was met while writing; grows with providers and licences, not with offers."""

    offers: int = 0
    runs: int = 0
    examples: int = 0
    licences: set[str] = field(default_factory=set)
    attributions: set[str] = field(default_factory=set)
    providers: Counter[tuple[str, str]] = field(default_factory=Counter)


def _write(
    path: Path, name: str, before: Edition | None, progress: Progress
) -> tuple[Edition, int | None]:
    created = clock.now().astimezone(dt.UTC).isoformat(timespec="seconds")
    seen = _write_full(path, progress)
    files = [
        editions.describe_file(path / RECORDS, entries=seen.offers),
        editions.describe_file(path / TABLE, entries=seen.runs),
    ]
    changes = None
    if before is not None:
        changes = write_delta(
            path / CHANGES,
            before=before.path(RECORDS),
            after=path / RECORDS,
            since=before.name,
            until=name,
            deleted_at=created,
        )
        files.append(editions.describe_file(path / CHANGES, entries=changes))
    edition = Edition(
        name=name,
        created=created,
        since=before.name if before else None,
        offers=seen.offers,
        runs=seen.runs,
        examples=seen.examples > 0,
        licences=tuple(sorted(seen.licences)),
        attributions=tuple(sorted(seen.attributions)),
        contributors=tuple(
            Contributor(code=code, label=label, offers=number)
            for (label, code), number in sorted(seen.providers.items())
        ),
        files=tuple(files),
    )
    return edition, changes


def _write_full(path: Path, progress: Progress) -> _Seen:
    seen, total = _Seen(), consented().count()
    with JsonLinesWriter(path / RECORDS) as lines, CsvWriter(path / TABLE) as table:
        for item in items():
            data = record(item)
            lines.write(data)
            table.write(data)
            seen.offers += 1
            seen.runs += len(item.runs)
            seen.examples += item.offer.is_example
            seen.licences.add(item.licence.code)
            if item.licence.asks_for_attribution:
                seen.attributions.add(item.attribution)
            seen.providers[data["provider"]["label"], data["provider"]["code"]] += 1
            progress(min(seen.offers, total), total)
    progress(total, total)
    return seen
