"""The server's folder is laid out as its launcher wants it, and what is missing is said in a sentence."""

import zipfile
from pathlib import Path

import pytest

from deploy.elasticsearch import server
from deploy.elasticsearch.server import Unavailable

DESCRIPTOR = "META-INF/es-plugins/transport-netty4/plugin-descriptor.properties"


def test_http_is_a_module_and_the_rest_the_library(tmp_path: Path) -> None:
    jars = tmp_path / "jars"
    jars.mkdir()
    for name in ("elasticsearch-8.jar", "netty-buffer-4.jar", "lucene-core-9.jar"):
        (jars / name).touch()
    with zipfile.ZipFile(jars / "transport-netty4-8.jar", "w") as archive:
        archive.writestr(DESCRIPTOR, "# told\n\nname=transport-netty4\nmodulename=x\nversion=8\n")
    made = tmp_path / "home"
    server.assemble(jars, made)
    module = made / "modules" / "transport-netty4"
    assert sorted(path.name for path in (made / "lib").iterdir()) == [
        "elasticsearch-8.jar",
        "lucene-core-9.jar",
    ]
    assert sorted(path.name for path in module.iterdir()) == [
        "netty-buffer-4.jar",
        "plugin-descriptor.properties",
        "transport-netty4-8.jar",
    ]
    descriptor = (module / "plugin-descriptor.properties").read_text()
    assert descriptor == "name=transport-netty4\nversion=8\n"


def test_without_java_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="JDK ab Version 17"):
        server.home()


def test_without_maven_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(server, "check_java", lambda: None)
    monkeypatch.setattr(server, "HOME", tmp_path / "none")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="Maven"):
        server.home()


def test_nodes_of_a_cluster_know_each_other(tmp_path: Path) -> None:
    nodes = [
        server.node(tmp_path / name, tmp_path / "server", name, heap="1g", settings={})
        for name in ("n1", "n2")
    ]
    server._acquaint(nodes)
    assert {node.settings["cluster.initial_master_nodes"] for node in nodes} == {"n1,n2"}
    ports = [node.settings["transport.port"] for node in nodes]
    assert nodes[0].settings["discovery.seed_hosts"] == f"127.0.0.1:{ports[0]},127.0.0.1:{ports[1]}"


def test_two_first_fetches_at_once_leave_one_folder(tmp_path: Path) -> None:
    made, home = tmp_path / "made", tmp_path / "home"
    for folder in (made, home):
        folder.mkdir()
        (folder / "whose").write_text(folder.name)
    server.move(made, home)
    assert (home / "whose").read_text() == "home"
    with pytest.raises(OSError, match="missing"):
        server.move(tmp_path / "missing", tmp_path / "elsewhere")
