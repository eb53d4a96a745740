"""Where an index lies: one directory per generation, and a file that names the one that serves.

    <directory>/<index>/current            the name of the serving generation
    <directory>/<index>/writer.lock        held by whoever changes the serving generation
    <directory>/<index>/rebuild.lock       held by the one rebuild
    <directory>/<index>/000012-<schema>-<analysis>/   index/ meta.json lexicon.json table.npz

Not for network file systems: the locks and the index need a local one.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from search.contract import EngineBusyError, IndexSchema
from search.engines.common import schema_from_json, schema_hash, schema_to_json
from search.german import ANALYSIS_VERSION
from search.lexicon import Lexicon


@dataclass(frozen=True)
class Generation:
    """A directory with an index and all that belongs to it."""

    path: Path

    @cached_property
    def index(self) -> Path:
        return self.path / "index"

    @cached_property
    def table(self) -> Path:
        return self.path / "table.npz"

    def commit_stamp(self) -> tuple[int, int] | None:
        """Return what changes with every commit; cheaper than asking the index to reload."""
        return file_stamp(self._commit)

    @cached_property
    def _commit(self) -> str:
        return str(self.index / "meta.json")

    def write_meta(self, schema: IndexSchema, lexicon: Lexicon) -> None:
        meta = {"schema": schema_to_json(schema), "analysis": ANALYSIS_VERSION}
        _write_through(self.path / "meta.json", json.dumps(meta))
        _write_through(self.path / "lexicon.json", lexicon.to_json())

    def read_meta(self) -> tuple[IndexSchema, str, Lexicon]:
        """Return the schema, analysis version and lexicon the generation was built with."""
        meta = json.loads((self.path / "meta.json").read_text(encoding="utf-8"))
        lexicon = Lexicon.from_json((self.path / "lexicon.json").read_text(encoding="utf-8"))
        return schema_from_json(meta["schema"]), meta["analysis"], lexicon


class Place:
    """The directory of one index."""

    def __init__(self, directory: Path, name: str) -> None:
        self.path = directory / name
        self._current = self.path / "current"
        self._current_name = str(self._current)

    def stamp(self) -> tuple[int, int] | None:
        """Return what changes when another generation takes over; None if there is no index."""
        return file_stamp(self._current_name)

    def current(self) -> Generation | None:
        """Return the serving generation."""
        try:
            name = self._current.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        return Generation(self.path / name)

    def switch(self, generation: Generation) -> None:
        """Let `generation` serve from now on: readers see the old or the new name, never half."""
        half = self.path / "current.tmp"
        _write_through(half, generation.path.name)
        os.replace(half, self._current)

    def new_generation(self, schema: IndexSchema) -> Generation:
        numbers = [int(name) for path in self._generations() if (name := path.name[:6]).isdigit()]
        number = max(numbers, default=0) + 1
        path = self.path / f"{number:06}-{schema_hash(schema)}-{ANALYSIS_VERSION}"
        path.mkdir(parents=True)
        return Generation(path)

    def prune(self) -> None:
        """Remove every generation that does not serve. Open readers keep their files on POSIX."""
        current = self.current()
        for path in self._generations():
            if current is None or path.name != current.path.name:
                shutil.rmtree(path, ignore_errors=True)

    def _generations(self) -> list[Path]:
        return [path for path in self.path.iterdir() if path.is_dir()] if self.path.exists() else []

    @contextmanager
    def lock(self, name: str, *, wait: float = 0) -> Iterator[None]:
        """Hold the lock `name` ("writer", "rebuild"). Raises EngineBusyError after `wait` seconds."""
        self.path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.path / f"{name}.lock")
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise EngineBusyError(f"another {name} is at work on {self.path.name}") from None
        try:
            yield
        finally:
            with suppress(OSError):
                lock.release()


def _write_through(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def file_stamp(path: str) -> tuple[int, int] | None:
    """Return what changes when a file is replaced."""
    try:
        found = os.stat(path)  # noqa: PTH116 - making a Path costs more than asking
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns
