"""How the office of a provider is reached, and addresses on the web."""

import re

from .cleaning import has_personal_data
from .context import PHONE, URL
from .fields import Fields

# Enough for a link: Django's own validator costs more than all the rest of a record's mapping.
_URL = re.compile(
    r"https?://(?:[\w-]+\.)+[\w-]{2,63}\.?(?::\d{1,5})?(?:[/?#][^\s<>\"']*)?", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{2,63}")
_PHONE = re.compile(r"[+\d(][\d\s()/.–-]{4,}")
MAIL = 254


def url_of(fields: Fields, name: str) -> str:
    """Return a web address, or "" where none is stated or it is none (which is reported)."""
    raw = fields.raw(name)
    url = "".join(raw.split())
    if url.lower().startswith("www."):
        url = f"http://{url}"
    if not url:
        return ""
    if not _URL.fullmatch(url):
        fields.note("url_invalid", name, raw)
        return ""
    if len(url) > URL:
        fields.note("value_dropped", name, raw)
        return ""
    return url


def contact(fields: Fields, block: str = "") -> dict[str, str]:
    """Return `contact_phone` and `contact_email` from the fields `telefon` and `mail` (of a block).

    What is no number or address is left out; a mobile number is kept and reported: it may be private.
    """
    office = fields.child(block) if block else fields
    phone, mail = office.line("telefon", PHONE), office.raw("mail").strip()
    if phone and not _PHONE.fullmatch(phone):
        office.note("phone_invalid", "telefon", phone)
        phone = ""
    if has_personal_data(phone):
        office.note("personal_data", "telefon")
    if mail and (len(mail) > MAIL or not _MAIL.fullmatch(mail)):
        office.note("mail_invalid", "mail", mail)
        mail = ""
    return {"contact_phone": phone, "contact_email": mail}
