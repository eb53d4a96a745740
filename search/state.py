"""How the search is doing, for `/health/ready` and the admin."""

from dataclasses import dataclass
from typing import Any

from . import outbox, registry
from .contract import Health
from .engine import get_engine

# When the oldest change waits longer than this, nobody drains.
ALARM_SECONDS = 300


@dataclass(frozen=True, kw_only=True)
class IndexState:
    """One index: what the engine says of it, and how far it is behind the database."""

    name: str
    health: Health
    lag: outbox.Lag

    @property
    def state(self) -> str:
        """The engine's state; "behind" where that is ok but changes wait too long."""
        late = self.lag.oldest_seconds > ALARM_SECONDS
        return "behind" if self.health.state == "ok" and late else self.health.state


def index_states() -> list[IndexState]:
    """Return the state of every index. Never raises for the engine."""
    engine = get_engine()
    return [
        IndexState(
            name=index.schema.name,
            health=engine.health(index.schema),
            lag=outbox.lag(index.schema.name),
        )
        for index in registry.all_indexes()
    ]


def health() -> dict[str, Any]:
    """Return engine, state (the first that is not ok), documents and lag, and each index's own."""
    states = index_states()
    troubled = [one.state for one in states if one.state != "ok"]
    return {
        "engine": get_engine().name,
        "state": troubled[0] if troubled else "ok",
        "documents": sum(one.health.documents for one in states),
        "lag": {
            "due": sum(one.lag.due for one in states),
            "failed": sum(one.lag.failed for one in states),
            "oldest_seconds": max((one.lag.oldest_seconds for one in states), default=0),
        },
        "indexes": {
            one.name: {
                "state": one.state,
                "documents": one.health.documents,
                "due": one.lag.due,
            }
            for one in states
        },
    }
