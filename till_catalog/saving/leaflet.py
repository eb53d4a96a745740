"""The leaflet that counsellors hand out: the offers of a list as PDF, two on each page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from filelock import FileLock

from portal.pdf import write_pdf

from .lines import Line

PER_PAGE = 2
WAIT_AT_MOST = 10  # seconds, for others whose leaflet is being made


@dataclass(frozen=True, kw_only=True)
class Leaflet:
    """What stands around the offers. `host` is the short address that people type."""

    lines: Sequence[Line]
    host: str
    house: str
    phone: str
    today: dt.date


def markup(leaflet: Leaflet) -> str:
    """Return the HTML of a leaflet: equal for equal offers, so that it can be compared."""
    lines = leaflet.lines
    pages = [lines[start : start + PER_PAGE] for start in range(0, len(lines), PER_PAGE)]
    return render_to_string(
        "till_catalog/saving/leaflet.html", {"leaflet": leaflet, "pages": pages}
    )


def pdf(html: str) -> bytes:
    """Return the PDF of a leaflet's `html`. Raises PdfUnavailableError and PdfBusyError."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.VAR_DIR / "pdf.lock", timeout=WAIT_AT_MOST)
    css = render_to_string("till_catalog/saving/leaflet.css")
    return write_pdf(html=html, css=css, lock=lock)
