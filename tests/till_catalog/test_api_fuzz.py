"""Whatever is asked of the interface through WSGI: an answer in JSON as described, never an error.

Bounded: a few hundred questions, always the same ones (derandomised), so that a failure is found again.
"""

import io
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from portal.wsgi import application
from tests.factories.catalogue import make_offer, make_run
from till_catalog.searching.parameters import KNOWN

pytestmark = pytest.mark.db

Index = Callable[[], None]
VALUES = st.one_of(
    st.text(max_size=30),
    st.integers(-(2**70), 2**70).map(str),
    st.dates().map(str),
    st.sampled_from(
        ["0", "1", "mo", "a1", "54290", "preis", "NaN", "1e999", "-0", "\x00", "²", "‮"]
    ),
)
PAIRS = st.lists(
    st.tuples(st.one_of(st.sampled_from(sorted({*KNOWN, "nach"})), st.text(max_size=8)), VALUES),
    max_size=5,
)
BYTES = st.binary(max_size=40)


def ask(path: str, query: str = "", method: str = "GET", **headers: str) -> tuple[int, Any]:
    """Call the application as a server does; return the status and the parsed JSON."""
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": io.BytesIO(b""),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        **headers,
    }
    seen: list[tuple[str, dict[str, str]]] = []

    def start_response(status: str, sent: Any, error: Any = None) -> Any:
        seen.append((status, dict(sent)))

    answer = application(environ, start_response)
    body = b"".join(answer)
    answer.close()
    status, sent = int(seen[-1][0][:3]), seen[-1][1]
    assert sent["Access-Control-Allow-Origin"] == "*", (path, query)
    if not body:
        return status, None
    assert sent["Content-Type"] == "application/json", (path, query)
    return status, json.loads(body)


bounded = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(autouse=True)
def _keep_the_connection() -> Iterator[None]:
    """A request's end closes the database, and with it the transaction of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def schemas(index: Index) -> dict[str, Draft202012Validator]:
    """A small catalogue, and what answers must look like."""
    for number in range(3):
        make_run(make_offer(title=f"Nähen {number}"))
    index()
    components = ask("/api/v1/openapi.json")[1]["components"]
    return {
        name: Draft202012Validator(
            {"$ref": f"#/components/schemas/{name}", "components": components}
        )
        for name in components["schemas"]
    }


@bounded
@given(pairs=PAIRS)
def test_any_question(
    schemas: dict[str, Draft202012Validator], pairs: list[tuple[str, str]]
) -> None:
    status, body = ask("/api/v1/offers/", urlencode(pairs, errors="surrogatepass"))
    assert status in (200, 400), pairs
    schemas["OfferList" if status == 200 else "Errors"].validate(body)


@bounded
@given(query=BYTES)
def test_any_bytes_as_a_question(schemas: dict[str, Draft202012Validator], query: bytes) -> None:
    for written in (query.decode("latin-1"), f"q={quote_from_bytes(query)}"):
        status, body = ask("/api/v1/offers/", written)
        assert status in (200, 400), query
        schemas["OfferList" if status == 200 else "Errors"].validate(body)


@bounded
@given(path=st.one_of(BYTES.map(lambda raw: raw.decode("latin-1")), st.integers().map(str)))
def test_any_address(schemas: dict[str, Draft202012Validator], path: str) -> None:
    for address in (f"/api/v1/{path}", f"/api/v1/offers/{path}/"):
        status, body = ask(address)
        assert status in (200, 301, 404), path
        if status == 404:
            schemas["Refusal"].validate(body)


@bounded
@given(
    method=st.sampled_from(
        ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "QUARK", ""]
    ),
    value=st.text(st.characters(max_codepoint=255), max_size=30),
)
def test_any_method_and_header(
    schemas: dict[str, Draft202012Validator], method: str, value: str
) -> None:
    headers = dict.fromkeys(
        ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE",
         "HTTP_X_FORWARDED_FOR", "HTTP_ORIGIN", "HTTP_RANGE", "HTTP_COOKIE"), value
    )  # fmt: skip
    status, body = ask("/api/v1/offers/", method=method, **headers)
    allowed = method in ("GET", "HEAD", "OPTIONS")
    assert status in ((200, 304) if allowed else (405,)), (method, value)
    if not allowed:
        schemas["Refusal"].validate(body)
