"""What tests of the catalogue's public side share: a fixed day, an index, the example offers."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.test import override_settings

from portal import clock
from search.rebuild import rebuild
from tests.factories.catalogue import make_offer, make_run, make_venue
from till_catalog import demo

from .courses import EVENING, KONZ, MONDAY, SATURDAY

TODAY = "2027-01-13"  # a Wednesday


@pytest.fixture
def wednesday(settings: Any) -> None:
    """Let today be 13 January 2027."""
    settings.PORTAL_TODAY = TODAY


@pytest.fixture
def index(db: None, wednesday: None, settings: Any, tmp_path: Path) -> Callable[[], None]:
    """The embedded engine in a folder of its own; call it when the offers are made."""
    settings.SEARCH = {"ENGINE": "embedded", "DIRECTORY": tmp_path / "search"}
    return lambda: rebuild("offers", force=True) and None


@pytest.fixture
def two_runs(index: Callable[[], None]) -> None:
    """One offer: on Monday evening for 100 euro in Konz, or on Saturday morning for nothing, online."""
    offer = make_offer(title="Nähen")
    make_run(offer, start=MONDAY, price=Decimal(100), venue=make_venue(**KONZ), **EVENING)
    make_run(
        offer,
        start=SATURDAY,
        price=Decimal(0),
        time_from=dt.time(9),
        time_to=dt.time(11),
        is_online=True,
    )
    index()


@pytest.fixture
def no_engine(db: None, wednesday: None, settings: Any, tmp_path: Path) -> None:
    """No index was ever built, so every answer comes from the database."""
    settings.SEARCH = {"ENGINE": "embedded", "DIRECTORY": tmp_path / "search"}


@pytest.fixture(scope="module")
def demo_offers(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The example offers, in the database and indexed, for all (reading) tests of a module.

    The module names a fixture `db` of its own that takes this one: pytest-django's would close the
    connection after each test, and without a test that takes some `db` it makes no database.
    """
    folder = Path(tempfile.mkdtemp(dir=django_settings.VAR_DIR))
    changed = {
        "PORTAL_TODAY": TODAY,
        "SEARCH": {"ENGINE": "embedded", "DIRECTORY": folder / "search"},
    }
    with django_db_blocker.unblock(), override_settings(**changed), transaction.atomic():
        demo.build(clock.today())
        rebuild("offers", force=True)
        yield
        transaction.set_rollback(True)
    shutil.rmtree(folder, ignore_errors=True)
