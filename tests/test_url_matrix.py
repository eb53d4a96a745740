"""Every address of the resolver against every role, compared with a table that is checked in.

An address missing from tests/url_matrix.txt fails. When addresses were added or rights changed on
purpose, write the table anew with `pytest tests/test_url_matrix.py --write-matrix` and read the
difference line by line before you commit it: it says who may now do what.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import Page

from portal.accounts.models import User
from portal.editorial.partners import open_section
from tests.conftest import (
    half_logged_in,
    logged_in,
    make_anna,
    make_bea,
    make_clara,
    make_leo,
    make_paul,
    make_person,
    make_rita,
    make_sofia,
)
from tests.support import world
from tests.support.addresses import example_path, routes

pytestmark = pytest.mark.django_db  # or pytest-django makes no database for this module

TABLE = Path(__file__).with_name("url_matrix.txt")
ROLES = ("anonymous", "paul", "anna", "clara", "bea", "rita", "leo", "sofia")
HEADER = (
    "# Who gets what: status of GET and POST for anonymous, Paul (Programmpartner of /beratung/),"
    " Anna (Redaktion), Clara (Chefredaktion), Bea (Büro), Rita (TILL-Redaktion), Leo (TILL-Leitung),"
    " Sofia (superuser)."
)

# What looking at things may leave behind: the visit itself.
MAY_CHANGE_BY_GET = {
    "django_session",  # messages wait there for the next page
    "wagtailadmin_editingsession",  # "Anna is editing this page, too"
    "portal_media_portalrendition",  # a size of an image, made when first asked for
    "wagtailusers_userprofile",  # a person's settings, made when first looked at
    "wagtailcore_pagesubscription",  # Wagtail notes who has opened the editor of a page
}


@dataclass(frozen=True)
class Crawl:
    """What happened. `outcomes` maps (route, method, role) to a word."""

    outcomes: dict[tuple[str, str, str], str]
    changed_tables: set[str]


@pytest.fixture(scope="module")
def crawl(django_db_setup: None, django_db_blocker: Any) -> Iterator[Crawl]:
    """Visit everything once; the whole module shares the answers, and the database is put back."""
    with django_db_blocker.unblock(), transaction.atomic():
        sofia = make_sofia()
        clients = {
            "anonymous": Client(),
            "paul": logged_in(make_paul()),
            "anna": logged_in(make_anna()),
            "clara": logged_in(make_clara()),
            "bea": logged_in(make_bea()),
            "rita": logged_in(make_rita()),
            "leo": logged_in(make_leo()),
            "sofia": logged_in(sofia),
            "half": half_logged_in(with_device(make_person("Hanna", "Halb", "Chefredaktion"))),
        }
        for client in clients.values():
            client.raise_request_exception = False  # an error is an outcome, too
        yield visit_everything(clients=clients, sofia=sofia)
        transaction.set_rollback(True)


def with_device(user: User) -> User:
    """Let a person have a second factor, which she has not given yet."""
    TOTPDevice.objects.create(user=user, name="TOTP")
    return user


def visit_everything(*, clients: dict[str, Client], sofia: User) -> Crawl:
    values = world.build(sofia)
    section = open_section(Page.objects.get(pk=values["page_id"]))
    User.objects.get(email="paul@stadt.example").groups.add(section)
    paths = {route: example_path(route, values) for route in routes()}
    outcomes = {}
    before = table_hashes()
    for route, path in paths.items():
        for role, client in clients.items():
            outcomes[route, "GET", role] = visit(client, "GET", path)
    changed = {name for name, digest in table_hashes().items() if before[name] != digest}
    for route, path in paths.items():
        for role, client in clients.items():
            outcomes[route, "POST", role] = visit(client, "POST", path)
        for method in ("HEAD", "OPTIONS"):
            outcomes[route, method, "anonymous"] = visit(clients["anonymous"], method, path)
    return Crawl(outcomes=outcomes, changed_tables=changed)


def visit(client: Client, method: str, path: str) -> str:
    """Return the outcome of one request; whatever a POST or a new cookie did is undone."""
    cookies = client.cookies.copy()
    if method == "GET":
        response = client.get(path)
    else:
        with transaction.atomic():
            response = client.generic(method, path)
            transaction.set_rollback(True)
    for close in response._resource_closers:  # response.close() would close the database as well
        close()
    client.cookies = cookies
    return outcome(response)


def outcome(response: HttpResponse) -> str:
    """A status, or where a redirect leads if that says something about rights."""
    status = str(response.status_code)
    if status not in {"301", "302"}:
        return status
    target = response.headers["Location"]
    if "/login/" in target:
        return "login"
    if target.startswith("/admin/zweiter-faktor/"):
        return "second-factor"
    # Wagtail sends people without the right back to its start page, with a message.
    return "denied" if target == "/admin/" else status


def table_hashes() -> dict[str, str]:
    """Return a digest of the rows of every table of an installed model."""
    hashes = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            if not model._meta.managed or table in MAY_CHANGE_BY_GET:
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = sorted(map(repr, cursor.fetchall()))
            hashes[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return hashes


def as_lines(crawl: Crawl) -> list[str]:
    lines = []
    for route in routes():
        cells = [
            " ".join(crawl.outcomes[route, method, role] for role in ROLES)
            for method in ("GET", "POST")
        ]
        lines.append(f"{route} | {' | '.join(cells)}")
    return lines


def test_every_address_answers_every_role_as_the_table_says(
    crawl: Crawl, request: pytest.FixtureRequest
) -> None:
    found = as_lines(crawl)
    if request.config.getoption("--write-matrix"):
        TABLE.write_text("\n".join([HEADER, *found]) + "\n", encoding="utf-8")
    expected = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    assert sorted(set(found) - set(expected)) == []
    assert sorted(set(expected) - set(found)) == []


def test_no_address_breaks(crawl: Crawl) -> None:
    broken = {route for (route, _, _), word in crawl.outcomes.items() if word.startswith("5")}
    assert broken == set()


def test_looking_changes_nothing(crawl: Crawl) -> None:
    assert crawl.changed_tables == set()


def test_head_answers_like_get_and_options_opens_nothing(crawl: Crawl) -> None:
    for route in routes():
        answers = {
            method: crawl.outcomes[route, method, "anonymous"]
            for method in ("GET", "HEAD", "OPTIONS")
        }
        assert answers["HEAD"] == answers["GET"], route
        assert answers["OPTIONS"] in {answers["GET"], "200", "405"}, route
        if answers["GET"] == "login":
            assert answers["OPTIONS"] == "login", route


def test_nothing_below_admin_is_open_to_the_public(crawl: Crawl) -> None:
    open_to_all = {
        route
        for (route, method, role), word in crawl.outcomes.items()
        if route.startswith("admin/") and role == "anonymous" and word == "200"
    }
    assert open_to_all == {
        "admin/login/",
        "admin/password_reset/",
        "admin/password_reset/complete/",
        "admin/password_reset/confirm/<uidb64>/<token>/",
        "admin/password_reset/done/",
        "admin/jsi18n/",
        "admin/sprite/",
    }


def test_before_the_second_factor_nobody_reaches_anything_of_the_staff(crawl: Crawl) -> None:
    own = {
        "admin/zweiter-faktor/": ("200", "200"),
        "admin/zweiter-faktor/einrichten/": ("second-factor", "second-factor"),
        "admin/zweiter-faktor/abmelden/": ("405", "login"),
        "admin/zweiter-faktor/notfall-codes/": ("405", "login"),
        "admin/login/": ("second-factor", "200"),  # somebody else may log in
    }
    for route in routes():
        for number, method in enumerate(("GET", "POST")):
            found = crawl.outcomes[route, method, "half"]
            anonymous = crawl.outcomes[route, method, "anonymous"]
            if route in own:
                assert found == own[route][number], route
            elif route.startswith("admin/") and anonymous == "login":
                assert found == "second-factor", (route, method)
            else:
                assert found in {anonymous, "second-factor"}, (route, method)


@pytest.mark.parametrize("name", ["paul", "anna", "clara", "rita", "leo"])
def test_who_writes_manages_neither_people_nor_the_site(crawl: Crawl, name: str) -> None:
    rooms = ("users", "groups", "sites", "locales", "mails", "jobs", "workflows/edit")
    for route in routes():
        if route.startswith(tuple(f"admin/{room}/" for room in rooms)):
            for method in ("GET", "POST"):
                word = crawl.outcomes[route, method, name]
                assert word in {"denied", "403", "404", "405"}, (route, method)
