"""A whole engine in a dictionary: keeps the contract's promises and nothing else.

Words are found where they stand in a text; that is enough to test what feeds an engine.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from search.contract import (
    Applied,
    Change,
    Document,
    EngineError,
    Filter,
    Health,
    Hit,
    IndexSchema,
    Query,
    Result,
    Suggestion,
)
from search.lexicon import Lexicon


class FakeEngine:
    """`down`: refuses everything. `refuse`: keys that fail alone. `delay`: keys
    it has no room for now. `calls`: every apply, as keys.
    `before_apply`, `before_replay`: called at that moment, to change something behind its back."""

    name = "embedded"

    def __init__(self) -> None:
        self.documents: dict[int, Document] = {}
        self.tombstones: dict[int, int] = {}
        self.down = False
        self.refuse: set[int] = set()
        self.delay: set[int] = set()
        self.tidied = 0
        self.calls: list[list[int]] = []
        self.before_apply: Callable[[], Any] = lambda: None
        self.before_replay: Callable[[], Any] = lambda: None
        self._writing = threading.Lock()

    def search(self, schema: IndexSchema, query: Query) -> Result:
        self._check()
        words = query.words.lower().split()
        hits = [
            Hit(key=key, version=document.version)
            for key, document in sorted(self.documents.items())
            if all(word in " ".join(document.texts.values()).lower() for word in words)
        ]
        return Result(hits=tuple(hits[query.offset : query.offset + query.limit]), total=len(hits))

    def suggest(
        self, schema: IndexSchema, text: str, *, limit: int, filters: tuple[Filter, ...]
    ) -> tuple[Suggestion, ...]:
        self._check()
        return (Suggestion(text=text, count=len(self.documents)),)[:limit]

    def apply(self, schema: IndexSchema, changes: Sequence[Change]) -> Applied:
        self._check()
        self.before_apply()
        with self._writing:
            self.calls.append([change.key for change in changes])
            for change in changes:
                if change.key not in self.refuse | self.delay:
                    self._put(self.documents, self.tombstones, change)
        keys = {change.key for change in changes}
        return Applied(
            failed=dict.fromkeys(keys & self.refuse, "refused"),
            waiting=dict.fromkeys(keys & self.delay, "no room"),
        )

    def rebuild(
        self,
        schema: IndexSchema,
        documents: Callable[[], Iterable[Document]],
        *,
        replay: Callable[[], Iterable[Change]],
        accept: Callable[[int, int], bool],
        progress: Callable[[int], Any],
    ) -> int:
        self._check()
        for _mined in documents():
            pass
        new = {document.key: document for document in documents()}
        tombstones: dict[int, int] = {}
        self.before_replay()
        for change in replay():
            self._put(new, tombstones, change)
        if not accept(len(new), len(self.documents)):
            raise EngineError("not accepted")
        self.documents, self.tombstones = new, tombstones
        return len(new)

    def tidy(self, schema: IndexSchema) -> None:
        self._check()
        self.tidied += 1

    def versions(self, schema: IndexSchema) -> Iterable[tuple[int, int]]:
        self._check()
        return [(key, document.version) for key, document in sorted(self.documents.items())]

    def health(self, schema: IndexSchema) -> Health:
        if self.down:
            return Health(engine=self.name, state="unreachable", documents=0)
        return Health(engine=self.name, state="ok", documents=len(self.documents))

    def lexicon(self, schema: IndexSchema) -> Lexicon:
        return Lexicon()

    def _check(self) -> None:
        if self.down:
            raise EngineError("down")

    @staticmethod
    def _put(documents: dict[int, Document], tombstones: dict[int, int], change: Change) -> None:
        old = documents.get(change.key)
        if max(old.version if old else 0, tombstones.get(change.key, 0)) > change.version:
            return
        if change.document is None:
            documents.pop(change.key, None)
            tombstones[change.key] = change.version
        else:
            documents[change.key] = change.document


ENGINE = FakeEngine()


def create(options: Mapping[str, Any]) -> FakeEngine:
    return ENGINE
