"""What tests of the catalogue's public side share: a fixed day, an index, the example offers."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.test import override_settings

from portal import clock
from search.rebuild import rebuild
from till_catalog import demo

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
