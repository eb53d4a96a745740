"""What every importer offers to the framework: one module per format, found by its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ..enums import ImportFormat
from . import berlin, openvhs
from .data import OfferData
from .decoding import TextPieces
from .issues import Findings
from .records import RawRecord
from .veranstaltung import Context, Dialect

# Raise it when a change of mapping must reach offers whose raw records stay the same.
MAPPING_VERSION = 1
