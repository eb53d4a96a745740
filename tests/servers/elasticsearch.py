"""The Elasticsearch of a test run: that of ELASTICSEARCH_URL, or one of our own."""

import json
import os
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from deploy.elasticsearch import server
from deploy.elasticsearch.server import Unavailable

from . import debian

__all__ = ["Unavailable", "install_what_is_missing", "running", "version"]


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
