"""Which index answers, and what it was built with."""

import json
from dataclasses import dataclass, field

from search.contract import EngineError, IndexSchema
from search.engines.common import Fields, schema_from_json, schema_hash
from search.engines.remembered import Remembered
from search.german import ANALYSIS_VERSION
from search.lexicon import Lexicon

from .connection import Ask, IndexMissing
from .mapping import fields_digest
from .names import Names


@dataclass(frozen=True)
class Targets:
    """The indexes of one name. `serving` answers, those in `building` are being filled (more than one
    only until one of two rebuilds has noticed the other), `others` do neither."""

    serving: str | None
    building: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def answering(self) -> str:
        """Return the index that answers. Raises EngineError if there is none."""
        if self.serving is None:
            raise IndexMissing("there is no index yet")
        return self.serving


def targets(ask: Ask, names: Names) -> Targets:
    """Return the indexes as they are at this moment, in one question."""
    body = ask(lambda client: client.indices.get_alias(index=f"{names.serving}-*")).body
    ours = {index: body[index]["aliases"] for index in sorted(body) if names.made_at(index)}
    serving = [index for index, aliases in ours.items() if names.serving in aliases]
    building = [index for index, aliases in ours.items() if names.building in aliases]
    if len(serving) > 1:
        raise EngineError(f"several indexes answer to {names.serving}: {', '.join(serving)}")
    return Targets(
        serving=serving[0] if serving else None,
        building=tuple(building),
        others=tuple(index for index in ours if index not in (*serving, *building)),
    )


@dataclass(frozen=True)
class Meta:
    """What an index was built with."""

    schema: IndexSchema
    schema_hash: str
    analysis: str
    fields: str

    @classmethod
    def read(cls, ask: Ask, index: str) -> "Meta":
        """Return what `index` was built with. Raises EngineError for one that we did not make."""
        answer = ask(lambda client: client.indices.get_mapping(index=index))
        meta = answer.body[index]["mappings"].get("_meta", {})
        try:
            schema = schema_from_json(json.loads(meta["schema"]))
            return cls(schema, meta["schema_hash"], meta["analysis"], meta.get("fields", ""))
        except (KeyError, TypeError, ValueError) as error:
            raise EngineError(f"{index} does not say what it was built with") from error

    def outdated(self, schema: IndexSchema) -> str:
        """Return why an index for `schema` would be built otherwise now; "" if it would not."""
        if self.schema_hash != schema_hash(schema) or self.fields != fields_digest(schema):
            return "the index has other fields than the schema"
        if self.analysis != ANALYSIS_VERSION:
            return "the index was analysed by older rules"
        return ""


@dataclass(frozen=True)
class Serving:
    """An index with what it was built with, and what was worked out of questions to it: people ask the
    same words again with each filter, and different words with the same filters."""

    index: str
    schema: IndexSchema
    fields: Fields
    lexicon: Lexicon
    outdated: str = ""
    frames: Remembered = field(default_factory=lambda: Remembered(200), compare=False)
    words: Remembered = field(default_factory=lambda: Remembered(2000), compare=False)

    @classmethod
    def read(cls, ask: Ask, names: Names, index: str, schema: IndexSchema) -> "Serving":
        """Return what is needed to ask or feed `index`; `outdated` by `schema`. Raises EngineError."""
        meta = Meta.read(ask, index)
        found = ask(lambda client: client.get(index=names.lexicons, id=index))
        try:
            lexicon = Lexicon.from_json(found.body["_source"]["lexicon"])
        except (KeyError, TypeError, ValueError) as error:
            raise EngineError(f"the word list of {index} cannot be read") from error
        return cls(index, meta.schema, Fields.of(meta.schema), lexicon, meta.outdated(schema))
