"""The table as a file beside the index: a cache that spares a new process reading all documents.

Nothing depends on it: an unreadable, old or missing file is made good from the index.
"""

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from search.contract import IndexSchema

from .dictionaries import Dictionaries, Dictionary
from .rows import Codes, Rows
from .table import Table

FORMAT = 1


def save_table(table: Table, path: Path) -> None:
    """Write `table` beside its index, whole or not at all."""
    info = {
        "format": FORMAT,
        "sequence": table.sequence,
        "dictionaries": {name: found.values for name, found in table.dictionaries.items()},
        "spellings": dict(table.dictionaries.spellings),  # a reader may be adding to it
        "sort_texts": table.sort_texts.tolist(),
        "gone": list(table.gone.items()),
    }
    arrays: dict[str, Any] = {
        "info": np.frombuffer(json.dumps(info).encode(), dtype=np.uint8),
        "versions": table.versions,
        "part_starts": table.part_starts,
        **_arrays("d", table.documents),
        **_arrays("p", table.parts),
    }
    half = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with half.open("wb") as file:
            np.savez(file, **arrays)
        os.replace(half, path)
    finally:
        half.unlink(missing_ok=True)


def load_table(schema: IndexSchema, path: Path) -> Table | None:
    """Return the table in the file, None where it cannot be used."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            info = json.loads(arrays["info"].tobytes())
            return _table(schema, info, dict(arrays)) if info["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _table(schema: IndexSchema, info: dict[str, Any], arrays: dict[str, Any]) -> Table:
    dictionaries = Dictionaries()
    dictionaries.spellings = info["spellings"]
    for name, values in info["dictionaries"].items():
        dictionaries[name] = Dictionary(values)
    sort_texts = np.empty(len(info["sort_texts"]), dtype=object)
    sort_texts[:] = info["sort_texts"]
    return Table(
        schema=schema,
        sequence=info["sequence"],
        documents=_rows("d", arrays),
        versions=arrays["versions"],
        sort_texts=sort_texts,
        parts=_rows("p", arrays),
        part_starts=arrays["part_starts"],
        dictionaries=dictionaries,
        gone=dict(info["gone"]),
    )


def _arrays(prefix: str, rows: Rows) -> dict[str, Any]:
    arrays: dict[str, Any] = {f"{prefix}/keys": rows.keys, f"{prefix}/places": rows.places}
    for name, numbers in rows.numbers.items():
        arrays[f"{prefix}/number/{name}"] = numbers
    for name, codes in rows.codes.items():
        arrays[f"{prefix}/starts/{name}"] = codes.starts
        arrays[f"{prefix}/values/{name}"] = codes.values
    return arrays


def _rows(prefix: str, arrays: dict[str, Any]) -> Rows:
    def named(kind: str) -> dict[str, Any]:
        head = f"{prefix}/{kind}/"
        return {name[len(head) :]: array for name, array in arrays.items() if name.startswith(head)}

    values = named("values")
    return Rows(
        keys=arrays[f"{prefix}/keys"],
        numbers=named("number"),
        codes={name: Codes(starts, values[name]) for name, starts in named("starts").items()},
        places=arrays[f"{prefix}/places"],
    )
