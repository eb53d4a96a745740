"""The part of `make test-all` that `make test` has not run: browser, PDF, long faults, both servers.

What cannot be had is named and skipped; where CI=true it is a failure, so that a green CI run has
really seen a browser and both servers.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from . import chromium, elasticsearch, pango, postgres

ROOT = Path(__file__).resolve().parents[2]
NOTHING_COLLECTED = 5
CI = os.environ.get("CI") == "true"


@dataclass(frozen=True)
class Outcome:
    """One line of the table at the end."""

    part: str
    result: str
    failed: bool


def main() -> int:
    # PostgreSQL last: its summary of pytest is the one that closes the output.
    outcomes = [browser(), pdf(), faults(), on_elasticsearch(), on_both(), on_postgres()]
    print("\nmake test-all, nach make test:")
    for outcome in outcomes:
        print(f"  {outcome.part:<14}{outcome.result}")
    return int(any(outcome.failed for outcome in outcomes))


def browser() -> Outcome:
    path = chromium.find_or_install()
    if path is None:
        return missing("Browser", "kein Chromium gefunden (Debian: apt install chromium)")
    print(chromium.version(path), flush=True)
    return run("Browser", ["-m", "browser and not elasticsearch"], {"CHROMIUM": path})


def pdf() -> Outcome:
    if not pango.find_or_install():
        packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 poppler-utils"
        return missing("PDF", f"kein Pango oder poppler gefunden (Debian: apt install {packages})")
    return run("PDF", ["-m", "pdf and not browser and not postgres and not elasticsearch"])


def faults() -> Outcome:
    return run(
        "Ausfälle", ["-m", "faults_long and not browser and not postgres and not elasticsearch"]
    )


def on_elasticsearch() -> Outcome:
    try:
        with elasticsearch.running() as url:
            print(elasticsearch.version(url), flush=True)
            marks = "elasticsearch and not browser and not postgres"
            return run("Elasticsearch", ["-m", marks], {"ELASTICSEARCH_URL": url})
    except elasticsearch.Unavailable as reason:
        return missing("Elasticsearch", str(reason))


def on_both() -> Outcome:
    """What a city runs: the crowd that is killed writes to both servers."""
    part = "beide Server"
    programs = postgres.find_or_install()
    if programs is None:
        return missing(part, "kein PostgreSQL gefunden (Debian: apt install postgresql)")
    try:
        with postgres.running(programs) as database, elasticsearch.running() as url:
            marks = "elasticsearch and (db or postgres) and not browser"
            return run(part, ["-m", marks], {"DATABASE_URL": database, "ELASTICSEARCH_URL": url})
    except elasticsearch.Unavailable as reason:
        return missing(part, str(reason))


def on_postgres() -> Outcome:
    programs = postgres.find_or_install()
    if programs is None:
        return missing("PostgreSQL", "kein Server gefunden (Debian: apt install postgresql)")
    print(postgres.version(programs), flush=True)
    with postgres.running(programs) as url:
        marks = "(db or postgres) and not browser and not elasticsearch"
        return run("PostgreSQL", ["-m", marks], {"DATABASE_URL": url})


def run(part: str, arguments: list[str], environment: dict[str, str] | None = None) -> Outcome:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments]
    print(f"\n== {part}: pytest {' '.join(arguments)}", flush=True)
    code = subprocess.run(
        command, cwd=ROOT, env=os.environ | (environment or {}), check=False
    ).returncode
    if code == NOTHING_COLLECTED:
        return missing(part, "es gibt noch keine Tests mit dieser Marke", always_fine=True)
    return Outcome(part, "bestanden" if code == 0 else f"fehlgeschlagen ({code})", code != 0)


def missing(part: str, reason: str, *, always_fine: bool = False) -> Outcome:
    failed = CI and not always_fine
    print(f"== {part} {'fehlt' if failed else 'übersprungen'}: {reason}", flush=True)
    return Outcome(part, f"{'fehlt' if failed else 'übersprungen'}: {reason}", failed)


if __name__ == "__main__":
    sys.exit(main())
