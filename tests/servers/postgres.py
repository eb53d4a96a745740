"""A PostgreSQL of our own: in a temporary folder, on a free loopback port, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from . import debian

# Nothing here has to survive a power cut; without these a test run takes three times as long.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # It would look between two tests, when all has been rolled back, and plan for empty tables.
    "autovacuum": "off",
    "max_connections": "100",
    "shared_buffers": "128MB",
}


def find() -> Path | None:
    """Return the folder with initdb and pg_ctl of the newest installed server, or None."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(versions, key=lambda path: float(path.parts[-3]))
    return newest[-1].parent if newest else None


def find_or_install() -> Path | None:
    programs = find()
    if programs is None and debian.install("postgresql"):
        programs = find()
    return programs


def version(programs: Path) -> str:
    command = [str(programs / "postgres"), "--version"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """Start a cluster and yield its DATABASE_URL. PostgreSQL refuses root, so root lends a user."""
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    data, port = folder / "data", _free_port()
    prefix = _unprivileged(folder)

    def call(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*prefix, str(programs / program), *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}")

    try:
        call(
            "initdb",
            "-D",
            str(data),
            "-U",
            "portal",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        options = {**SETTINGS, "port": str(port), "listen_addresses": "127.0.0.1"}
        (data / "portal.conf").write_text(
            "".join(f"{name} = '{value}'\n" for name, value in options.items())
            + f"unix_socket_directories = '{folder}'\n"
        )
        with (data / "postgresql.conf").open("a") as file:
            file.write("include 'portal.conf'\n")
        # -l: without it the server keeps our pipe open and the call never ends.
        call("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "start")
        try:
            yield f"postgres://portal@127.0.0.1:{port}/postgres"
        finally:
            call("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> Sequence[str]:
    if os.geteuid() != 0:
        return []
    names = {user.pw_name for user in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    shutil.chown(folder, user)
    return ["setpriv", f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
