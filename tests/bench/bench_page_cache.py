"""A remembered page beside the barest view, through the same middleware: CPU of one request.

The barest view is `/health/live`, which touches nothing. A fresh page (asked with a query string, which
is never remembered) stands beside it, to show what remembering saves.
"""

from typing import Any

from .support import Table, portal, side_by_side

ASKED = 100
FRESH = 10


def main() -> None:
    portal()
    from django.conf import settings
    from django.test import Client

    settings.DEBUG = False  # else the database's log grows with each query
    client = Client(headers={"host": "127.0.0.1"})

    def ask(path: str, times: int) -> Any:
        assert client.get(path).status_code == 200, path
        return lambda: [client.get(path) for _ in range(times)]

    table = Table("Gemerkte Seiten neben der leersten Ansicht, je Anfrage")
    for name, path in {"Startseite": "/", "Programm": "/programme/lerntreff/"}.items():
        times = side_by_side(
            {
                "bare": ask("/health/live", ASKED),
                "kept": ask(path, ASKED),
                "fresh": ask(f"{path}?frisch=1", FRESH),
            }
        )
        kept = [seconds / ASKED for seconds in times["kept"]]
        bare = [seconds / ASKED for seconds in times["bare"]]
        fresh = [seconds / FRESH for seconds in times["fresh"]]
        table.paired(f"{name}, gemerkt / leere Ansicht", kept, bare, at_most=2.0)
        table.paired(f"{name}, gemerkt / frisch", kept, fresh)
    table.print()


if __name__ == "__main__":
    main()
