"""JSON Lines: one record a line, always written the same way, so that lines can be compared."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class JsonLinesWriter:
    """Writes records into a gzipped file. Equal records give equal bytes, whenever it is written."""

    def __init__(self, path: Path) -> None:
        self._raw = path.open("wb")
        # Neither time nor name of the file stand in it.
        self._gzip = gzip.GzipFile(filename="", fileobj=self._raw, mode="wb", mtime=0)

    def write(self, record: dict[str, Any]) -> None:
        """Write one line."""
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        self._gzip.write(text.encode() + b"\n")

    def __enter__(self) -> "JsonLinesWriter":
        return self

    def __exit__(self, *_error: object) -> None:
        self._gzip.close()
        self._raw.close()


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file, one at a time."""
    with gzip.open(path, "rb") as file:
        for line in file:
            yield json.loads(line)
