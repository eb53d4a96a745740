"""The first look at a file, before anything is written: is it readable, how much is in it."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

from portal import clock

from .data import VenueData
from .decoding import Encoding, TextPieces, detect
from .formats import Format
from .issues import Issue
from .records import FileBroken, RawRecord

Opener = Callable[[], BinaryIO]
CLOCK_TOLERANCE = dt.timedelta(days=1)


@dataclass(kw_only=True)
class Scan:
    """What is known of a file. `access`: venue -> what its records say of its accessibility."""

    encoding: Encoding
    total: int = 0
    broken: FileBroken | None = None
    exported_at: dt.datetime | None = None
    access: dict[VenueData, set[bool]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


@contextmanager
def opened(opener: Opener) -> Iterator[BinaryIO]:
    """Open the file anew and close it."""
    file = opener()
    try:
        yield file
    finally:
        file.close()


def scan(opener: Opener, file_format: Format, *, override: str) -> Scan:
    """Read the whole file once. Raises FileRefused for a file that is not of this format."""
    with opened(opener) as file:
        found = Scan(encoding=detect(file, override=override))
        if found.encoding.declared:
            detail = f"{found.encoding.declared} → {found.encoding.name}"
            found.issues.append(Issue(code="encoding_guessed", detail=detail))
        known: set[str] = set()
        try:
            for record in file_format.read(TextPieces(file, found.encoding)):
                if record.is_header:
                    _read_header(record, file_format, found)
                    continue
                found.total += 1
                places = file_format.places(record)
                if (shape := repr(places)) not in known:  # few places, many offers
                    known.add(shape)
                    for venue, accessible in file_format.access_claims(places):
                        found.access.setdefault(venue, set()).add(accessible)
        except FileBroken as error:
            found.broken = error
            found.issues.append(Issue(code="file_broken", line=error.line, detail=str(error)))
    for venue, claims in found.access.items():
        if len(claims) > 1:
            shown = ", ".join(part for part in venue.key if part)
            found.issues.append(
                Issue(code="access_conflict", field="barrierefrei", raw_value=shown)
            )
    return found


def records(opener: Opener, file_format: Format, encoding: Encoding) -> Iterator[RawRecord]:
    """Yield the records again, as far as the file can be read."""
    with opened(opener) as file:
        try:
            for record in file_format.read(TextPieces(file, encoding)):
                if not record.is_header:
                    yield record
        except FileBroken:
            return  # reported by the scan


def _read_header(record: RawRecord, file_format: Format, found: Scan) -> None:
    try:
        moment = file_format.exported_at(record)
    except (ValueError, OverflowError):
        moment, readable = None, False
    else:
        readable = moment is None or moment <= clock.now() + CLOCK_TOLERANCE
    if readable:
        found.exported_at = moment or found.exported_at
    else:
        # A moment in the future would lock out every later file.
        found.issues.append(
            Issue(code="export_date_invalid", line=record.line, raw_value=record.raw[:500])
        )
