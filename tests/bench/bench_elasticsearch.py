"""The Elasticsearch engine beside its own server: raw requests with the same bodies, ready documents.

Wall time: most of the work is done in another process. Both sides of a ratio ask the same server in turn.
"""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

from tests.servers import elasticsearch as servers

from .bench_engine import FACETS
from .questions import WORDS
from .support import OFFERS, ROOT, ROUNDS, SMALL, Table, Work, portal, side_by_side

PREFIX, SMALL_PREFIX = "bench-large", "bench-small"
REBUILDS = 3

# One request as it goes over the wire: method, target, body.
Request = tuple[str, str, bytes]


def main() -> int:
    try:
        with servers.running() as url:
            print(servers.version(url))
            measure(url)
    except servers.Unavailable as reason:
        print(f"Nichts gemessen: {reason}")
    return 0


def measure(url: str) -> None:
    os.environ |= {"SEARCH_ENGINE": "elasticsearch", "ELASTICSEARCH_URL": url}
    build_small = f"from tests.bench.support import portal; portal(offers={SMALL})"
    subprocess.run(
        [sys.executable, "-c", build_small],
        env={**os.environ, "ELASTICSEARCH_PREFIX": SMALL_PREFIX},
        cwd=ROOT,
        check=True,
    )
    os.environ["ELASTICSEARCH_PREFIX"] = PREFIX
    portal(offers=OFFERS)
    searching(url)
    pages(url)
    rebuilding()


def searching(url: str) -> None:
    from django.conf import settings

    from search.contract import KeywordFacet, Query
    from search.engine import get_engine
    from search.engines import elasticsearch
    from tests.support.elasticsearch import be_patient
    from till_catalog.indexing import SCHEMA
    from till_catalog.searching.question import FACETS as PAGE_FACETS
    from till_catalog.searching.question import by_date, visibility_filters

    be_patient()  # a slow answer is measured, not refused
    large = get_engine()
    options = settings.SEARCH["ELASTICSEARCH"] | {"PREFIX": SMALL_PREFIX}
    small = elasticsearch.create(settings.SEARCH | {"ELASTICSEARCH": options})
    plain = Query(highlight=False, did_you_mean=False, rescue=False, parts_per_hit=0)
    faceted = replace(plain, facets=tuple(KeywordFacet(name=f, field=f, size=200) for f in FACETS))
    page = replace(
        plain,
        filters=visibility_filters(),
        facets=PAGE_FACETS,
        parts_per_hit=2,
        parts_order=by_date(),
    )
    words = [word for word in WORDS if large.search(SCHEMA, replace(plain, words=word)).total >= 3]

    def ask(engine: Any, query: Query) -> Work:
        asked = [replace(query, words=word) for word in words]
        return lambda: [engine.search(SCHEMA, one) for one in asked]

    def raw(query: Query) -> Work:
        requests = recorded(ask(large, query))
        assert len(requests) == len(words)
        return partial(send, url, requests)

    times = side_by_side(
        {
            "plain": ask(large, plain),
            "raw plain": raw(plain),
            "facets": ask(large, faceted),
            "raw facets": raw(faceted),
            "page": ask(large, page),
            "raw page": raw(page),
            "small page": ask(small, page),
        },
        rounds=ROUNDS * 2,
        warm_up=3,
        clock=time.perf_counter,
    )
    per = len(words)
    table = Table(f"Elasticsearch, {OFFERS:,} Angebote, je Frage, Wanduhr")
    for what, name in (
        ("Schicht und Client / bloßes HTTP, ohne Facetten", "plain"),
        ("dasselbe mit 5 Facetten", "facets"),
        ("dasselbe mit allem der Suchseite", "page"),
    ):
        table.paired(what, times[name], times[f"raw {name}"], per=per, at_most=1.3)
    table.paired("5 Facetten / ohne", times["facets"], times["plain"], per=per, at_most=2.5)
    table.paired(
        f"{OFFERS:,} / {SMALL:,} Angebote, Facetten über Termine",
        times["page"],
        times["small page"],
        per=per,
        at_most=4,
    )
    table.print()


def pages(url: str) -> None:
    from urllib.parse import urlencode

    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.DEBUG = False  # else the database's log grows with each query
    client = Client()
    table = Table(f"Seite der Kurssuche / bloßes _search, {OFFERS:,} Angebote, Wanduhr")
    radius = {"ort": "54290", "umkreis": "25", "tageszeit": "abend"}
    for what, more in (("ein Wort", {}), ("Wort, Umkreis, Tageszeit", radius)):
        addresses = [
            f"{reverse('till_catalog:search')}?{urlencode({'q': word, **more})}"
            for word in WORDS[:10]
        ]
        ask: Callable[[], Any] = lambda addresses=addresses: [client.get(a) for a in addresses]  # noqa: E731
        times = side_by_side(
            {"page": ask, "raw": partial(send, url, recorded(ask))},
            warm_up=2,
            clock=time.perf_counter,
        )
        table.paired(what, times["page"], times["raw"], per=len(addresses), at_most=3)
    table.print()


def recorded(work: Work) -> list[Request]:
    """Return what the client sends while `work` is done."""
    from elastic_transport import Transport

    work()  # once before: what is only read once is not part of the question
    requests: list[Request] = []
    perform = Transport.perform_request

    def note(self: Any, method: str, target: str, *, body: Any = None, **options: Any) -> Any:
        requests.append((method, target, json.dumps(body).encode()))
        return perform(self, method, target, body=body, **options)

    with mock.patch.object(Transport, "perform_request", note):
        work()
    return requests


def send(url: str, requests: Sequence[Request]) -> None:
    """Send `requests` as they are over one connection, and read the answers as bytes."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    for method, target, body in requests:
        connection.request(method, target, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        answer.read()
    connection.close()


def rebuilding() -> None:
    from search.rebuild import rebuild
    from till_catalog.indexing import SCHEMA

    ready = ready_documents(SCHEMA)
    times = side_by_side(
        {
            "rebuild": lambda: rebuild(SCHEMA.name, force=True),
            "bulk": lambda: bulk(SCHEMA, ready),
        },
        rounds=REBUILDS,
        warm_up=0,
        clock=time.perf_counter,
    )
    rates = {name: [len(ready) / seconds for seconds in found] for name, found in times.items()}
    table = Table(
        f"Index neu aufbauen, {OFFERS:,} Angebote, {REBUILDS} Runden, Wanduhr",
        unit="Dokumente/s",
        factor=1.0,
    )
    table.paired(
        "aus der Datenbank / helpers.bulk mit fertigen Dokumenten",
        rates["rebuild"],
        rates["bulk"],
        at_least=0.25,
    )
    table.print()


def ready_documents(schema: Any) -> list[dict[str, Any]]:
    """Return what the engine sends for each document."""
    from search.engine import get_engine
    from search.engines.elasticsearch.mapping import source
    from search.registry import get

    index, lexicon = get(schema.name), get_engine().lexicon(schema)
    keys = list(index.keys())
    return [
        source(schema, document, lexicon)
        for start in range(0, len(keys), 500)
        for document in index.load(keys[start : start + 500])
    ]


def bulk(schema: Any, ready: Sequence[dict[str, Any]]) -> None:
    """Fill an index of the same mapping with documents that are ready."""
    from elasticsearch import Elasticsearch, helpers

    from search.engines.elasticsearch.mapping import KEY, mapping

    client = Elasticsearch(os.environ["ELASTICSEARCH_URL"], request_timeout=60)
    name = "ready-documents"
    client.indices.create(
        index=name,
        settings={"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"},
        mappings=mapping(schema),
    )
    actions = ({"_index": name, "_id": str(made[KEY]), "_source": made} for made in ready)
    helpers.bulk(client, actions)
    client.indices.refresh(index=name)
    client.indices.delete(index=name)


if __name__ == "__main__":
    sys.exit(main())
