"""PDF from HTML. The only module that imports `weasyprint`, and only when one is made: it needs
Pango, a library of the system, which a newcomer's machine may not have (docs/operations.md).
"""

import contextlib
import ctypes
import io
import sys
from typing import Any

from django.core.checks import Warning as CheckWarning
from filelock import FileLock, Timeout

CONTENT_TYPE = "application/pdf"
VARIANT = "pdf/ua-1"  # tagged, with title and language (ISO 14289-1)
# Without these weasyprint cannot be imported, or makes files without fonts.
_LIBRARIES = {
    "linux": ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"),
    "darwin": ("libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.0.dylib"),
}
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"


class PdfUnavailableError(Exception):
    """This machine cannot make a PDF: Pango is missing."""


class PdfBusyError(Exception):
    """Others are being made; try again in a few seconds."""


def write_pdf(*, html: str, css: str, lock: FileLock) -> bytes:
    """Return `html` as a tagged PDF. Its title and language are those of the HTML.

    One at a time on this machine, so that nobody can occupy all workers: `lock` is waited for as
    long as its timeout says. Nothing is fetched: neither the network nor files can be named in the
    HTML. Raises PdfUnavailableError and PdfBusyError.
    """
    weasyprint = _weasyprint()
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    try:
        with lock:
            document = weasyprint.HTML(string=html, url_fetcher=nothing)
            sheet = weasyprint.CSS(string=css, url_fetcher=nothing)
            return bytes(document.write_pdf(stylesheets=[sheet], pdf_variant=VARIANT))
    except Timeout as reason:
        raise PdfBusyError from reason


def _weasyprint() -> Any:
    try:
        # It prints a page of advice where a library is missing.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint
    except OSError as reason:
        raise PdfUnavailableError(str(reason)) from reason
    return weasyprint


def missing_libraries() -> list[str]:
    """Return which of the system's libraries a PDF would need and this machine has not."""
    missing = []
    for name in _LIBRARIES.get(sys.platform, ()):
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def check_pdf(**options: Any) -> list[CheckWarning]:
    """Warn where PDF cannot be made; the portal runs without it and says so."""
    missing = missing_libraries()
    if not missing:
        return []
    return [
        CheckWarning(
            f"PDF geht hier nicht, es fehlt: {', '.join(missing)}",
            hint=f"Debian: apt install {PACKAGES}",
            id="portal.W001",
        )
    ]
