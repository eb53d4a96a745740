"""Every house rule must be able to fail, and must leave the allowed form alone."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from . import python_rules, text_rules
from .sources import ROOT

CODE = Path("till_catalog/example.py")


def python_findings(source: str, path: Path = CODE) -> list[tuple[int, str]]:
    return [(found.line, found.rule) for found in python_rules.check(path, source)]


def template_findings(text: str) -> list[tuple[int, str]]:
    found = text_rules.check_template(Path("templates/x.html"), text)
    return [(finding.line, finding.rule) for finding in found]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Page.objects.live()", [(1, "bare-live")]),
        ("pages = (\n    Page.objects\n    .live()\n    .public()\n)", [(3, "bare-live")]),
        ("Page.objects.filter(live=True)", [(1, "bare-live")]),
        ("visible_to(user).filter(live=False)", []),
        ("health.live(request)", []),
        ("Page.objects.live()  # lint: bare-live - the index sees all", []),
        ("Page.objects.live()  # lint: bare-live - ", [(1, "bare-live")]),
        ("Page.objects.live()  # lint: domain - another rule", [(1, "bare-live")]),
        ("Offer.objects.filter(**request.GET.dict())", [(1, "expanded-request")]),
        ("Offer.objects.exclude(**dict(self.request.POST))", [(1, "expanded-request")]),
        ("Offer(**row)\nOffer.objects.filter(**conditions)", []),
    ],
)
def test_python_rules(source: str, expected: list[tuple[int, str]]) -> None:
    assert python_findings(source) == expected


def test_only_the_access_module_may_ask_for_live_pages() -> None:
    assert python_findings("Page.objects.live()", Path("portal/access.py")) == []


@pytest.mark.parametrize(
    "line",
    ["from wagtail.admin import panels", "import django.forms", "from django import forms"],
)
def test_domain_knows_no_interface(line: str) -> None:
    assert python_findings(line, Path("till_catalog/domain/x.py")) == [(1, "domain")]
    assert python_findings(line, Path("till_catalog/forms.py")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p style="color: red">', [(1, "inline-style")]),
        ("\n<style>p {}</style>", [(2, "inline-style")]),
        ("<script>alert(1)</script>", [(1, "inline-script")]),
        ("<script src=\"{% static 'x.js' %}\" defer></script>", []),
        ('<script type="application/ld+json">{}</script>', []),
        ('<button onclick="go()">', [(1, "inline-script")]),
        ("{{ text|safe }}", [(1, "autoescape")]),
        ("{% autoescape off %}", [(1, "autoescape")]),
        ('<img src="https://cdn.example/x.png">', [(1, "third-party")]),
        ('<link rel="stylesheet" href="//cdn.example/x.css">', [(1, "third-party")]),
        ('<a href="https://stadt.example/">', []),
        ('{# <p style="x"> #}\n{% comment %}\n<script>\n{% endcomment %}', []),
    ],
)
def test_template_rules(text: str, expected: list[tuple[int, str]]) -> None:
    assert template_findings(text) == expected


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("see /" + "home/anna/portal", True),
        ('path = "/' + "Users/anna/x" + '"', True),
        ("WorkingDirectory=/srv/portal", False),
        ("http://portal.example/" + "home/x", False),
        ("{{ base }}/" + "work/x", False),
    ],
)
def test_machine_paths(line: str, found: bool) -> None:
    assert bool(list(text_rules.check_machine_path(CODE, line))) == found


@pytest.mark.parametrize(
    ("path", "found"), [("portal/x.py", ["«so»: deutsche Zeichen sind „so“"]), ("tests/x.py", [])]
)
def test_quotes(path: str, found: list[str]) -> None:
    text = 'OURS = "Drücken Sie „Weiter“."\nSIGNS = "«»"\nFOREIGN = "Drücken Sie «so»."\n'
    assert [finding.message for finding in text_rules.check_quotes(Path(path), text)] == found


def test_file_size() -> None:
    def rules(path: str, lines: int) -> list[str]:
        found = text_rules.check_size(Path(path), "x = 1\n" * lines)
        return [finding.rule for finding in found]

    assert rules("portal/x.py", 400) == []
    assert rules("portal/x.py", 401) == ["file-size"]
    assert rules("portal/pages/migrations/0001_initial.py", 401) == []


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("from datetime import datetime\n\nx = datetime.now()\n", "TID251"),
        ("import datetime as dt\n\nx = dt.date.today()\n", "TID251"),
        ("from django.utils import timezone\n\nx = timezone.now()\n", "TID251"),
        ("import requests\n", "TID251"),
        ("from urllib.request import urlopen\n", "TID251"),
        ("from django.utils.safestring import mark_safe\n", "TID251"),
        (
            'from django.utils.translation import gettext as _\n\nx = 1\ny = _(f"{x} Kurse")\n',
            "INT001",
        ),
        (
            'from django.utils.translation import gettext_lazy\n\ny = gettext_lazy(f"{1} Kurse")\n',
            "INT001",
        ),
        ("try:\n    x = 1\nexcept Exception:\n    x = 2\n", "BLE001"),
    ],
)
def test_what_ruff_is_told_to_refuse(source: str, code: str) -> None:
    assert code in ruff(source, "portal/example.py")


def test_the_clock_may_ask_the_time() -> None:
    source = "from django.utils import timezone\n\nx = timezone.now()\n"
    assert "TID251" not in ruff(source, "portal/clock.py")


def ruff(source: str, name: str) -> str:
    beside = Path(sys.executable).with_name("ruff")
    program = str(beside) if beside.exists() else shutil.which("ruff")
    assert program
    done = subprocess.run(
        [
            program,
            "check",
            "--output-format",
            "concise",
            "--no-cache",
            "--stdin-filename",
            name,
            "-",
        ],
        input=source,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout
