"""The pictures of the handbook can still be taken: what it describes can still be done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.handbook.camera import TODAY, WINDOW
from tests.handbook.pictures import PICTURES, take_all

from .portal_process import Portal, running


@pytest.fixture
def portal_of_the_handbook(tmp_path: Path) -> Iterator[Portal]:
    # One of its own: pictures need an untouched demo, and leave an article and a source behind.
    with running(tmp_path, today=TODAY) as portal:
        yield portal


def test_all_pictures_of_the_handbook_can_be_taken(
    portal_of_the_handbook: Portal, browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    take_all(portal=portal_of_the_handbook, browser=browser, folder=folder)
    assert {path.stem for path in folder.iterdir()} == set(PICTURES)
    for path in folder.iterdir():
        with Image.open(path) as picture:
            assert picture.width <= WINDOW["width"] and picture.height > 80, path.name
            assert len(picture.getcolors() or ()) > 8, path.name  # not an empty window
