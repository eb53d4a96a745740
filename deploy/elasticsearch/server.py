"""A real Elasticsearch from Maven Central: for tests, benches and `make demo SEARCH=elasticsearch`.

Standard library only, for it runs before anything is installed. What is fetched is the server's core
(Elastic Licence 2.0, SSPL or AGPLv3); it is never shipped with the portal.
"""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VERSION = "8.19.5"
HOME = ROOT / ".tools" / f"elasticsearch-{VERSION}"
OLDEST_JAVA = 17
START_SECONDS = 120


class Unavailable(Exception):
    """No server can be had here; the text is a plain German sentence."""


def home() -> Path:
    """Return the folder of the server, fetching it the first time. Raises Unavailable."""
    check_java()
    if HOME.is_dir():
        return HOME
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable("Für Elasticsearch fehlt Maven (Debian: apt install maven).")
    HOME.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=HOME.parent, prefix="half-") as half:
        jars = Path(half) / "jars"
        done = subprocess.run(
            [maven, "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies",
             f"-DoutputDirectory={jars}"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            told = (done.stdout + done.stderr).strip()[-300:]
            raise Unavailable(f"Elasticsearch ließ sich nicht laden: {told}")
        made = Path(half) / "home"
        assemble(jars, made)
        move(made, HOME)
    return HOME


def move(made: Path, home: Path) -> None:
    """Move the folder to its place, unless another process was quicker: the system says so in several
    ways."""
    try:
        made.rename(home)
    except OSError:
        if not home.is_dir():
            raise


def check_java() -> None:
    """Raise Unavailable where there is no Java that can start the server from its source file."""
    java = shutil.which("java")
    if java is None or shutil.which("javac") is None:
        raise Unavailable(
            "Für Elasticsearch fehlt ein JDK ab Version 17 (Debian: apt install openjdk-17-jdk-headless)."
        )
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', told)
    if found is None or int(found[1]) < OLDEST_JAVA:
        raise Unavailable(f"Für Elasticsearch ist das Java hier zu alt: {told.splitlines()[:1]}")


def assemble(jars: Path, made: Path) -> None:
    """Lay out the server's folder: its HTTP is a module of its own, everything else its library."""
    module = made / "modules" / "transport-netty4"
    for folder in (made / "lib", module, made / "config", made / "plugins"):
        folder.mkdir(parents=True)
    for jar in sorted(jars.glob("*.jar")):
        is_module = jar.name.startswith(("netty-", "transport-netty4-"))
        jar.rename((module if is_module else made / "lib") / jar.name)
    (transport,) = module.glob("transport-netty4-*.jar")
    inside = "META-INF/es-plugins/transport-netty4/plugin-descriptor.properties"
    with zipfile.ZipFile(transport) as archive:
        lines = archive.read(inside).decode().splitlines()
    kept = [line for line in lines if "=" in line and not line.startswith(("#", "modulename"))]
    (module / "plugin-descriptor.properties").write_text("\n".join(kept) + "\n")


@dataclass
class Node:
    """One node on loopback. It keeps its ports and its data while it is stopped."""

    folder: Path
    settings: Mapping[str, str]
    port: int
    heap: str
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the process; `wait` tells when it answers."""
        java = [
            "java", f"-Xms{self.heap}", f"-Xmx{self.heap}",
            "--module-path", str(self.folder / "lib"), "--add-modules=ALL-MODULE-PATH,jdk.net",
            str(HERE / "Launcher.java"), str(self.folder),
        ]  # fmt: skip
        settings = [f"{name}={value}" for name, value in self.settings.items()]
        with (self.folder / "console.log").open("ab") as log:
            # A group of its own, so that Ctrl+C stops us first; its input ends with us at the latest.
            self.process = subprocess.Popen(
                [*java, *settings],
                stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def stop(self) -> None:
        """End the process in good order."""
        if self.process is None:
            return
        self.resume()
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._forget()

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self._forget()

    def suspend(self) -> None:
        """Let the process hang: it takes connections and says nothing."""
        if self.process is not None:
            self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)

    def survive_exec(self) -> None:
        """Let the node go on in the process that this one becomes, and end with that one."""
        if self.process is not None and self.process.stdin is not None:
            os.set_inheritable(self.process.stdin.fileno(), True)

    def wait(self, status: str = "yellow") -> None:
        """Return when the node answers and the cluster has `status`. Raises Unavailable."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if self.process is None or self.process.poll() is not None:
                break
            with contextlib.suppress(OSError, ValueError):
                address = f"{self.url}/_cluster/health?wait_for_status={status}&timeout=5s"
                with urllib.request.urlopen(address, timeout=10) as answer:
                    if not json.load(answer)["timed_out"]:
                        return
            time.sleep(0.2)
        log = (self.folder / "console.log").read_text(errors="replace")[-800:]
        raise Unavailable(f"Elasticsearch startet nicht: {log}")

    def _forget(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
        self.process = None


@contextlib.contextmanager
def running(
    *, nodes: int = 1, heap: str = "512m", settings: Mapping[str, str] | None = None
) -> Iterator[list[Node]]:
    """Start a cluster in a temporary folder; yield its nodes when it answers. Raises Unavailable."""
    server = home()
    with tempfile.TemporaryDirectory(prefix="portal-elasticsearch-") as temporary:
        cluster = [
            node(Path(temporary) / name, server, name, heap=heap, settings=settings or {})
            for name in (f"n{number + 1}" for number in range(nodes))
        ]
        _acquaint(cluster)
        try:
            for one in cluster:
                one.start()
            for one in cluster:
                one.wait("green")
            yield cluster
        finally:
            for one in cluster:
                one.stop()


def node(
    folder: Path, server: Path, name: str, *, heap: str, settings: Mapping[str, str], port: int = 0
) -> Node:
    """Return a node whose data lie in `folder`; library and modules are links to `server`."""
    for own in ("data", "logs", "config", "plugins", "snapshots"):
        (folder / own).mkdir(parents=True, exist_ok=True)
    for shared in ("lib", "modules"):
        with contextlib.suppress(FileExistsError):
            (folder / shared).symlink_to(server / shared)
    port = port or _free_port()
    all_settings = {
        "cluster.name": "portal",
        "node.name": name,
        "network.host": "127.0.0.1",
        "http.port": str(port),
        "transport.port": str(_free_port()),
        "path.repo": str(folder / "snapshots"),
        "discovery.type": "single-node",
        # A full disk of this machine is no matter of the tests; those that fill it set this back.
        "cluster.routing.allocation.disk.threshold_enabled": "false",
        **settings,
    }
    return Node(folder, all_settings, port, heap)


def _acquaint(cluster: list[Node]) -> None:
    """Let the nodes of a cluster find each other."""
    if len(cluster) == 1:
        return
    seeds = ",".join(f"127.0.0.1:{one.settings['transport.port']}" for one in cluster)
    names = ",".join(one.settings["node.name"] for one in cluster)
    for one in cluster:
        together = {"discovery.seed_hosts": seeds, "cluster.initial_master_nodes": names}
        one.settings = {**one.settings, **together, "discovery.type": "multi-node"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
