"""The formats by the name that an import source carries: one module each."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Protocol

from ..enums import ImportFormat
from . import berlin, openvhs, sheet
from .context import Context
from .data import OfferData, VenueData
from .decoding import TextPieces
from .issues import Findings
from .records import RawRecord

# Raise it when a change of mapping must reach offers whose raw records stay the same.
MAPPING_VERSION = 2


class Format(Protocol):
    """How files of one kind are read and understood; modules have these functions."""

    def read(self, pieces: TextPieces) -> Iterator[RawRecord]:
        """Yield headers and records. Raises FileBroken and FileRefused."""

    def restore(self, raw: str) -> RawRecord:
        """Return the record of which `raw` was kept. Raises ValueError where it is cut."""

    def exported_at(self, header: RawRecord) -> dt.datetime | None:
        """Return when the file was made, None if unsaid. Raises ValueError if unreadable."""

    def key(self, record: RawRecord) -> str:
        """Return the identifier the provider gave, or ""."""

    def names(self, record: RawRecord) -> tuple[str, str]:
        """Return number and title as they stand."""

    def map_offer(
        self, record: RawRecord, context: Context, findings: Findings
    ) -> OfferData | None:
        """Return the offer, or None when it must be rejected; what was wrong stands in `findings`."""

    def places(self, record: RawRecord) -> object:
        """Return the part of a record that says where it happens."""

    def access_claims(self, places: object) -> Iterable[tuple[VenueData, bool]]:
        """Return the venues that such a part calls accessible, or not."""


FORMATS: dict[str, Format] = {
    ImportFormat.OPENVHS: openvhs,
    ImportFormat.BERLIN: berlin,
    ImportFormat.CSV: sheet,
}
