"""`make handbook`: take the pictures of docs/handbuch/ anew, from a demo of its own."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.portal_process import running
from tests.servers import chromium

from .camera import TODAY
from .pictures import FOLDER, PICTURES, take_all


def main() -> int:
    path = chromium.find()
    if path is None:
        print("Ohne Chromium gibt es keine Bilder (Debian: apt install chromium).", file=sys.stderr)
        return 1
    with (
        tempfile.TemporaryDirectory(prefix="portal-handbook-") as var,
        running(Path(var), today=TODAY) as portal,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        take_all(portal=portal, browser=browser, folder=FOLDER)
        browser.close()
    print(f"{len(PICTURES)} Bilder in {FOLDER}. Bitte ansehen, bevor sie festgehalten werden.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
