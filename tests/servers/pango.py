"""Finding what a real PDF needs: Pango, which makes it, and poppler's tools, which read it."""

import shutil

from portal import pdf

from . import debian

TOOLS = ("pdfinfo", "pdftotext")


def missing() -> list[str]:
    """Return what is missing, libraries and programs."""
    return [*pdf.missing_libraries(), *(name for name in TOOLS if not shutil.which(name))]


def find_or_install() -> bool:
    """Tell whether all is there, after Debian's packages were installed where that is possible."""
    return not missing() or (
        debian.install(*pdf.PACKAGES.split(), "poppler-utils") and not missing()
    )
