"""Small helpers for texts that arrive as HTML."""

import html
import re

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString

_ALLOWED = {"p", "br", "ul", "ol", "li", "b", "i", "strong", "em", "a"}
_PARAGRAPHS = re.compile(r"<(?:p|br|li)\b")

_BLOCK = re.compile(r"<\s*(?:br|/p|/li|/h\d|/div|/td|/ul|/ol)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_SAID = re.compile(r"(?=.*[^\W\d_])\w{1,40}")
_NOT_SAID = {
    *(
        [
            "de",
            "en",
            "uk",
            "ar",
            "www",
            "http",
            "https",
            "html",
            "htm",
            "php",
            "asp",
            "aspx",
            "jsp",
            "index",
            "home",
            "page",
            "seite",
            "wp",
            "admin",
        ]
    ),
    *(["kurse", "kurs", "suche", "meldungen", "documents", "media", "static", "api"]),
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def printable(text: str) -> str:
    """Return `text` without control characters, which neither calendars (RFC 5545, 3.3.11) nor XML
    allow; tab and line break stay."""
    return _CONTROL.sub(" ", text)


def phone_address(number: str) -> str:
    """Return a telephone number as a `tel:` link wants it (RFC 3966): digits and a leading plus."""
    digits = "".join(char for char in number.replace("(0)", "") if char in "+0123456789")
    return f"+49{digits[1:]}" if digits.startswith("0") and digits[1:2] != "0" else digits


def plain_text(markup: str) -> str:
    """Return clean HTML as one line of plain text: tags out, block ends to blanks, entities decoded."""
    if "<" in markup:
        markup = _TAG.sub("", _BLOCK.sub(" ", markup))
    if "&" in markup:
        markup = html.unescape(markup)
    return _SPACE.sub(" ", markup).strip()


def clean_html(markup: str) -> SafeString:
    """Return foreign HTML or plain text as safe paragraphs: a few tags, links to the web and mail."""
    clean = nh3.clean(
        markup, tags=_ALLOWED, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}
    )
    return SafeString(clean if _PARAGRAPHS.search(clean) else linebreaks(clean))


def words_of_path(path: str) -> str:
    """Return what somebody may have meant by an address: the words of its last part, "deutsch b1" of
    `/kurse/17-deutsch-b1/`. Numbers alone, endings of files and what nobody says are left out.
    """
    for part in reversed(path.strip("/").split("/")):
        words = [word for word in re.split(r"[\W_]+", part) if _SAID.fullmatch(word)]
        found = [word for word in words if word.lower() not in _NOT_SAID]
        if found:
            return " ".join(found[:6])
    return ""
