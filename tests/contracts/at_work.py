"""A process of its own that writes to an index until it is killed.

python -m tests.contracts.at_work ENGINE DIRECTORY apply|rebuild
"""

import sys
from itertools import count
from pathlib import Path

import django

from search.contract import Document, Engine

from .library import SCHEMA, course, fill, put, run

SIZE = 40


def library(version: int) -> list[Document]:
    """Every document tells its version in its text, its number and its one part."""
    return [
        course(
            key,
            f"Fassung v{version}",
            age=version,
            version=version,
            runs=[run(key, start=version, weekdays=["mo"])],
        )
        for key in range(1, SIZE + 1)
    ]


def apply_for_ever(engine: Engine) -> None:
    for version in count(2):
        engine.apply(SCHEMA, [put(document, version) for document in library(version)])
        print(version, flush=True)


def rebuild_for_ever(engine: Engine) -> None:
    for version in count(2):
        fill(engine, library(version))
        print(version, flush=True)


if __name__ == "__main__":
    django.setup()  # an engine knows no database, but some of what it imports does
    from tests.support.elasticsearch import be_patient

    from .conftest import ENGINES

    be_patient()
    chosen = ENGINES[sys.argv[1]](Path(sys.argv[2]))
    {"apply": apply_for_ever, "rebuild": rebuild_for_ever}[sys.argv[3]](chosen)
