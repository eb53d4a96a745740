"""Changes that an index has refused: what they are about, and trying them again."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from search import outbox, registry
from search.loading import load
from search.models import OutboxRow


@dataclass(frozen=True, kw_only=True)
class DeadLetter:
    """One row that failed. `title` is empty where the object cannot be read or is to be removed."""

    row: OutboxRow
    title: str


def dead_letters(rows: Sequence[OutboxRow]) -> list[DeadLetter]:
    """Return `rows`, in their order, with the titles of their objects. One reading per index."""
    keys = defaultdict(list)
    for row in rows:
        keys[row.index_name].append(row.key)
    titles = {
        (name, key): title for name in keys for key, title in titles_of(name, keys[name]).items()
    }
    return [DeadLetter(row=row, title=titles.get((row.index_name, row.key), "")) for row in rows]


def titles_of(index_name: str, keys: Sequence[int]) -> dict[int, str]:
    """Return key -> first text of those objects that belong into the index and can be read."""
    try:
        index = registry.get(index_name)
    except LookupError:  # a row of an index that a former version had
        return {}
    documents, _failures = load(index, dict.fromkeys(keys, 0))
    first = index.schema.texts[0].name
    return {document.key: document.texts.get(first, "") for document in documents}


def try_again(*, pk: int | None = None) -> set[str]:
    """Have one failed row, or all of them, carried out by the next drain, whatever their next try
    says; return the names of the indexes to be drained."""
    rows = outbox.failed_rows()
    if pk is not None:
        rows = rows.filter(pk=pk)
    names = set(rows.values_list("index_name", flat=True).distinct().order_by())
    outbox.try_again(rows)
    return names
