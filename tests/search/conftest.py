"""What tests of the index's upkeep share."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import Page, Site

from portal.accounts.models import User
from portal.pages.models import HomePage
from search import registry
from search.engine import get_engine
from search.rebuild import rebuild
from search.site import NAME as SITE
from tests.conftest import PASSWORD, logged_in
from tests.search import fake_engine as fake_engine_module
from tests.search import notes
from tests.search.fake_engine import FakeEngine
from tests.support.elasticsearch import ENGINE_NAMES, find_at_once, own_prefix, settings_for


@pytest.fixture
def notes_index(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The index of notes is registered; indexes lie in a folder of this test, which is returned."""
    monkeypatch.setitem(registry._indexes, notes.NAME, notes.INDEX)
    settings.SEARCH = {"ENGINE": "embedded", "DIRECTORY": tmp_path / "search"}
    return tmp_path / "search"


@pytest.fixture
def engine(
    notes_index: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FakeEngine]:
    """The engine in a dictionary serves the index of notes, and nothing is in it."""
    monkeypatch.setitem(sys.modules, "search.engines.fake", fake_engine_module)
    monkeypatch.setattr(fake_engine_module, "ENGINE", FakeEngine())
    settings.SEARCH = settings.SEARCH | {"ENGINE": "fake"}
    yield fake_engine_module.ENGINE


@pytest.fixture
def embedded(notes_index: Path) -> None:
    """The embedded engine serves the index of notes, empty."""
    assert get_engine().name == "embedded"


@pytest.fixture
def home(db: None) -> HomePage:
    """The start page of the one site."""
    site = Site.objects.get(is_default_site=True)
    root = Page.get_first_root_node()
    page: HomePage = root.add_child(instance=HomePage(title="Lernen in Trier", slug="lernen"))
    site.root_page = page
    site.save()
    return page


@pytest.fixture(params=ENGINE_NAMES)
def site_index(
    request: pytest.FixtureRequest,
    settings: Any,
    tmp_path: Path,
    home: HomePage,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """The index `site` on each engine in turn, with the start page in it."""
    if request.param == "embedded":
        settings.SEARCH = {"ENGINE": "embedded", "DIRECTORY": tmp_path}
        rebuild(SITE)
        yield
        return
    find_at_once(monkeypatch)
    with own_prefix() as prefix:
        settings.SEARCH = settings_for(prefix, tmp_path)
        rebuild(SITE)
        yield


@pytest.fixture
def mara_client(db: None) -> Client:
    """Mara, whose group was given the right to manage the search."""
    group = Group.objects.create(name="Suche betreuen")
    group.permissions.add(
        Permission.objects.get(codename="access_admin"),
        Permission.objects.get(content_type__app_label="search", codename="manage_search"),
    )
    mara = User.objects.create_user(
        email="mara@stadt.example", password=PASSWORD, first_name="Mara", last_name="Meier"
    )
    mara.groups.add(group)
    return logged_in(mara)
