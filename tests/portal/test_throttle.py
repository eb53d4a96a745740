"""The limit of calls: by network address, by the minute, only for programs, without a trace of who."""

import datetime as dt
import time
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client, RequestFactory

from portal import clock
from portal.jobs.registry import all_jobs
from portal.throttle import HOUR, seconds_all_wait, seconds_to_wait

pytestmark = pytest.mark.django_db

HALF_PAST = dt.datetime(2027, 1, 13, 12, 0, 30, tzinfo=dt.UTC)


class Hands:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.now = HALF_PAST

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Hands:
    found = Hands()
    monkeypatch.setattr(clock, "real_now", found)
    settings.PORTAL_API_PER_MINUTE = 3
    return found


def call(address: str, *, scope: str = "api", **headers: str) -> int:
    request = RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)
    return seconds_to_wait(request, scope=scope, most=3)


def test_after_the_last_call_of_a_minute_one_waits_for_the_next(hands: Hands) -> None:
    assert [call("192.0.2.1") for _ in range(5)] == [0, 0, 0, 30, 30]
    assert call("192.0.2.2") == 0
    assert call("192.0.2.1", scope="other") == 0
    hands.now += dt.timedelta(seconds=30)
    assert [call("192.0.2.1") for _ in range(4)] == [0, 0, 0, 60]


def test_an_hour_is_counted_apart_and_longer_than_a_quiet_while(hands: Hands) -> None:
    request = RequestFactory().get("/")

    def report() -> int:
        return seconds_to_wait(request, scope="report", most=2, period=HOUR)

    assert [report(), report(), call("127.0.0.1")] == [0, 0, 0]
    (expires,) = [
        at - time.time()
        for key, at in caches["limits"]._expire_info.items()
        if "calls:report" in key
    ]
    assert HOUR - 60 < expires <= HOUR - 30
    hands.now += dt.timedelta(minutes=30)
    assert report() == HOUR - 30 * 60 - 30
    hands.now += dt.timedelta(minutes=30)
    assert report() == 0


def test_all_together_are_one_caller(hands: Hands) -> None:
    assert [seconds_all_wait(scope="report", most=3) for _ in range(4)] == [0, 0, 0, 30]
    assert call("192.0.2.1", scope="report") == 0


def test_one_customer_of_ipv6_is_one_caller(hands: Hands) -> None:
    addresses = ("2001:db8::1", "2001:db8::2", "2001:DB8:0:0:ffff::", "2001:db8::4")
    assert [call(address) for address in addresses] == [0, 0, 0, 30]
    assert call("2001:db8:0:1::1") == 0


def test_no_limit_counts_nothing(hands: Hands) -> None:
    request = RequestFactory().get("/")
    assert [seconds_to_wait(request, scope="api", most=0) for _ in range(5)] == [0] * 5
    assert keys() == []


def test_a_forged_header_neither_escapes_nor_blames(hands: Hands, settings: Any) -> None:
    def forged(number: int) -> int:
        return call("192.0.2.1", **{"X-Forwarded-For": f"203.0.113.{number}"})

    assert [forged(number) for number in range(4)] == [0, 0, 0, 30]
    settings.PORTAL_BEHIND_PROXY = True
    real = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
    assert [call("127.0.0.1", **real) for _ in range(4)] == [0, 0, 0, 30]
    assert call("127.0.0.1", **{"X-Forwarded-For": "203.0.113.9"}) == 0


def test_nonsense_as_an_address_is_counted_and_breaks_nothing(hands: Hands) -> None:
    assert [call("unix:") for _ in range(4)] == [0, 0, 0, 30]
    assert call("fe80::1%eth0") == 0


def keys() -> list[str]:
    return [str(key) for key in caches["limits"]._cache]


def test_no_address_is_kept_and_the_salt_changes_every_day(hands: Hands) -> None:
    call("192.0.2.1")
    (first,) = [key for key in keys() if "calls" in key]
    assert "192.0.2" not in str(keys()) + str(list(caches["limits"]._cache.values()))
    hands.now += dt.timedelta(days=1)
    call("192.0.2.1")
    second = [key for key in keys() if "calls" in key and key != first]
    assert [key.rpartition(":")[2] for key in second] != [first.rpartition(":")[2]]


def test_every_night_nothing_is_left(hands: Hands) -> None:
    call("192.0.2.1")
    (job,) = [job for job in all_jobs() if job.name == "portal.limits"]
    assert (job.at, job.run(), keys()) == (dt.time(3, 30), None, [])


def test_the_interface_refuses_with_the_time_to_wait(client: Client, hands: Hands) -> None:
    answers = [client.get("/api/v1/openapi.json") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    refused = answers[-1]
    assert (refused["Retry-After"], refused["Cache-Control"]) == ("30", "no-store")
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert refused.json() == {
        "errors": [
            {
                "reason": "Das waren zu viele Aufrufe: Möglich sind 3 in der Minute."
                " Bitte warten Sie 30 Sekunden."
            }
        ]
    }
    # All addresses of the interface count together.
    assert client.get("/api/v1/offers/").status_code == 429


def test_pages_and_files_have_no_limit(client: Client, hands: Hands) -> None:
    for address in ("/kurse/", "/open-data/", "/open-data/index.json", "/health/live"):
        assert {client.get(address).status_code for _ in range(6)} == {200}, address
