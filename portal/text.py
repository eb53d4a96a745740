"""Small helpers for texts that arrive as HTML."""

import html
import re

_BLOCK = re.compile(r"<\s*(?:br|/p|/li|/h\d|/div|/td|/ul|/ol)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


def plain_text(markup: str) -> str:
    """Return clean HTML as one line of plain text: tags out, block ends to blanks, entities decoded."""
    if "<" in markup:
        markup = _TAG.sub("", _BLOCK.sub(" ", markup))
    if "&" in markup:
        markup = html.unescape(markup)
    return _SPACE.sub(" ", markup).strip()
