"""Production refuses to start half configured or with a moved clock."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.base",
    "PORTAL_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "PORTAL_ALLOWED_HOSTS": "bildung.stadt.example",
    "PORTAL_BASE_URL": "https://bildung.stadt.example",
}


def start(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=kept | {"PORTAL_VAR_DIR": str(folder)} | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


LOAD = ("-c", "import portal.settings.base")


@pytest.mark.parametrize(
    "missing", ["PORTAL_SECRET_KEY", "PORTAL_ALLOWED_HOSTS", "PORTAL_BASE_URL"]
)
def test_a_missing_secret_stops_the_start_and_is_named(tmp_path: Path, missing: str) -> None:
    environment = {name: value for name, value in COMPLETE.items() if name != missing}
    result = start(tmp_path, *LOAD, **environment)
    assert result.returncode == 1
    assert result.stderr.strip().endswith(f"Es fehlt: {missing}")


def test_production_refuses_a_moved_clock(tmp_path: Path) -> None:
    result = start(tmp_path, *LOAD, **COMPLETE, PORTAL_TODAY="2020-05-12")
    assert result.returncode == 1
    assert "PORTAL_TODAY stellt die Uhr" in result.stderr


def test_the_wsgi_application_takes_production_settings_by_itself(tmp_path: Path) -> None:
    environment = {k: v for k, v in COMPLETE.items() if k != "DJANGO_SETTINGS_MODULE"}
    result = start(tmp_path, "-c", "import portal.wsgi", PORTAL_TODAY="2020-05-12", **environment)
    assert result.returncode == 1
    assert "PORTAL_TODAY stellt die Uhr" in result.stderr


def test_complete_production_settings_pass_djangos_deployment_check(tmp_path: Path) -> None:
    result = start(
        tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **COMPLETE
    )
    assert (result.returncode, result.stderr) == (0, "")
