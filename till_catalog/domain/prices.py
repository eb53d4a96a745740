"""Prices as feeds write them. Unknown is None, free is 0; the two are never mixed."""

import re
from decimal import Decimal, InvalidOperation

MOST = Decimal("999999.99")  # what the columns hold

_FREE = re.compile(r"kostenlos|kostenfrei|gebührenfrei|entgeltfrei|frei", re.IGNORECASE)
_UNKNOWN = re.compile(r"(auf anfrage|nach vereinbarung|k\.?\s?a\.?|-+)?", re.IGNORECASE)
_CURRENCY = re.compile(r"€|\bEUR\b|\bEuro\b|,-+$", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(\.\d+)?")
_REDUCED = re.compile(
    r"erm\w*\.?\s*(?:Preis)?:?\s*([\d.,]*\d)(?:\s*(?:EUR|€|Euro))?", re.IGNORECASE
)
_EURO = re.compile(r"\d\s*(?:€|EUR\b|Euro\b)|€\s*\d", re.IGNORECASE)


def parse_amount(text: str) -> Decimal | None:
    """Return an amount in euro; None where the text says that it is unknown ("auf Anfrage", "").

    The last of dot and comma is the decimal sign when one or two digits follow it, so "1.234,50",
    "82,80" and "82.8" are all read. Raises ValueError for anything else, also below 0.
    """
    text = text.strip()
    if _UNKNOWN.fullmatch(text):
        return None
    if _FREE.fullmatch(text):
        return Decimal(0)
    number = _plain(_CURRENCY.sub("", text).strip())
    if not _NUMBER.fullmatch(number):
        raise ValueError(text)
    try:
        amount = Decimal(number).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise ValueError(text) from error
    if amount > MOST:
        raise ValueError(text)
    return amount


def _plain(text: str) -> str:
    """Return the number with a dot as decimal sign and without thousands."""
    if "," in text:
        return (
            text.replace(".", "").replace(",", ".")
            if text.rfind(",") > text.rfind(".")
            else (text.replace(",", ""))
        )
    if text.count(".") > 1:
        return text.replace(".", "")
    return text


def split_reduced(note: str) -> tuple[Decimal | None, str]:
    """Take the reduced price out of a note: "erm. Preis: 65,60 EUR" -> (65.60, "")."""
    match = _REDUCED.search(note)
    if not match:
        return None, note
    try:
        amount = parse_amount(match[1])
    except ValueError:
        return None, note
    rest = f"{note[: match.start()]}{note[match.end() :]}".strip(" ,;\n")
    return amount, rest


def mentions_euro(text: str) -> bool:
    """Tell whether a text names a sum of money."""
    return bool(_EURO.search(text))
