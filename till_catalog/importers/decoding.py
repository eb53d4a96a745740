"""Which encoding a file really has: what the source says, BOM, declaration, UTF-8, else cp1252."""

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 256 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARATION = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']"""
)
# Others (UTF-7 above all) serve to smuggle and are never believed.
KNOWN = frozenset({"utf-8", "utf-16", "iso8859-1", "iso8859-15", "cp1252", "ascii"})


@dataclass(frozen=True)
class Encoding:
    """`name`: what the file is read with; `declared`: what it said, where that was wrong."""

    name: str
    declared: str = ""


def detect(file: BinaryIO, *, override: str = "") -> Encoding:
    """Return the encoding of a whole file; it is read once, in pieces, and rewound."""
    head = file.read(1024)
    file.seek(0)
    if override and (name := _known(override)):
        return Encoding(name)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return Encoding(name)
    match = _DECLARATION.match(head)
    declared = match[1].decode("ascii") if match else ""
    name = _known(declared) or "utf-8"
    if declared and not _known(declared) and _fits(file, "utf-8"):
        return Encoding("utf-8", declared)
    for candidate in dict.fromkeys((name, "utf-8")):
        if _fits(file, candidate):
            return Encoding(candidate, "" if candidate == name else declared)
    return Encoding("cp1252", declared or "utf-8")


def _known(name: str) -> str:
    try:
        normal = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return normal if normal in KNOWN else ""


def _fits(file: BinaryIO, name: str) -> bool:
    """Tell whether all bytes can be read. Half a character at the end is a cut file, not a lie."""
    decoder = codecs.getincrementaldecoder(name)()
    try:
        while piece := file.read(CHUNK):
            decoder.decode(piece)
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)
    return True


class TextPieces:
    """Reads a file in pieces of text. Bytes that cp1252 lacks become U+FFFD."""

    def __init__(self, file: BinaryIO, encoding: Encoding) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding.name)(errors="replace")

    def read(self) -> str:
        """Return the next piece; "" at the end. A piece may be shorter than it was in bytes."""
        while data := self._file.read(CHUNK):
            if text := self._decoder.decode(data):
                return text
        return ""
