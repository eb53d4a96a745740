"""Installing Debian packages where we may (root on a machine with apt-get), as on a fresh CI machine."""

import os
import shutil
import subprocess


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> bool:
    """Install packages without asking anything; whether that worked."""
    if not may_install():
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            ["apt-get", *arguments], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"apt-get {arguments[0]}: {(done.stderr or done.stdout).strip()[-500:]}")
            return False
    return True
