"""`make demo` and `make test` begin here, on machines we know nothing of."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy import bootstrap
from deploy.bootstrap import Refused

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_told_with_the_command_that_helps(taken_port: int) -> None:
    with pytest.raises(Refused) as refusal:
        bootstrap.check_port(str(taken_port))
    assert str(refusal.value) == (
        f"Port {taken_port} ist belegt, vielleicht läuft das Portal schon. Beenden Sie das andere "
        f"Programm oder starten Sie mit: make demo PORT={taken_port % 65535 + 1}"
    )


def test_a_port_just_left_is_free(taken_port: int) -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        free = server.getsockname()[1]
    bootstrap.check_port(str(free))


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "achttausend", "80 00", "8000; true"])
def test_a_port_that_is_none(port: str) -> None:
    with pytest.raises(Refused, match="PORT muss eine Zahl von 1 bis 65535 sein"):
        bootstrap.check_port(port)


@pytest.mark.parametrize("day", ["12.05.2020", "2020-02-30", "heute"])
def test_a_day_that_is_none(day: str) -> None:
    with pytest.raises(Refused, match="TODAY muss ein Tag wie 2020-05-12 sein"):
        bootstrap.check_day(day)


def test_a_day_and_no_day() -> None:
    bootstrap.check_day("2020-05-12")
    bootstrap.check_day("")


def test_an_old_python_is_told_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "demo"])
    with pytest.raises(Refused, match=r"braucht Python 3\.11 oder neuer"):
        bootstrap.run(bootstrap.read_arguments())


def test_a_folder_that_may_not_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PORTAL_VAR_DIR", str(tmp_path))
    # root may write everywhere, so the system's answer is replaced
    monkeypatch.setattr(bootstrap.os, "access", lambda path, mode: path != tmp_path)
    with pytest.raises(Refused, match=f"In den Ordner {tmp_path} darf nicht geschrieben werden"):
        bootstrap.check_writable()


@pytest.mark.parametrize(
    ("pip_says", "beginning"),
    [
        ("WARNING: ... Failed to establish a new connection: [Errno 111]", "Der Paket-Index ist"),
        ("[Errno -3] Temporary failure in name resolution", "Der Paket-Index ist"),
        ("ERROR: Could not find a version ... (from versions: none)", "Der Paket-Index ist"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM", "Ein geladenes Paket hat nicht"),
        ("OSError: [Errno 28] No space left on device", "Die Festplatte ist voll"),
        ("ERROR: something new\n\n", "Die Pakete ließen sich nicht einrichten: ERROR: something"),
    ],
)
def test_what_pip_says_in_plain_words(pip_says: str, beginning: str) -> None:
    assert bootstrap.explain(pip_says).startswith(beginning)


def test_what_is_installed_is_known_by_the_text_of_the_lock(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A second start must not ask pip; a changed lock must."""
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "installed.json")
    done: list[str] = []
    monkeypatch.setattr(bootstrap, "make_environment", lambda: done.append("environment"))
    monkeypatch.setattr(bootstrap, "load_packages", done.append)
    for lock in (bootstrap.RUNTIME, bootstrap.DEVELOPMENT):
        (tmp_path / lock).write_text("wagtail==7.4.4\n")

    bootstrap.install(bootstrap.DEVELOPMENT)
    assert done == ["environment", "requirements-dev.lock"]
    bootstrap.install(bootstrap.RUNTIME)  # contained in the former
    assert done == ["environment", "requirements-dev.lock"]
    (tmp_path / bootstrap.RUNTIME).write_text("wagtail==7.4.5\n")
    bootstrap.install(bootstrap.RUNTIME)
    assert done[2:] == ["requirements.lock"]
    assert list(json.loads((tmp_path / "installed.json").read_text())) == ["requirements.lock"]
    monkeypatch.setattr(bootstrap, "PYTHON_LINE", "3.99")
    bootstrap.install(bootstrap.RUNTIME)  # packages of another Python are of no use
    assert done[3:] == ["environment", "requirements.lock"]


def test_the_locks_have_hashes_and_name_no_index() -> None:
    for name in (bootstrap.RUNTIME, bootstrap.DEVELOPMENT):
        text = (ROOT / name).read_text()
        packages = text.count("==")
        assert packages > 30
        assert text.count("--hash=sha256:") >= packages
        assert "://" not in text
        assert "index-url" not in text


def test_the_development_lock_has_every_package_of_the_other_in_the_same_version() -> None:
    def pins(name: str) -> set[str]:
        return {
            line.split(" ")[0] for line in (ROOT / name).read_text().splitlines() if "==" in line
        }

    assert pins(bootstrap.RUNTIME) - pins(bootstrap.DEVELOPMENT) == set()


def test_every_requirement_has_its_reason() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text().splitlines():
            if line and not line.startswith("#"):
                assert len(line.partition("  # ")[2]) > 10, f"{name}: {line}"


@pytest.mark.faults_long
def test_without_a_package_index_a_sentence_says_so(tmp_path: Path) -> None:
    """A copy of the three files in an empty folder, with an index that nobody answers."""
    (tmp_path / "deploy").mkdir()
    for name in ("deploy/bootstrap.py", bootstrap.RUNTIME):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    done = subprocess.run(
        [sys.executable, "deploy/bootstrap.py", "demo", "--port", "65001"],
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
            "PIP_CONFIG_FILE": "/dev/null",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.strip()) == (1, bootstrap.OFFLINE)
    assert done.stdout.startswith(
        "Schritt 1 von 9: Die Umgebung .venv wird angelegt.\nSchritt 2 von 9:"
    )
