"""The page of the search beside the engine's answer inside it, and what it asks the database."""

from functools import partial
from urllib.parse import urlencode

from .questions import PREFIXES, WORDS
from .support import OFFERS, Table, portal, side_by_side

QUERIES = 12


def main() -> None:
    portal(offers=OFFERS)
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from search import api
    from till_catalog.searching.parameters import read
    from till_catalog.searching.question import question

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.DEBUG = False  # else the database's log grows with each query
    client = Client()
    address = reverse("till_catalog:search")
    cases: dict[str, list[dict[str, str]]] = {
        "ein Wort": [{"q": word} for word in WORDS[:10]],
        "ohne Wort": [{}],
        "Wort, Umkreis, Tageszeit": [
            {"q": word, "ort": "54290", "umkreis": "25", "tageszeit": "abend"}
            for word in WORDS[:10]
        ],
    }
    times = Table(f"Seite der Kurssuche / Antwort der Suchmaschine, {OFFERS:,} Angebote")
    queries = Table("Datenbankabfragen je Seite", unit="Abfragen", factor=1.0)
    for name, asked in cases.items():
        addresses = [f"{address}?{urlencode(one)}" for one in asked]
        inside = [question(read(query_dict(one))) for one in asked]
        measured = side_by_side(
            {
                "page": lambda addresses=addresses: list(map(client.get, addresses)),
                "engine": lambda inside=inside: [api.search("offers", one) for one in inside],
            }
        )
        times.paired(name, measured["page"], measured["engine"], per=len(asked), at_most=8)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(addresses[0]).status_code == 200
        queries.ratio(name, len(caught), QUERIES, at_most=1)
    typed = [reverse("till_catalog:suggestions") + "?" + urlencode({"q": p}) for p in PREFIXES]
    measured = side_by_side(
        {
            "suggestions": lambda: list(map(client.get, typed)),
            "page": partial(client.get, f"{address}?q=Deutschkurs"),
        }
    )
    each = [seconds / len(typed) for seconds in measured["suggestions"]]
    times.paired("Vorschläge beim Tippen / Seite", each, measured["page"])
    times.print()
    queries.print()


def query_dict(values: dict[str, str]) -> object:
    from django.http import QueryDict

    return QueryDict(urlencode(values))


if __name__ == "__main__":
    main()
