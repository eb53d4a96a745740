"""What every test may use: named people, no network, and a database that comes back whole."""

import os
import shutil
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.accounts.models import User
from portal.siteconfig import house
from search.unmet import notebook
from tests.support import elasticsearch
from tests.support.migrated_state import keep_migrated_state

PASSWORD = "ein-gutes-langes-Kennwort"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-matrix", action="store_true", help="write tests/url_matrix.txt anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    elasticsearch.be_patient()
    house.REMEMBERED_SECONDS = 10**6  # no count of queries depends on when a minute begins
    no_postgres = pytest.mark.skip(reason="runs on PostgreSQL only (make test-all)")
    no_server = pytest.mark.skip(reason="needs ELASTICSEARCH_URL (make test-all starts a server)")
    for item in items:
        if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
            item.add_marker(no_postgres)
        if elasticsearch.needs_a_server(item):
            item.add_marker(no_server)


def make_person(first_name: str, last_name: str, *groups: str) -> User:
    """Return a member of `groups`, at the city."""
    user = User.objects.create_user(
        email=f"{first_name.lower()}@stadt.example",
        password=PASSWORD,
        first_name=first_name,
        last_name=last_name,
    )
    user.groups.add(*(Group.objects.get(name=name) for name in groups))
    return user


def make_anna() -> User:
    """Anna writes pages: a member of "Redaktion"."""
    return make_person("Anna", "Adler", "Redaktion")


def make_clara() -> User:
    """Clara publishes and approves: a member of "Chefredaktion"."""
    return make_person("Clara", "Conrad", "Chefredaktion")


def make_paul() -> User:
    """Paul works for a partner of the city; which section is his, a test says with `open_section`."""
    return make_person("Paul", "Peters", "Programmpartner")


def make_bea() -> User:
    """Bea runs the office: a member of "Büro"."""
    return make_person("Bea", "Becker", "Büro")


def make_sofia() -> User:
    """Sofia is the superuser."""
    return User.objects.create_superuser(
        email="sofia@stadt.example", password=PASSWORD, first_name="Sofia", last_name="Sommer"
    )


def make_rita() -> User:
    """Rita writes the catalogue: a member of "TILL-Redaktion"."""
    return make_person("Rita", "Roth", "TILL-Redaktion")


def make_leo() -> User:
    """Leo answers for the catalogue: a member of "TILL-Leitung"."""
    return make_person("Leo", "Lang", "TILL-Leitung")


def half_logged_in(user: User) -> Client:
    """Return a browser in which `user` has given the password only."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def logged_in(user: User) -> Client:
    """Return a browser in which `user` has logged in, with the second factor."""
    client = half_logged_in(user)
    device, _made = TOTPDevice.objects.get_or_create(user=user, defaults={"name": "TOTP"})
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client


@pytest.fixture
def anna(db: None) -> User:
    return make_anna()


@pytest.fixture
def clara(db: None) -> User:
    return make_clara()


@pytest.fixture
def paul(db: None) -> User:
    return make_paul()


@pytest.fixture
def bea(db: None) -> User:
    return make_bea()


@pytest.fixture
def sofia(db: None) -> User:
    return make_sofia()


@pytest.fixture
def rita(db: None) -> User:
    return make_rita()


@pytest.fixture
def leo(db: None) -> User:
    return make_leo()


@pytest.fixture
def rita_client(rita: User) -> Client:
    return logged_in(rita)


@pytest.fixture
def leo_client(leo: User) -> Client:
    return logged_in(leo)


@pytest.fixture
def anna_client(anna: User) -> Client:
    return logged_in(anna)


@pytest.fixture
def sofia_client(sofia: User) -> Client:
    return logged_in(sofia)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Let transactional tests end with what the migrations made, not with empty tables."""
    with django_db_blocker.unblock():
        keep_migrated_state()


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_written_behind_a_test() -> Iterator[None]:
    """Searches without hits are counted, and written down only where a test asks for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notebook, "start", lambda: None)
        yield


@pytest.fixture(autouse=True)
def _house_of_this_test() -> None:
    """What a test changes is taken back, and with it the change that made others forget."""
    house.forget_houses()


@pytest.fixture(autouse=True)
def _nobody_has_called_before() -> None:
    """Limits count the calls of a test, not those of the tests before it."""
    caches["limits"].clear()


@pytest.fixture(scope="session", autouse=True)
def _clean_up() -> Iterator[None]:
    yield
    if "portal-test-" in str(settings.VAR_DIR):
        shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not _is_loopback(str(address[0])):
            raise AssertionError(f"a test wants to talk to {address}")
        connect(self, address)

    def guarded_look_up(host: Any, *args: Any, **options: Any) -> Any:
        if host is not None and not _is_loopback(str(host)):
            raise AssertionError(f"a test wants to look up {host}")
        return look_up(host, *args, **options)

    if os.environ.get("PORTAL_TEST_NETWORK"):  # CI servers (PostgreSQL) may stand on another host
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


def _is_loopback(host: str) -> bool:
    return host in {"localhost", "::1", ""} or host.startswith("127.")
