"""The codes of keyword values: small integers stand for them in the columns."""

import threading
from collections.abc import Iterable

from search.contract import IndexSchema

WORDS = ":words"  # the words of a document that complete; no schema field is called so


class Dictionary:
    """Value -> code, growing only: the tables of successive commits share one."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.values: list[str] = list(dict.fromkeys(values))
        self.codes: dict[str, int] = {value: code for code, value in enumerate(self.values)}
        self._lock = threading.Lock()

    def code(self, value: str) -> int:
        """Return the code of `value`, a new one if it was never seen."""
        found = self.codes.get(value)
        if found is None:
            with self._lock:
                found = self.codes.get(value)
                if found is None:
                    found = len(self.values)
                    self.values.append(value)
                    self.codes[value] = found
        return found


class Dictionaries(dict[str, Dictionary]):
    """One dictionary per keyword field and `WORDS`; `spellings`: word -> how it was first written."""

    def __init__(self) -> None:
        super().__init__()
        self.spellings: dict[str, str] = {}

    @classmethod
    def of(cls, schema: IndexSchema) -> "Dictionaries":
        made = cls()
        for field in (*schema.keywords, *(schema.parts.keywords if schema.parts else ())):
            made[field.name] = Dictionary(field.values)
        made[WORDS] = Dictionary()
        return made
