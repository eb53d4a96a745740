"""Make `.venv`, install the locked packages and, for `demo`, hand over to `manage.py portal_demo`.

Called by the Makefile. It runs before anything is installed, so it needs nothing but the standard
library, and every way it can fail ends in one sentence that says what to do.
"""

import argparse
import datetime
import hashlib
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
PIP_LOG = VENV / "pip.log"
RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
# The development lock holds every package of the runtime lock, in the same version.
CONTAINS = {RUNTIME: (RUNTIME,), DEVELOPMENT: (RUNTIME, DEVELOPMENT)}
PYTHON_LINE = f"{sys.version_info[0]}.{sys.version_info[1]}"
SEARCHES = ("embedded", "elasticsearch")
STEPS = 9  # portal.demo goes on with the third


class Refused(Exception):
    """Something the person at the keyboard has to put right; the text says what."""


def main() -> int:
    try:
        run(read_arguments())
    except Refused as refusal:
        print(f"\n{refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAbgebrochen.", file=sys.stderr)
        return 130
    return 0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["demo", "dev"])
    parser.add_argument("--port", default="8000")
    parser.add_argument("--today", default="")
    parser.add_argument("--search", default="embedded")
    return parser.parse_args()


def run(options: argparse.Namespace) -> None:
    if sys.version_info < (3, 11):
        raise Refused("Das Portal braucht Python 3.11 oder neuer. Bitte installieren Sie es.")
    if options.what == "dev":
        install(DEVELOPMENT)
        return
    check_port(options.port)
    check_day(options.today)
    check_search(options.search)
    check_writable()
    install(RUNTIME)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.local",
        "PORT": options.port,
        "PORTAL_TODAY": options.today,
        "SEARCH_ENGINE": options.search,
    }
    os.chdir(ROOT)
    if options.search == "elasticsearch":
        environment["ELASTICSEARCH_URL"] = start_elasticsearch()
    sys.stdout.flush()
    os.execve(PYTHON, [str(PYTHON), "manage.py", "portal_demo"], environment)


def start_elasticsearch() -> str:
    """Start a node for the demo and return its address; it ends when the demo does.

    Its standard input stays open in the process that this one becomes, and in no other.
    """
    sys.path.insert(0, str(ROOT))
    from deploy.elasticsearch import server

    print("Elasticsearch wird gestartet; beim ersten Mal wird es geladen (40 MB).", flush=True)
    try:
        node = server.node(
            var_folder() / "elasticsearch", server.home(), "demo", heap="512m", settings={}
        )
        node.start()
        node.wait()
    except server.Unavailable as reason:
        raise Refused(f"{reason}\nOhne SEARCH=elasticsearch läuft das Portal auch so.") from None
    node.survive_exec()
    return node.url


def check_search(name: str) -> None:
    if name not in SEARCHES:
        raise Refused(f"SEARCH muss {' oder '.join(SEARCHES)} sein, nicht „{name}“.")


def check_port(port: str) -> None:
    """Refuse a number that is none, or whose place is taken, before anything long is done."""
    if not port.isdigit() or not 1 <= int(port) <= 65535:
        raise Refused(f"PORT muss eine Zahl von 1 bis 65535 sein, nicht „{port}“.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except PermissionError:
            raise Refused(
                f"Port {port} ist dem System vorbehalten. Nehmen Sie einen ab 1024: make demo PORT=8001"
            ) from None
        except OSError:
            raise Refused(
                f"Port {port} ist belegt, vielleicht läuft das Portal schon. "
                f"Beenden Sie das andere Programm oder starten Sie mit: "
                f"make demo PORT={int(port) % 65535 + 1}"
            ) from None


def check_day(today: str) -> None:
    if not today:
        return
    try:
        datetime.date.fromisoformat(today)
    except ValueError:
        raise Refused(
            f"TODAY muss ein Tag wie 2020-05-12 sein (Jahr-Monat-Tag), nicht „{today}“."
        ) from None


def var_folder() -> Path:
    """Where the data lie, as the portal's settings have it."""
    return Path(os.environ.get("PORTAL_VAR_DIR") or ROOT / "var")


def check_writable() -> None:
    """Both folders that a start writes: `.venv` beside the sources and the data in `var`."""
    for folder in (ROOT, VENV, var_folder()):
        if folder.exists() and not os.access(folder, os.W_OK):
            raise Refused(
                f"In den Ordner {folder} darf nicht geschrieben werden. "
                "Geben Sie sich Schreibrechte oder legen Sie die Kopie in einen eigenen Ordner."
            )


def install(lock: str) -> None:
    """Bring `.venv` to what `lock` says; nothing is done when it was installed from the same text."""
    wanted = {name: checksum(name) for name in CONTAINS[lock]}
    installed = read_stamp()
    if PYTHON.exists() and all(installed.get(name) == sum_ for name, sum_ in wanted.items()):
        return
    check_writable()
    if not PYTHON.exists() or not any(is_for_this_python(sum_) for sum_ in installed.values()):
        say(1, lock, "Die Umgebung .venv wird angelegt.")
        make_environment()
    say(2, lock, "Die Pakete werden geladen und eingerichtet, das dauert etwa eine Minute.")
    load_packages(lock)
    STAMP.write_text(json.dumps(wanted))


def say(step: int, lock: str, sentence: str) -> None:
    number = f"Schritt {step} von {STEPS}: " if lock == RUNTIME else ""
    print(f"{number}{sentence}", flush=True)


def checksum(name: str) -> str:
    """Changes with the lock and with the Python that the packages were chosen for."""
    return f"{PYTHON_LINE} {hashlib.sha256((ROOT / name).read_bytes()).hexdigest()}"


def is_for_this_python(sum_: str) -> bool:
    return sum_.startswith(f"{PYTHON_LINE} ")


def read_stamp() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text()))
    except (OSError, ValueError):
        return {}


def make_environment() -> None:
    """Make `.venv`, or make it anew when its Python is another one or is gone."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    said = done.stdout + done.stderr
    if "ensurepip" in said or "No module named venv" in said:
        raise Refused(
            "Diesem Python fehlt das Modul venv. Unter Debian und Ubuntu hilft: "
            "sudo apt install python3-venv"
        )
    raise Refused(f"Die Umgebung .venv ließ sich nicht anlegen: {last_line(said)}")


def load_packages(lock: str) -> None:
    """Install exactly the locked files. The log stays for whoever has to look."""
    command = [
        str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input",
        "--require-hashes", "--no-deps", "--no-compile", "--retries", "2", "--progress-bar", "off",
        "--requirement", str(ROOT / lock),
    ]  # fmt: skip
    total = (ROOT / lock).read_text().count("==")
    seen = 0
    with (
        PIP_LOG.open("w") as log,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as pip,
    ):
        assert pip.stdout is not None
        for line in pip.stdout:
            log.write(line)
            if line.startswith("Collecting "):
                seen += 1
                if seen % 20 == 0:
                    print(f"  {seen} von etwa {total} Paketen geladen", flush=True)
            elif line.startswith("Installing collected"):
                print("  Alle Pakete sind geladen und werden eingerichtet.", flush=True)
    if pip.returncode:
        raise Refused(explain(PIP_LOG.read_text()))


# What pip says, in the order in which it is looked for, and what to do then.
EXPLANATIONS = (
    ("DO NOT MATCH THE HASHES", "Ein geladenes Paket hat nicht die erwartete Prüfsumme. Bitte "
     "starten Sie noch einmal; bleibt es dabei, ist die Quelle der Pakete verändert."),
    ("No space left on device", "Die Festplatte ist voll. Schaffen Sie Platz (etwa 1 GB)."),
    ("Permission denied", "Es fehlen Schreibrechte im Ordner .venv. Löschen Sie ihn und "
     "starten Sie noch einmal."),
    ("Failed to establish a new connection", "offline"), ("Name or service not known", "offline"),
    ("name resolution", "offline"), ("timed out", "offline"), ("ProxyError", "offline"),
    ("from versions: none", "offline"), ("Connection refused", "offline"),
    ("Network is unreachable", "offline"),
)  # fmt: skip
OFFLINE = (
    "Der Paket-Index ist nicht erreichbar. Prüfen Sie die Verbindung ins Internet (in einem "
    "Firmennetz auch HTTPS_PROXY oder PIP_INDEX_URL) und starten Sie noch einmal."
)


def explain(log: str) -> str:
    for sign, sentence in EXPLANATIONS:
        if sign in log:
            return OFFLINE if sentence == "offline" else sentence
    return f"Die Pakete ließen sich nicht einrichten: {last_line(log)} (alles in .venv/pip.log)"


def last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "ohne Meldung"


if __name__ == "__main__":
    sys.exit(main())
