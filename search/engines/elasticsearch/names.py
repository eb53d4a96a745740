"""What things are called on the server.

    <prefix>-<index>                       alias: what answers and is fed
    <prefix>-<index>-building              alias: the index a rebuild fills, fed as well
    <prefix>-<index>-<schema>-<analysis>-<time>   the indexes themselves
    <prefix>-lexicons                      one document per index: its word list

The prefix is a setting: several portals, and every test run, share one server without meeting.
"""

import datetime as dt
import re
from dataclasses import dataclass

from portal import clock
from search.contract import IndexSchema
from search.engines.common import schema_hash
from search.german import ANALYSIS_VERSION


@dataclass(frozen=True)
class Names:
    """The names of the index `name`."""

    prefix: str
    name: str

    @property
    def serving(self) -> str:
        return f"{self.prefix}-{self.name}"

    @property
    def building(self) -> str:
        return f"{self.serving}-building"

    @property
    def lexicons(self) -> str:
        return f"{self.prefix}-lexicons"

    def new(self, schema: IndexSchema) -> str:
        """Return the name of an index to be made now."""
        now = clock.real_now().astimezone(dt.UTC)
        return f"{self.serving}-{schema_hash(schema)}-{ANALYSIS_VERSION}-{now:%Y%m%d%H%M%S%f}"

    def made_at(self, index: str) -> dt.datetime | None:
        """Return when the index of this name was made; None for a name that is not one of ours."""
        found = re.fullmatch(rf"{re.escape(self.serving)}-[0-9a-f]{{8}}-\w+-(\d{{20}})", index)
        if found is None:
            return None
        return dt.datetime.strptime(found[1], "%Y%m%d%H%M%S%f").replace(tzinfo=dt.UTC)
