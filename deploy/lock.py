"""Write requirements.lock and requirements-dev.lock from the two files people edit.

The locks hold for every platform and Python from 3.11 on and carry hashes; no address of a package
index may end up in them.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "requirements.lock": ["requirements.txt"],
    "requirements-dev.lock": ["requirements.txt", "requirements-dev.txt"],
}
COMPILE = [
    "uv", "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11",
    "--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock", "--quiet",
]  # fmt: skip


def main() -> int:
    for lock, inputs in LOCKS.items():
        constraint = [] if lock == "requirements.lock" else ["--constraint", "requirements.lock"]
        command = [sys.executable, "-m", *COMPILE, *inputs, *constraint, "--output-file", lock]
        subprocess.run([*command, *sys.argv[1:]], cwd=ROOT, check=True)
        if found := re.search(r"https?://\S+", (ROOT / lock).read_text()):
            print(f"{lock} nennt eine Adresse: {found[0]}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
