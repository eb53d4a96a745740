"""`python -m tests.bench [what ...]`: run the benches, each in a process of its own.

`BENCH_OFFERS` (`make bench OFFERS=10000`) says how many offers there are, 100,000 unless told.
It reports: a missed bar is marked and no failure, a bench that breaks is one.
"""

import datetime as dt
import os
import platform
import subprocess
import sys
from pathlib import Path

from .support import OFFERS, SMALL

HERE = Path(__file__).parent


def main(wanted: list[str]) -> int:
    names = wanted or sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(
        f"{dt.date.today():%Y-%m-%d}, {os.cpu_count()} Kerne, {memory:.0f} GiB, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )
    for offers in {SMALL, OFFERS}:  # a process each: settings are read once
        print(f"Portal mit {offers:,} Angeboten wird bereitgestellt", flush=True)
        prepare = f"from tests.bench.support import portal; portal(offers={offers})"
        subprocess.run([sys.executable, "-c", prepare], cwd=HERE.parents[1], check=True)
    failed = [name for name in names if run(name) != 0]
    if failed:
        print("fehlgeschlagen:", ", ".join(failed), file=sys.stderr)
    return int(bool(failed))


def run(name: str) -> int:
    print(f"\n## {name}", flush=True)
    command = [sys.executable, "-m", f"tests.bench.bench_{name}"]
    return subprocess.run(command, cwd=HERE.parents[1], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
