"""Answers that a client need not fetch twice."""

import datetime as dt

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.conditional import A_WHILE, unless_known, version_of

MOMENT = dt.datetime(2027, 1, 13, 12, 0, 0, 500, tzinfo=dt.UTC)
VALIDATORS = {
    "ETag": '"3cc46559245da3786b212f5f2abde8e4"',
    "Last-Modified": "Wed, 13 Jan 2027 12:00:00 GMT",
    "Cache-Control": "public, max-age=900",
}


def ask(method: str = "GET", **headers: str) -> tuple[HttpResponse, int]:
    """What a client gets that sends `headers`, and how often the content was made."""
    made = []

    def make() -> HttpResponse:
        made.append(1)
        return HttpResponse(b"Inhalt")

    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    response = unless_known(
        RequestFactory().generic(method, "/", headers=sent),
        make,
        version=version_of(b"Inhalt"),
        caching=A_WHILE,
        last_modified=MOMENT,
    )
    return response, len(made)


def validators(response: HttpResponse) -> dict[str, str | None]:
    return {name: response.headers.get(name) for name in VALIDATORS}


@pytest.mark.parametrize(
    "headers",
    [{}, {"If_None_Match": '"anders"'}, {"If_Modified_Since": "Wed, 13 Jan 2027 11:59:59 GMT"}],
)
def test_who_has_nothing_or_something_old_gets_it(headers: dict[str, str]) -> None:
    response, made = ask(**headers)
    assert (response.status_code, response.content, made) == (200, b"Inhalt", 1)
    assert validators(response) == VALIDATORS


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": VALIDATORS["ETag"]},
        {"If_None_Match": f'"anders", W/{VALIDATORS["ETag"]}'},
        {"If_Modified_Since": VALIDATORS["Last-Modified"]},
    ],
)
def test_for_who_has_it_nothing_is_made(method: str, headers: dict[str, str]) -> None:
    response, made = ask(method, **headers)
    assert (response.status_code, response.content, made) == (304, b"", 0)
    assert validators(response) == VALIDATORS


def test_a_refusal_is_kept_by_nobody() -> None:
    """A cache that kept it would hand it to callers who set no condition."""
    response, made = ask(If_Match='"anders"')
    assert (response.status_code, made) == (412, 0)
    assert validators(response) == dict.fromkeys(VALIDATORS)
