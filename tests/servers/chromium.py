"""Finding the system's Chromium; Playwright's own download is not used."""

import os
import shutil
import subprocess

from . import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without the background flags a start of Chromium tries to reach its maker's servers.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
]


def find() -> str | None:
    """Return the path of a Chromium, or None. `CHROMIUM` names another one."""
    candidates = [os.environ.get("CHROMIUM", ""), *NAMES]
    return next((path for name in candidates if name and (path := shutil.which(name))), None)


def find_or_install() -> str | None:
    """Like find(), but installs Debian's package where that is possible."""
    path = find()
    if path is None and debian.install("chromium", "fonts-dejavu-core"):
        path = find()
    return path


def version(path: str) -> str:
    command = [path, "--version", "--no-sandbox"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
