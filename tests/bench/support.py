"""A portal to measure, a stop-watch, and the table that comes out."""

import gc
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def portal(*, offers: int = 0, seed: int = 1) -> None:
    """Set up Django with the examples, or with `offers` generated ones; kept in `var/bench-…`.

    Call it once, before anything of the portal is imported. The second run is quick, because the
    folder is kept; delete it after a change of models or generator.
    """
    folder = ROOT / "var" / f"bench-{offers or 'demo'}"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.local", "PORTAL_VAR_DIR": str(folder)}
    os.environ.pop("DATABASE_URL", None)
    import django  # settings are read here, and not before the folder is chosen

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    filled = folder / "filled"
    if not filled.exists():
        call_command("portal_demo_pages", verbosity=0)
        if offers:
            call_command("till_generate", offers=offers, seed=seed, verbosity=0)
        else:
            call_command("till_demo", verbosity=0)
        filled.touch()
    call_command("search_rebuild", if_needed=True, verbosity=0)


def seconds(work: Callable[[], Any], *, repeat: int = 7, warm_up: int = 2) -> float:
    """Return the median time of `work()` in seconds, without the collector in between."""
    for _ in range(warm_up):
        work()
    times = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(repeat):
            begin = time.perf_counter()
            work()
            times.append(time.perf_counter() - begin)
    finally:
        gc.enable()
    return statistics.median(times)


@dataclass
class Table:
    """Rows of: what, measured, compared with, ratio, bar. Printed as Markdown for docs/performance.md."""

    title: str
    unit: str = "ms"
    factor: float = 1000.0
    rows: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def ratio(
        self,
        what: str,
        measured: float,
        against: float,
        *,
        at_most: float = 0.0,
        at_least: float = 0.0,
    ) -> float:
        """Add a row, return the ratio. A missed bar is marked, not fatal: machines differ."""
        ratio = measured / against
        missed = bool(at_most and ratio > at_most) or bool(at_least and ratio < at_least)
        bar = f"<= {at_most:g}" if at_most else f">= {at_least:g}" if at_least else ""
        self.rows.append(
            (
                what,
                self._show(measured),
                self._show(against),
                f"{ratio:.2f}",
                bar + (" **verfehlt**" if missed else ""),
            )
        )
        return ratio

    def print(self) -> None:
        head = ("", f"gemessen ({self.unit})", f"Vergleich ({self.unit})", "Verhältnis", "Grenze")
        print(f"\n### {self.title}\n")
        for row in (head, ("---",) * 5, *self.rows):
            print("| " + " | ".join(row) + " |")

    def _show(self, value: float) -> str:
        return f"{value * self.factor:,.2f}"
