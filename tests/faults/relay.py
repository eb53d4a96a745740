"""A server between the portal and a real one, that is late where a test wants it to be."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import urllib3

from tests.support.bad_servers import Answer, Question, http

HANGING = 1e6  # seconds; nobody waits so long, and the end of the test ends it
KEPT = ("Content-Type", "X-Elastic-Product")


@dataclass
class Relay:
    """Hands everything on. The answer to a path that has one of `late` in it comes that many seconds
    later, whatever the server did at once; `instead` may answer in its place. `asked`: the paths in their
    order, without their options."""

    target: str
    url: str = ""
    late: dict[str, float] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    instead: Callable[[Question], Answer | None] = lambda question: None
    pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager)

    def answer(self, question: Question) -> Answer:
        self.asked.append(question.path.partition("?")[0])
        if given := self.instead(question):
            return given
        found = self.pool.request(
            question.method,
            self.target + question.path,
            body=question.body,
            headers=dict(question.headers),
            timeout=60,
            retries=False,
        )
        kept = {name: found.headers[name] for name in KEPT if name in found.headers}
        return Answer(found.status, kept, found.data)

    def delay(self, question: Question) -> float:
        return max((late for part, late in self.late.items() if part in question.path), default=0)


@contextmanager
def relay(target: str) -> Iterator[Relay]:
    """Yield a relay to the server at `target`."""
    made = Relay(target)
    with http(made.answer, made.delay) as made.url:
        yield made
    made.pool.clear()
