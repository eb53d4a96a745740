"""The pages that the tests of accessibility, appearance and weight look at, one of each kind."""

import sqlite3

from .portal_process import Portal

# What examples are called: one with every fact, one with a cancelled run, one that is over, a wish.
ROWS = {
    "full": ("till_catalog_offer", "title", "Business English B2: Bildungsurlaub in fünf Tagen"),
    "cancelled": (
        "till_catalog_offer",
        "title",
        "Staplerschein: Ausbildung zum Gabelstaplerfahrer (m/w/d)",
    ),
    "over": ("till_catalog_offer", "title", "Weinlese früher und heute"),
    "wish": ("till_catalog_wish", "sentence", "Ich möchte Deutsch lernen"),
}

PAGES = {
    "home": "/",
    "search": "/kurse/",
    "recommendation": "/kurse/?q=Excel",
    "easy path": "/kurse/einfach/",
    "easy path, third question": "/kurse/einfach/?wunsch={wish}&wann=abend",
    "search with hits": "/kurse/?q=Deutsch&ort=54290&tageszeit=abend",
    "search with needs": "/kurse/?foerderung=ermaessigung&plaetze=frei&barrierefrei=langsam"
    "&barrierefrei=auch-ohne-angabe",
    "nothing found": "/kurse/?q=Tauchen&kostenlos=1&ort=54290",
    "notice": "/kurse/?preis_max=viel&ort=Nirgendwo&seite=99",
    # Another slug redirects to the right one.
    "offer": "/kurse/{full}-x/",
    "offer with a cancelled run": "/kurse/{cancelled}-x/",
    "offer that is over": "/kurse/{over}-x/",
    "provider": "/kurse/anbieter/beispiel-vhs/",
    "shared list": "/kurse/merkliste/?angebot={full}&angebot={cancelled}&angebot=999999",
    "empty saved list": "/kurse/merkliste/",
    "site search": "/suche/?q=lesen",
    "standard page": "/wie-suche-ich/",
    "imprint": "/impressum/",
    "privacy": "/datenschutz/",
    "accessibility statement": "/barrierefreiheit/",
    "programmes": "/programme/",
    "programme": "/programme/lerntreff/",
    "programme with figures": "/programme/mint/",
    "asking for advice": "/programme/lerntreff/beratung/",
    "advice asked for": "/programme/lerntreff/beratung/danke/",
    "contact": "/kontakt/",
    "writing to the office": "/kontakt/formular/",
    "message sent": "/kontakt/formular/danke/",
    "reporting a barrier": "/barriere-melden/formular/?betrifft=/kurse/",
    "easy language": "/leichte-sprache/",
    "news": "/meldungen/",
    "news of a topic": "/meldungen/?thema=lesen-schreiben",
    "news of no period": "/meldungen/2001/",
    "news article": "/meldungen/bildungskonferenz-rueckblick/",
    "missing": "/gibt-es-nicht/",
}


def address(portal: Portal, name: str) -> str:
    """The address of a page of `PAGES`, with the numbers that the examples have here."""
    wanted = PAGES[name]
    return wanted.format(**{key: _number(portal, key) for key in ROWS if f"{{{key}}}" in wanted})


def _number(portal: Portal, key: str) -> int:
    table, column, value = ROWS[key]
    with sqlite3.connect(f"file:{portal.var / 'portal.sqlite3'}?mode=ro", uri=True) as database:
        row = database.execute(f"SELECT id FROM {table} WHERE {column} = ?", [value]).fetchone()
    assert row, f"Das Beispiel „{value}“ fehlt."
    return int(row[0])
