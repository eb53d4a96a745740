"""The Elasticsearch of a test run: that of ELASTICSEARCH_URL, or one of our own."""

import json
import os
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from deploy.elasticsearch import server
from deploy.elasticsearch.server import Node, Unavailable

from . import debian

__all__ = ["Unavailable", "own_cluster", "running", "version"]


@contextmanager
def running() -> Iterator[str]:
    """Yield the address of a node. Raises Unavailable where none can be had."""
    given = os.environ.get("ELASTICSEARCH_URL")
    if given:
        yield given
        return
    install_what_is_missing()
    with server.running(heap="1g") as (node,):
        yield node.url


@contextmanager
def own_cluster(*, nodes: int = 1) -> Iterator[list[Node]]:
    """Yield nodes that a test may break. It is skipped where none can be had; in CI it fails."""
    with ExitStack() as stack:
        try:
            install_what_is_missing()
            cluster = stack.enter_context(server.running(nodes=nodes))
        except Unavailable as reason:
            if os.environ.get("CI") == "true":
                pytest.fail(str(reason))
            pytest.skip(str(reason))
        yield cluster


def install_what_is_missing() -> None:
    """Install a JDK and Maven where we may and they are not there."""
    packages = {"javac": "openjdk-17-jdk-headless", "mvn": "maven"}
    wanted = [package for program, package in packages.items() if shutil.which(program) is None]
    if wanted:
        debian.install(*wanted)


def version(url: str) -> str:
    # Not `/_nodes/version`: that asks for a node of this name.
    with urllib.request.urlopen(f"{url}/_nodes?filter_path=nodes.*.version") as answer:
        nodes = json.load(answer)["nodes"].values()
    return f"Elasticsearch {', '.join(sorted({node['version'] for node in nodes}))}"
