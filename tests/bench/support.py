"""A portal to measure, a stop-watch for things side by side, and the table that comes out."""

import gc
import io
import os
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SMALL = 10_000
# `make bench OFFERS=10000` is the quick one; the bars hold at 100,000.
OFFERS = int(os.environ.get("BENCH_OFFERS") or 100_000)
ROUNDS = int(os.environ.get("BENCH_ROUNDS") or 7)


def folder(offers: int) -> Path:
    """Return where the portal with so many generated offers lies; 0: the one with the examples."""
    return ROOT / "var" / f"bench-{offers or 'demo'}"


def portal(*, offers: int = 0, seed: int = 1) -> None:
    """Set up Django with the examples, or with `offers` generated ones; kept in `var/bench-…`.

    Call it once, before anything of the portal is imported. The second run is quick, because the
    folder is kept; delete it after a change of models or generator.
    """
    place = folder(offers)
    place.mkdir(parents=True, exist_ok=True)
    os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.local", "PORTAL_VAR_DIR": str(place)}
    os.environ.pop("DATABASE_URL", None)
    import django  # settings are read here, and not before the folder is chosen

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    filled = place / "filled"
    if not filled.exists():
        call_command("portal_demo_pages", verbosity=0)
        if offers:
            call_command("till_generate", offers=offers, seed=seed, verbosity=0)
        else:
            call_command("till_demo", verbosity=0)
        call_command("search_rebuild", force=True, verbosity=0)
        filled.touch()
    call_command("search_rebuild", if_needed=True, verbosity=0, stdout=io.StringIO())


Work = Callable[[], Any]


def side_by_side(
    works: Mapping[str, Work],
    *,
    rounds: int = ROUNDS,
    warm_up: int = 1,
    clock: Callable[[], float] = time.process_time,
) -> dict[str, list[float]]:
    """Run all `works` in turn, `rounds` times; return the seconds of each round, by name.

    CPU time of this process unless told otherwise: on a busy machine the wall clock measures the
    neighbours. Rounds of different works belong together (`ratio`), so a slow minute hits both.
    """
    for _ in range(warm_up):
        for work in works.values():
            work()
    times: dict[str, list[float]] = {name: [] for name in works}
    gc.collect()
    gc.disable()
    try:
        for _ in range(rounds):
            for name, work in works.items():
                begin = clock()
                work()
                times[name].append(clock() - begin)
    finally:
        gc.enable()
    return times


def seconds(work: Work, *, rounds: int = ROUNDS, warm_up: int = 1) -> float:
    """Return the median CPU time of `work()`."""
    return statistics.median(side_by_side({"": work}, rounds=rounds, warm_up=warm_up)[""])


@dataclass
class Table:
    """Rows of: what, measured, compared with, ratio, bar. Printed as Markdown for docs/performance.md."""

    title: str
    unit: str = "ms"
    factor: float = 1000.0
    rows: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def paired(
        self,
        what: str,
        measured: list[float],
        against: list[float],
        *,
        per: int = 1,
        at_most: float = 0.0,
        at_least: float = 0.0,
    ) -> float:
        """Add a row from rounds that were run in turn: the median of their ratios. `per`: works per
        round, so that the milliseconds are those of one."""
        ratio = statistics.median(a / b for a, b in zip(measured, against, strict=True))
        self._add(
            what,
            statistics.median(measured) / per,
            statistics.median(against) / per,
            ratio,
            (at_most, at_least),
        )
        return ratio

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
        self._add(what, measured, against, ratio, (at_most, at_least))
        return ratio

    def print(self) -> None:
        head = ("", f"gemessen ({self.unit})", f"Vergleich ({self.unit})", "Verhältnis", "Grenze")
        print(f"\n### {self.title}\n")
        for row in (head, ("---",) * 5, *self.rows):
            print("| " + " | ".join(row) + " |", flush=True)

    def _add(
        self, what: str, measured: float, against: float, ratio: float, bars: tuple[float, float]
    ) -> None:
        at_most, at_least = bars
        missed = bool(at_most and ratio > at_most) or bool(at_least and ratio < at_least)
        bar = f"<= {at_most:g}" if at_most else f">= {at_least:g}" if at_least else ""
        self.rows.append(
            (
                what,
                self._show(measured),
                self._show(against),
                f"{ratio:.3f}" if ratio < 0.5 else f"{ratio:.2f}",
                bar + (" **verfehlt**" if missed else ""),
            )
        )

    def _show(self, value: float) -> str:
        return f"{value * self.factor:,.2f}"
