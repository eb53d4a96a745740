"""The folder of open data: one folder per edition, which appears whole or not at all.

An edition is never changed once it is there; a second one of the same day has a number behind its
day. So addresses with a day may be kept by anybody for ever, and a chain of deltas has no gaps.
"""

import datetime as dt
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

RECORDS = "angebote.jsonl.gz"
TABLE = "angebote.csv.gz"
CHANGES = "aenderungen.jsonl.gz"
MANIFEST = "ausgabe.json"
KEPT = dt.timedelta(days=30)

NAME = r"\d{4}-\d{2}-\d{2}(?:-[1-9]\d{0,2})?"
_NAME = re.compile(NAME)
_HALF = ".half-"


@dataclass(frozen=True, kw_only=True)
class DumpFile:
    """One file of an edition; `size` in bytes."""

    name: str
    size: int
    sha256: str
    entries: int


@dataclass(frozen=True, kw_only=True)
class Contributor:
    """A provider whose offers stand in an edition."""

    code: str
    label: str
    offers: int


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What is known of one dump. `since` is the edition before, from which its delta leads here."""

    name: str
    created: str
    since: str | None
    offers: int
    runs: int
    examples: bool
    licences: tuple[str, ...]
    attributions: tuple[str, ...]
    contributors: tuple[Contributor, ...]
    files: tuple[DumpFile, ...]

    @property
    def moment(self) -> dt.datetime:
        """When it was made."""
        return dt.datetime.fromisoformat(self.created)

    @property
    def day(self) -> dt.date:
        """The day it is named after."""
        return dt.date.fromisoformat(self.name[:10])

    def file(self, name: str) -> DumpFile | None:
        """Return one of its files; the first edition has no delta."""
        return next((file for file in self.files if file.name == name), None)

    def path(self, name: str) -> Path:
        """Return where a file of it lies."""
        return folder() / self.name / name


def folder() -> Path:
    """Return the folder of all editions."""
    return Path(settings.OPEN_DATA_ROOT)


def names() -> list[str]:
    """Return the names of all editions, the oldest first."""
    if not folder().is_dir():
        return []
    return sorted((path.name for path in folder().iterdir() if is_name(path.name)), key=_order)


def is_name(name: str) -> bool:
    """Tell whether an edition may be called so; nothing else is ever looked up in the folder."""
    return _NAME.fullmatch(name) is not None


def find(name: str) -> Edition | None:
    """Return the edition of that name; None for one that is not there (any more)."""
    if not is_name(name):
        return None
    try:
        data = json.loads((folder() / name / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    return _read(data)


def latest() -> Edition | None:
    """Return the newest edition."""
    return next((found for name in reversed(names()) if (found := find(name))), None)


def all_editions() -> list[Edition]:
    """Return all editions, the newest first."""
    return [found for name in reversed(names()) if (found := find(name))]


def next_name(day: dt.date) -> str:
    """Return the name of the next edition of a day: the day, else with a number from 2 on."""
    taken = [_order(name)[1] for name in names() if name[:10] == day.isoformat()]
    return f"{day}-{max(taken) + 1}" if taken else day.isoformat()


@contextmanager
def half_made(name: str) -> Iterator[Path]:
    """Give a folder to write an edition into; when all went well it becomes `name` in one rename."""
    path = folder() / f"{_HALF}{name}"
    clear_half_made()
    path.mkdir(parents=True)
    try:
        yield path
        _to_disk(path)
        os.replace(path, folder() / name)
        _flush(folder())
    finally:
        shutil.rmtree(path, ignore_errors=True)


def clear_half_made() -> None:
    """Remove what a process that was killed has left."""
    for path in folder().glob(f"{_HALF}*"):
        shutil.rmtree(path, ignore_errors=True)


def write_manifest(path: Path, edition: Edition) -> None:
    """Write what is known of an edition beside its files."""
    text = json.dumps(asdict(edition), ensure_ascii=False, indent=1)
    (path / MANIFEST).write_text(text + "\n", encoding="utf-8")


def describe_file(path: Path, *, entries: int) -> DumpFile:
    """Return size and checksum of a finished file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return DumpFile(name=path.name, size=path.stat().st_size, sha256=digest, entries=entries)


def prune(*, today: dt.date, kept: dt.timedelta = KEPT) -> int:
    """Remove editions older than `kept`, never the newest; return how many."""
    old = [name for name in names()[:-1] if dt.date.fromisoformat(name[:10]) < today - kept]
    for name in old:
        # Out of sight first: a folder that is half deleted must not be found.
        away = folder() / f"{_HALF}{name}"
        os.replace(folder() / name, away)
        shutil.rmtree(away, ignore_errors=True)
    return len(old)


def _order(name: str) -> tuple[str, int]:
    return name[:10], int(name[11:] or 1)


def _read(data: dict[str, Any]) -> Edition:
    return Edition(
        **data
        | {
            "licences": tuple(data["licences"]),
            "attributions": tuple(data["attributions"]),
            "contributors": tuple(Contributor(**one) for one in data["contributors"]),
            "files": tuple(DumpFile(**one) for one in data["files"]),
        }
    )


def _to_disk(path: Path) -> None:
    for file in path.iterdir():
        _flush(file)
    _flush(path)


def _flush(path: Path) -> None:
    """Have a file or folder really written, so that a power cut after the rename loses nothing."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
