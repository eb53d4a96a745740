"""Reading an XML feed record by record: no DTD, no entities, no network, little memory."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .decoding import TextPieces
from .records import PERSONAL_ELEMENTS, FileBroken, FileRefused, RawRecord

_RECORD = "veranstaltung"
_ROOT = "veranstaltungen"
_HEADER = "export"
_END = re.compile(rf"</[\w.:-]*{_ROOT}\s*>\s*$")


class _Utf8:
    """Hands the file to the parser as UTF-8, whatever it was, so that one decision counts."""

    def __init__(self, pieces: TextPieces) -> None:
        self._pieces = pieces
        self._tail = ""
        self._ended = False

    def read(self, size: int) -> bytes:
        text = self._pieces.read()
        self._ended = not text
        self._tail = (self._tail + text)[-100:]
        return text.encode("utf-8", "replace")

    @property
    def cut(self) -> bool:
        """The file was read to its end, and the end is not the one of a feed."""
        return self._ended and not _END.search(self._tail)


def read(pieces: TextPieces) -> Iterator[RawRecord]:
    """Yield the header (`export`) and the records (`veranstaltung`) of a feed.

    Names are matched without their namespace. Raises FileBroken where the XML ends or breaks, all
    records before it were yielded, and FileRefused for a file that brings a DTD or is no Open-vhs.
    """
    source = _Utf8(pieces)
    events = etree.iterparse(
        source,
        events=("start", "end"),
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = 0
    try:
        for event, element in events:
            if event == "start":
                depth += 1
                if depth == 1:
                    _check_root(element)
                continue
            depth -= 1
            if depth == 1:
                if (name := _local(element)) in (_RECORD, _HEADER):
                    yield _record(element, is_header=name == _HEADER)
                _forget(element)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = "die Datei endet zu früh" if source.cut else "kein gültiges XML"
        raise FileBroken(reason, line=max(line, 1), column=max(column, 1)) from error


def restore(raw: str) -> RawRecord:
    """Return the record of which `raw` was kept. Raises ValueError where that is no whole element."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return _record(etree.fromstring(raw.encode(), parser), is_header=False)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def _check_root(root: Any) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise FileRefused(
            "Die Datei enthält eine DTD (DOCTYPE). Solche Dateien werden nicht angenommen."
        )
    if _local(root) != _ROOT:
        raise FileRefused(
            f"Das ist keine Open-vhs-Datei: Das äußerste Element heißt „{_local(root)}“,"
            f" erwartet wird „{_ROOT}“."
        )


def _record(element: Any, *, is_header: bool) -> RawRecord:
    for child in list(element.iterchildren()):
        if _local(child) in PERSONAL_ELEMENTS:
            element.remove(child)
    value = _plain(element)
    raw = etree.tostring(element, encoding="unicode", with_tail=False)
    return RawRecord(line=element.sourceline or 1, raw=raw, value=value, is_header=is_header)


def _plain(element: Any) -> object:
    """Return an element in the shape of the Berlin JSON; unescaped HTML stays text."""
    children = list(element.iterchildren(etree.Element))
    mixed = (element.text or "").strip() or any((child.tail or "").strip() for child in children)
    if children and not mixed:
        fields: dict[str, Any] = {f"@{_name(key)}": text for key, text in element.items()}
        for child in children:
            name, value = _local(child), _plain(child)
            if name not in fields:
                fields[name] = value
            elif isinstance(fields[name], list):
                fields[name].append(value)
            else:
                fields[name] = [fields[name], value]
        return fields
    text = element.text or ""
    if children:
        text += "".join(etree.tostring(child, encoding="unicode") for child in children)
    if not element.attrib:
        return text or None
    return {**{f"@{_name(key)}": value for key, value in element.items()}, "#text": text}


def _local(element: Any) -> str:
    return _name(element.tag)


def _name(qualified: str) -> str:
    return qualified.rpartition("}")[2]


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
