"""The engine of this process, chosen by settings.SEARCH["ENGINE"] and imported when first used."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from filelock import FileLock

from .contract import Engine

# Engines fast enough to be fed right after a commit, inside the request. A server over the network
# may hang, and must never hold a save.
FED_AFTER_COMMIT = frozenset({"embedded"})


@cache
def get_engine() -> Engine:
    """Return the one engine of this process; another one only after the setting has changed."""
    module = import_module(f"search.engines.{settings.SEARCH['ENGINE']}")
    engine: Engine = module.create(settings.SEARCH)
    return engine


def _forget_engine(*, setting: str, **kwargs: Any) -> None:
    if setting == "SEARCH":
        get_engine.cache_clear()


setting_changed.connect(_forget_engine, dispatch_uid="search.engine")


def index_lock(index_name: str, purpose: str) -> FileLock:
    """Return the lock that lets one process of this machine do `purpose` (drain, rebuild).

    A file lock, because it is free again the moment its process dies.
    """
    directory = Path(settings.SEARCH["DIRECTORY"]) / "locks"
    directory.mkdir(parents=True, exist_ok=True)
    return FileLock(directory / f"{index_name}.{purpose}.lock")
