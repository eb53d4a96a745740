"""Bytes a first visit loads, compressed and without editors' pictures, against the budget of 65 KiB."""

import gzip
import re
from typing import Any

from .support import Table, portal

BUDGET = 65 * 1024
RESOURCE = re.compile(
    r"""<(?:link[^>]*rel="stylesheet"[^>]*href|script[^>]*src)="(/static/[^"]+)\""""
)


def main() -> None:
    portal()
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    offer = client.get("/api/v1/offers/").json()["results"][0]["url"]
    table = Table("Erster Besuch, komprimiert", unit="KiB", factor=1 / 1024)
    for name, path in {
        "Startseite": "/",
        "Kurssuche": "/kurse/",
        "Suche mit Wort": "/kurse/?q=deutsch",
        "Angebot": re.sub(r"^https?://[^/]+", "", offer),
    }.items():
        table.ratio(name, weight(client, path), BUDGET, at_most=1.0)
    table.print()


def weight(client: Any, path: str) -> int:
    """Return the bytes of a page with its style sheets and scripts, each compressed."""
    answer = client.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status_code}"
    total = len(gzip.compress(answer.content))
    for url in dict.fromkeys(RESOURCE.findall(answer.content.decode())):
        resource = client.get(url)
        assert resource.status_code == 200, f"{url}: {resource.status_code}"
        total += len(gzip.compress(b"".join(resource)))
    return total


if __name__ == "__main__":
    main()
