"""What Wagtail has not translated into German stands in our own catalogue, or what it says to a "du"."""

import re
from collections.abc import Iterator
from pathlib import Path

import wagtail.admin
from django.utils.translation import gettext, override

from tests.lint.sources import ROOT

THEIRS = Path(wagtail.admin.__file__).parent / "locale"
OURS = ROOT / "portal/locale/de/LC_MESSAGES/django.po"
SAID_OTHERWISE = {
    "Choose who can view the live version of this page",
    "Select a new parent page",
    (
        "Select hierarchical position. Note: a collection cannot become a child of itself or one of its"
        " descendants."
    ),
}
ENTRY = re.compile(
    r'^msgid ((?:".*"\n)+)(?:msgid_plural (?:".*"\n)+)?msgstr(?:\[0\])? ((?:".*"\n?)+)', re.M
)


def entries(path: Path) -> Iterator[tuple[str, str]]:
    for wanted, given in ENTRY.findall(path.read_text()):
        one, other = ("".join(re.findall(r'^"(.*)"$', text, re.M)) for text in (wanted, given))
        if one:
            yield one.replace('\\"', '"').replace("\\n", "\n"), other.replace('\\"', '"')


def test_our_catalogue_fills_the_gaps_of_wagtail_and_no_more() -> None:
    german = dict(entries(THEIRS / "de/LC_MESSAGES/django.po"))
    english = [text for text, _same in entries(THEIRS / "en/LC_MESSAGES/django.po")]
    assert len(english) > 800
    ours = set(dict(entries(OURS)))
    assert {text for text in english if not german.get(text)} - ours == set()
    assert {text for text in ours if german.get(text, "") not in ("", text)} == SAID_OTHERWISE


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    with override("de"):
        assert {text: gettext(text) for text in dict(entries(OURS))} == dict(entries(OURS))
