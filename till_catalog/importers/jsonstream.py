"""Reading a JSON feed record by record: the file is never in memory as a whole."""

import json
import re
from collections.abc import Iterator
from json import JSONDecodeError

from .decoding import TextPieces
from .records import MAX_RECORD, PERSONAL_ELEMENTS, FileBroken, RawRecord

_SPACE = " \t\n\r\ufeff"
_PATH = ("veranstaltungen", "veranstaltung")
# Numbers stay texts: 4.10 must not become 4.1, and a number of a million digits costs nothing.
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)


class _Window:
    """The part of the text in view, with its place in the file."""

    def __init__(self, pieces: TextPieces) -> None:
        self._pieces = pieces
        self.text = ""
        self.position = 0
        self._line = 1
        self._column = 1
        self._counted = 0  # line and column are those of this position
        self._ended = False

    def more(self) -> bool:
        """Drop what was read, take the next piece; False (and nothing moved) at the end."""
        piece = "" if self._ended else self._pieces.read()
        if not piece:
            self._ended = True
            return False
        self.place(self.position)
        self.text = self.text[self.position :] + piece
        self.position = self._counted = 0
        return True

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column of a position in the window, at or behind the last one asked."""
        lines = self.text.count("\n", self._counted, position)
        if lines:
            self._line += lines
            self._column = position - self.text.rfind("\n", 0, position)
        else:
            self._column += position - self._counted
        self._counted = position
        return self._line, self._column

    def broken(self, reason: str, position: int | None = None) -> FileBroken:
        line, column = self.place(self.position if position is None else position)
        return FileBroken(reason, line=line, column=column)

    def peek(self) -> str:
        """Return the next character that is no blank, without taking it; "" at the end."""
        while True:
            while self.position < len(self.text) and self.text[self.position] in _SPACE:
                self.position += 1
            if self.position < len(self.text):
                return self.text[self.position]
            if not self.more():
                return ""

    def take(self, expected: str) -> None:
        found = self.peek()
        if found != expected:
            reason = f"erwartet wird „{expected}“" if found else "die Datei endet zu früh"
            raise self.broken(reason)
        self.position += 1

    def value(self) -> tuple[object, str]:
        """Decode the next value; return it with its source text."""
        if not self.peek():
            raise self.broken("die Datei endet zu früh")
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.position)
                # A number at the edge of the window might go on.
                if end < len(self.text) or not self._grow():
                    raw = self.text[self.position : end]
                    self.position = end
                    return value, raw
            except JSONDecodeError as error:
                if not self._grow():
                    if len(self.text) - self.position >= MAX_RECORD:
                        raise self.broken("ein Eintrag ist zu groß") from error
                    cut = error.pos >= len(self.text) or "Unterminated" in error.msg
                    reason = "die Datei endet zu früh" if cut else "kein gültiges JSON"
                    raise self.broken(reason, error.pos) from error
            except RecursionError as error:
                raise self.broken("zu tief verschachtelt") from error

    def _grow(self) -> bool:
        return len(self.text) - self.position < MAX_RECORD and self.more()


def read(pieces: TextPieces) -> Iterator[RawRecord]:
    """Yield the records of `veranstaltungen.veranstaltung`: a list, or one object.

    Raises FileBroken at the first place that is no JSON; all records before it were yielded.
    """
    yield from _descend(_Window(pieces), _PATH)


def restore(raw: str) -> RawRecord:
    """Return the record of which `raw` was kept. Raises ValueError where that is no whole value."""
    return RawRecord(line=1, raw=raw, value=_storable(_DECODER.decode(raw)))


def _descend(window: _Window, path: tuple[str, ...]) -> Iterator[RawRecord]:
    if not path:
        yield from _records(window)
        return
    if window.peek() != "{":
        raise window.broken(f"erwartet wird ein Objekt mit „{path[0]}“")
    window.take("{")
    found = False
    while window.peek() != "}":
        key, _raw = window.value()
        window.take(":")
        if key == path[0] and not found:
            found = True
            if window.peek() == "n":  # null: an empty list
                window.value()
            else:
                yield from _descend(window, path[1:])
        else:
            window.value()
        if window.peek() != "}":
            window.take(",")
    window.take("}")
    if not found:
        raise window.broken(f"es fehlt „{path[0]}“")


def _records(window: _Window) -> Iterator[RawRecord]:
    if window.peek() != "[":
        yield _record(window)
        return
    window.take("[")
    while window.peek() != "]":
        yield _record(window)
        if window.peek() != "]":
            window.take(",")
    window.take("]")


def _record(window: _Window) -> RawRecord:
    window.peek()
    line, _column = window.place(window.position)
    # The window may move while the value is read, so the line is taken before.
    value, raw = window.value()
    if "\\u" in raw:
        value = _storable(value)
    if isinstance(value, dict) and PERSONAL_ELEMENTS & value.keys():
        value = {key: part for key, part in value.items() if key not in PERSONAL_ELEMENTS}
        raw = json.dumps(value, ensure_ascii=False, indent=1)
    return RawRecord(line=line, raw=raw, value=value)


def _storable(value: object) -> object:
    """Replace NUL and halves of surrogate pairs ("\\ud800"): no database keeps them."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_storable(part) for part in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(part) for key, part in value.items()}
    return value
