"""What a page says of itself to the site-wide search, without knowing the search."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SiteDocument:
    """One public page as plain text. `language` is an ISO 639-1 code, `path` begins with "/"."""

    title: str
    text: str
    language: str
    path: str
    teaser: str = ""
    date: dt.date | None = None  # of news; shown, not searched
