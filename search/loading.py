"""Reading the present state of objects as documents; one bad object never costs another."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import DatabaseError

from .contract import Document, Index

logger = logging.getLogger(__name__)


def load(index: Index, versions: Mapping[int, int]) -> tuple[list[Document], dict[int, str]]:
    """Return the documents of key -> version that belong into the index now, and key -> reason for
    those that could not be made. The versions must have been read before this is called.
    """
    try:
        documents = list(index.load(list(versions)))
        failures: dict[int, str] = {}
    except DatabaseError:
        raise
    except Exception:  # noqa: BLE001 - a rule of the owning app broke; find out on which object
        documents, failures = _one_by_one(index, list(versions))
    return [_of_version(one, versions[one.key]) for one in documents], failures


def _of_version(document: Document, version: int) -> Document:
    return document if document.version == version else replace(document, version=version)


def _one_by_one(index: Index, keys: Sequence[int]) -> tuple[list[Document], dict[int, str]]:
    documents: list[Document] = []
    failures: dict[int, str] = {}
    for key in keys:
        try:
            documents += index.load([key])
        except DatabaseError:
            raise
        except Exception as error:
            logger.exception("index %s: no document of %s", index.schema.name, key)
            failures[key] = f"{type(error).__name__}: {error}"
    return documents, failures
