"""The handbook shows what the script takes, with words for people who do not see it, and its links lead on."""

import re
from pathlib import Path

from PIL import Image

from tests.lint.sources import ROOT

from .pictures import FOLDER, PICTURES

INDEX = ROOT / "docs" / "handbuch.md"
PAGES = sorted(FOLDER.glob("*.md"))
SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
LARGEST, ALL_TOGETHER = 80 * 1024, 1536 * 1024


def shown() -> list[tuple[str, str]]:
    """Return (alternative text, file) of every picture of the handbook, page by page."""
    return [found for page in [INDEX, *PAGES] for found in SHOWN.findall(page.read_text())]


def anchors(text: str) -> set[str]:
    """Return the anchors that a Markdown page offers, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_picture_is_taken_by_the_script_and_shown_once() -> None:
    assert sorted(file for _words, file in shown()) == sorted(f"{name}.png" for name in PICTURES)
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PICTURES)


def test_every_picture_is_described_in_a_sentence() -> None:
    assert {
        file: words for words, file in shown() if len(words) < 40 or words[-1] not in ".“"
    } == {}


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert sum(sizes.values()) < ALL_TOGETHER
    for name in sizes:
        with Image.open(FOLDER / name) as picture:
            assert picture.mode == "P", name


def test_the_index_leads_to_every_page_and_links_lead_on() -> None:
    broken: list[tuple[str, str]] = []
    for page in [INDEX, *PAGES]:
        for address in LINK.findall(page.read_text()):
            file, _hash, anchor = address.partition("#")
            target: Path = (page.parent / file).resolve() if file else page
            if not target.exists() or (anchor and anchor not in anchors(target.read_text())):
                broken.append((page.name, address))
    assert broken == []
    led_to = {address.removeprefix("handbuch/") for address in LINK.findall(INDEX.read_text())}
    assert {page.name for page in PAGES} <= led_to
