"""The pages that the tests of accessibility, appearance and weight look at, one of each kind."""

import sqlite3

from .portal_process import Portal

# Titles of examples: one with every fact, one with a cancelled run, one that is over.
FULL = "Business English B2: Bildungsurlaub in fünf Tagen"
CANCELLED = "Staplerschein: Ausbildung zum Gabelstaplerfahrer (m/w/d)"
OVER = "Weinlese früher und heute"

PAGES = {
    "home": "/",
    "search": "/kurse/",
    "recommendation": "/kurse/?q=Excel",
    "easy path": "/kurse/einfach/",
    "easy path, third question": "/kurse/einfach/?wunsch=2&wann=abend",
    "search with hits": "/kurse/?q=Deutsch&ort=54290&tageszeit=abend",
    "search with needs": "/kurse/?foerderung=ermaessigung&plaetze=frei&barrierefrei=langsam"
    "&barrierefrei=auch-ohne-angabe",
    "nothing found": "/kurse/?q=Tauchen&kostenlos=1&ort=54290",
    "notice": "/kurse/?preis_max=viel&ort=Nirgendwo&seite=99",
    "offer": FULL,
    "offer with a cancelled run": CANCELLED,
    "offer that is over": OVER,
    "provider": "/kurse/anbieter/beispiel-vhs/",
    "shared list": "/kurse/merkliste/?angebot=1&angebot=2&angebot=999999",
    "empty saved list": "/kurse/merkliste/",
    "site search": "/suche/?q=lesen",
    "standard page": "/impressum/",
    "easy language": "/leichte-sprache/",
    "missing": "/gibt-es-nicht/",
}


def address(portal: Portal, name: str) -> str:
    """The address of a page of `PAGES`; offers are looked up by their title."""
    wanted = PAGES[name]
    if wanted.startswith("/"):
        return wanted
    with sqlite3.connect(f"file:{portal.var / 'portal.sqlite3'}?mode=ro", uri=True) as database:
        row = database.execute(
            "SELECT id FROM till_catalog_offer WHERE title = ?", [wanted]
        ).fetchone()
    assert row, f"Das Beispiel „{wanted}“ fehlt."
    return f"/kurse/{row[0]}-x/"  # another slug redirects to the right one
