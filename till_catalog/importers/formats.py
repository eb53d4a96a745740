"""The formats by the name that an import source carries."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..enums import ImportFormat
from . import berlin, openvhs
from .decoding import TextPieces
from .records import RawRecord
from .veranstaltung import Dialect

# Raise it when a change of mapping must reach offers whose raw records stay the same.
MAPPING_VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Format:
    """`read` yields headers and records; `exported_at` reads a header's time."""

    read: Callable[[TextPieces], Iterator[RawRecord]]
    exported_at: Callable[[RawRecord], dt.datetime | None]
    dialect: Dialect


FORMATS: dict[str, Format] = {
    ImportFormat.OPENVHS: Format(
        read=openvhs.read, exported_at=openvhs.exported_at, dialect=openvhs.DIALECT
    ),
    ImportFormat.BERLIN: Format(
        read=berlin.read, exported_at=berlin.exported_at, dialect=berlin.DIALECT
    ),
}
