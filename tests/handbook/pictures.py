"""Which pictures there are, in the order in which they are taken: an article goes its way through them."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.portal_process import ROOT, Portal

from . import catalogue, office
from .camera import Studio

FOLDER = ROOT / "docs" / "handbuch"

# The name of a picture is that of its file; the way goes on where the one before ended.
PICTURES: dict[str, Callable[[Studio, str], None]] = {
    "zweiter-faktor": office.second_factor,
    "meldung-schreiben": office.article,
    "baustein-waehlen": office.blocks,
    "was-noch-fehlt": office.missing,
    "lesbarkeit": office.readable,
    "einreichen": office.hand_in,
    "startseite": office.start_page,
    "freigeben": office.approve,
    "korrektur": office.correct,
    "pruefungen": office.check,
    "zeitplan": office.schedule,
    "privatsphaere": office.restrict,
    "alternativtext": office.alternative_text,
    "was-zu-tun-ist": catalogue.work,
    "angebot": catalogue.offer,
    "tabelle-verbessern": catalogue.table,
    "gleichbedeutend": catalogue.synonyms,
    "empfehlung": catalogue.recommendation,
}


def take_all(*, portal: Portal, browser: Browser, folder: Path) -> None:
    """Write every picture into `folder`; the demo has an article and an import source more afterwards."""
    studio = Studio(portal=portal, browser=browser, folder=folder)
    try:
        for name, way in PICTURES.items():
            way(studio, name)
    finally:
        studio.close()
