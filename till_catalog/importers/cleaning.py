"""Texts of feeds: clean HTML, honest text, and a look for what should not stand there."""

import html
import re
import unicodedata
from dataclasses import dataclass

import lxml.html
import nh3
from lxml import etree

TAGS = {"p", "br", "ul", "ol", "li", "b", "i", "strong", "em", "a"}
SCHEMES = {"http", "https", "mailto"}

_SPACE = re.compile(r"\s+")
# Control characters and lone surrogates: neither database nor XML can keep them.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<\s*/?[a-zA-Z][^<>]*>")
_BLOCK_TAG = re.compile(r"<\s*/?(?:br|p|ul|ol|li)\b", re.IGNORECASE)
_HIDDEN_HINT = re.compile(r"style\s*=|\bhidden\b", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?!\.?[1-9])|opacity\s*:\s*0(?!\.)"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_MOJIBAKE = re.compile(r"Ã[¤¶¼„–œŸ©¨ ]|Ã\x84|Ã\x96|Ã\x9c|Ã\x9f|â€[œž“™]|Â[§°«»]")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,}")
_MAIL_LINK = re.compile(r"<a\b[^>]*\bmailto:[^>]*>(.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
_MOBILE = re.compile(r"(?<!\d)(?:\+49|0049|0)[\s/(-]{0,2}1[567]\d(?:[\s/()-]?\d){6,9}(?!\d)")


@dataclass(frozen=True)
class CleanText:
    """`html`: safe, with the few allowed tags; `hidden`: hidden text was dropped."""

    html: str
    hidden: bool = False


def storable(text: str) -> str:
    """Return the text in NFC, with LF line ends and without what no database can keep."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():  # the usual single line
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _UNSTORABLE.sub("", text))


def one_line(text: str) -> str:
    """Return a text for a single line: no tags, entities decoded, blanks joined."""
    text = storable(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = storable(html.unescape(text))
    return _SPACE.sub(" ", text).strip()


def clean_html(text: str) -> CleanText:
    """Return safe HTML. Plain text becomes paragraphs; hidden elements go with their text."""
    text = storable(text).strip()
    if not text:
        return CleanText("")
    if not _TAG.search(text):
        return CleanText(_paragraphs(html.escape(html.unescape(text), quote=False)))
    hidden = False
    if _HIDDEN_HINT.search(text):
        text, hidden = _without_hidden(text)
    cleaned = nh3.clean(
        text,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel="noopener nofollow",
    ).strip()
    if _BLOCK_TAG.search(cleaned):
        return CleanText(_SPACE.sub(" ", cleaned), hidden)
    return CleanText(_paragraphs(cleaned), hidden)


def _paragraphs(text: str) -> str:
    parts = (part.strip() for part in _PARAGRAPHS.split(text.strip()))
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts if part)


def _without_hidden(text: str) -> tuple[str, bool]:
    try:
        root = lxml.html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _TAG.sub(" ", text), False
    found = False
    for element in list(root.iter(etree.Element)):
        hides = element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style", ""))
        if element is not root and hides and element.getparent() is not None:
            element.drop_tree()
            found = True
    inner = (root.text and html.escape(root.text, quote=False)) or ""
    inner += "".join(etree.tostring(child, encoding="unicode", method="html") for child in root)
    return inner, found


def has_mojibake(text: str) -> bool:
    """Tell whether UTF-8 was once read as cp1252 and written again."""
    return any(first in text for first in "ÃâÂ") and bool(_MOJIBAKE.search(text))


def has_personal_data(text: str) -> bool:
    """Tell whether a mail address or a German mobile number stands in a text."""
    return ("@" in text and bool(_MAIL.search(text))) or bool(_MOBILE.search(text))


def hide_personal_data(text: str) -> str:
    """Return a text with "…" in place of every mail address and German mobile number.

    A link that writes a mail becomes the words it stood around.
    """
    if "@" in text:
        text = _MAIL.sub("…", _MAIL_LINK.sub(r"\1", text))
    return _MOBILE.sub("…", text)
