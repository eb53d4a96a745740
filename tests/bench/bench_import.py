"""Importing the real file (1,878 records), once and five times as large: pace and memory.

Into a database of its own; skipped where the shared data is not there.
"""

import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from .support import ROOT, Table

REAL = ROOT.parent / "shared" / "data" / "catalogue" / "berlinerkurse_masked.json"
TIMES = 5
LEAST = 500  # offers a second


def main() -> None:
    source = Path(os.environ.get("BENCH_IMPORT_FILE") or REAL)
    if not source.exists():
        print(f"Die echte Datei ist nicht da ({source.name}); nichts gemessen.")
        return
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        measure(source, Path(folder))


def measure(source: Path, folder: Path) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "portal.settings.local",
        "PORTAL_VAR_DIR": str(folder),
        "PORTAL_TODAY": "2020-05-12",
    }
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    large = folder / "large.json"
    enlarge(source, large)
    pace = Table("Einlesen der echten Datei", unit="Angebote/s", factor=1.0)
    memory: list[tuple[str, float, float]] = []
    for name, path in (
        ("zum Aufwärmen", source),
        ("einfach", source),
        ("noch einmal, unverändert", source),
        (f"{TIMES}-fach", large),
    ):
        slug = "einfach" if "noch einmal" in name else f"bench-{len(memory)}"
        slug = slug if name != "einfach" else "einfach"
        before = peak()
        offers, cpu, wall = imported(slug, path)
        memory.append((name, path.stat().st_size / 2**20, peak() - before))
        if name != "zum Aufwärmen":
            pace.ratio(f"{name}: {offers:,} Angebote, CPU-Zeit", offers / cpu, LEAST, at_least=1)
            pace.ratio(f"{name}: {offers:,} Angebote, Wanduhr", offers / wall, LEAST, at_least=1)
    pace.print()
    print(
        "\n### Speicher: Zuwachs der Spitze\n\n|  | Datei (MiB) | Zuwachs (MiB) |\n| --- | --- | --- |"
    )
    for name, size, grown in memory:
        print(f"| {name} | {size:.1f} | {grown:.1f} |")


def imported(slug: str, path: Path) -> tuple[int, float, float]:
    """Return the records of the file and the CPU and wall seconds of its import."""
    from django.core.files import File

    from portal.organisations.models import Organisation
    from till_catalog.enums import ImportFormat, ImportState
    from till_catalog.importers.lifecycle import create_run
    from till_catalog.importers.running import run_import
    from till_catalog.models import ImportSource, Provider

    organisation, _ = Organisation.objects.get_or_create(slug=slug, defaults={"name": slug})
    provider, _ = Provider.objects.get_or_create(organisation=organisation)
    source, _ = ImportSource.objects.get_or_create(
        slug=slug, defaults={"name": slug, "format": ImportFormat.BERLIN, "provider": provider}
    )
    seen = [0]
    with path.open("rb") as file:
        run = create_run(source, File(file), name=path.name)
    cpu, wall = time.process_time(), time.perf_counter()
    run = run_import(run.pk, progress=lambda done, total: seen.append(done))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    assert run.state == ImportState.DONE, run.message
    return max(seen), cpu, wall


def enlarge(source: Path, target: Path) -> None:
    """Write the records `TIMES` times, each time with other identifiers."""
    data: dict[str, Any] = json.loads(source.read_bytes())
    records = data["veranstaltungen"]["veranstaltung"]
    data["veranstaltungen"]["veranstaltung"] = [
        {**record, "guid": f"{turn}-{record['guid']}", "nummer": f"{record['nummer']}-{turn}"}
        for turn in range(TIMES)
        for record in records
    ]
    target.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def peak() -> float:
    """Return the most memory this process has used so far, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 1024


if __name__ == "__main__":
    main()
