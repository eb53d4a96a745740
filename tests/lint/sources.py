"""Which files the rules look at."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = {".git", ".venv", "var", "node_modules", "staticfiles", "test-results"}


def all_files() -> list[Path]:
    """Every file that is or may become part of the repository, relative to its root."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0:
        found = [Path(name) for name in listing.stdout.decode().split("\0") if name]
    else:  # a downloaded archive has no history
        found = [path.relative_to(ROOT) for path in ROOT.rglob("*")]
    return sorted(
        path for path in found if (ROOT / path).is_file() and not SKIPPED & set(path.parts)
    )


def python_files() -> list[Path]:
    return [path for path in all_files() if path.suffix == ".py"]


def is_migration(path: Path) -> bool:
    return path.parent.name == "migrations"


def is_word_list(path: Path) -> bool:
    """Data written as Python: one word after the other, no behaviour."""
    return "words" in path.parts or path.name.endswith("_data.py")
