"""Which index answers, and what it was built with."""

import json
from dataclasses import dataclass

from search.contract import EngineError, IndexSchema
from search.engines.common import Fields, schema_from_json
from search.lexicon import Lexicon

from .connection import Ask, IndexMissing
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


def read_meta(ask: Ask, index: str) -> Meta:
    """Return what `index` was built with. Raises EngineError for one that we did not make."""
    answer = ask(lambda client: client.indices.get_mapping(index=index))
    meta = answer.body[index]["mappings"].get("_meta", {})
    try:
        schema = schema_from_json(json.loads(meta["schema"]))
        return Meta(schema, meta["schema_hash"], meta["analysis"])
    except (KeyError, TypeError, ValueError) as error:
        raise EngineError(f"{index} does not say what it was built with") from error


@dataclass(frozen=True)
class Serving:
    """An index with the schema and the word list that it was built with."""

    index: str
    schema: IndexSchema
    fields: Fields
    lexicon: Lexicon

    @classmethod
    def read(cls, ask: Ask, names: Names, index: str) -> "Serving":
        """Return what is needed to ask or feed `index`. Raises EngineError."""
        schema = read_meta(ask, index).schema
        found = ask(lambda client: client.get(index=names.lexicons, id=index))
        try:
            lexicon = Lexicon.from_json(found.body["_source"]["lexicon"])
        except (KeyError, TypeError, ValueError) as error:
            raise EngineError(f"the word list of {index} cannot be read") from error
        return cls(index, schema, Fields.of(schema), lexicon)
