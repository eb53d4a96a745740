"""Liveness touches nothing; readiness fails with the database only."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from portal import health

pytestmark = [pytest.mark.db, pytest.mark.django_db]


@pytest.fixture
def provide(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def install(**providers: health.Provider) -> None:
        monkeypatch.setattr(health, "_providers", providers)

    return install


def test_ready_says_what_is_known_of_database_and_search(client: Client) -> None:
    answer = client.get("/health/ready").json()
    assert answer["database"] == {"state": "ok"}
    assert set(answer["search"]) >= {"engine", "state", "documents", "lag"}


def test_a_search_that_is_down_is_degraded_and_still_ready(
    client: Client, provide: Callable[..., None]
) -> None:
    def broken() -> dict[str, Any]:
        raise OSError("refused")

    provide(search=lambda: {"state": "down", "lag": 7}, other=broken)
    response = client.get("/health/ready")
    assert (response.status_code, response.json()) == (
        200,
        {
            "status": "degraded",
            "database": {"state": "ok"},
            "other": {"state": "down"},
            "search": {"state": "down", "lag": 7},
        },
    )
    provide(search=lambda: {"state": "ok"})
    assert client.get("/health/ready").json()["status"] == "ok"


def test_without_database_it_is_not_ready_but_alive(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*args: Any) -> None:
        raise OperationalError("no connection")

    with connection.execute_wrapper(lambda *args: gone()):
        response = client.get("/health/ready")
        assert (response.status_code, response.json()) == (
            503,
            {"status": "down", "database": {"state": "down"}},
        )
        live = client.get("/health/live")
    assert (live.status_code, live.json()) == (200, {"status": "ok"})
    assert "no-cache" in live.headers["Cache-Control"]


def test_robots_and_sitemap_name_public_addresses_only(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
