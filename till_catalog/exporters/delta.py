"""What changed between two dumps, found by walking through both files side by side.

The files themselves are compared, not the clocks of rows: whatever made a record differ, a renamed
topic as much as a new price, is in the delta, and full dump plus deltas is the newest full dump by
construction. Both files are ascending by id, so that two records are in memory at a time.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .json_lines import JsonLinesWriter, read_lines
from .reasons import reasons

Change = dict[str, Any]
_TOGETHER = 200  # deletions that are looked up in one query


def write_delta(
    target: Path, *, before: Path, after: Path, since: str, until: str, deleted_at: str
) -> int:
    """Write the delta that leads from the dump `before` to `after`; return the number of changes.

    The first line names both editions. Then one line per offer: "put" with the whole record, or
    "delete" with reason and the time at which it was noticed.
    """
    number = 0
    with JsonLinesWriter(target) as writer:
        writer.write({"op": "base", "since": since, "until": until})
        for change in _explained(_changes(read_lines(before), read_lines(after)), deleted_at):
            writer.write(change)
            number += 1
    return number


def _changes(before: Iterator[Change], after: Iterator[Change]) -> Iterator[Change]:
    old, new = next(before, None), next(after, None)
    while old or new:
        if old and (new is None or old["id"] < new["id"]):
            yield {"op": "delete", "id": old["id"]}
            old = next(before, None)
            continue
        assert new is not None
        same_offer = old is not None and old["id"] == new["id"]
        if old != new:
            yield {"op": "put", "id": new["id"], "record": new}
        if same_offer:
            old = next(before, None)
        new = next(after, None)


def _explained(changes: Iterator[Change], deleted_at: str) -> Iterator[Change]:
    waiting: list[Change] = []
    for change in changes:
        waiting.append(change)
        if len(waiting) == _TOGETHER:
            yield from _with_reasons(waiting, deleted_at)
            waiting = []
    yield from _with_reasons(waiting, deleted_at)


def _with_reasons(changes: list[Change], deleted_at: str) -> Iterator[Change]:
    deleted = [change["id"] for change in changes if change["op"] == "delete"]
    found = reasons(deleted) if deleted else {}
    for change in changes:
        if change["op"] == "delete":
            reason = found[change["id"]]
            coded = {"code": reason.value, "label": str(reason.label)}
            change |= {"reason": coded, "deleted_at": deleted_at}
        yield change
