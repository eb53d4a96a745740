"""The one client of a process, and what its errors mean to us."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.contract import EngineError

from .breaker import Breaker
from .deadline import Deadline
from .in_time import InTimeNode

logger = logging.getLogger(__name__)

T = TypeVar("T")

# How to ask: with a deadline for somebody who waits, with patience for everybody else.
Ask = Callable[[Callable[[Elasticsearch], Any]], Any]

SEARCH_SECONDS = 1.0  # with the answer from the database behind it, a visitor waits 1.5 s at most
FEED_SECONDS = 10.0  # a worker has mails to send as well; what is not taken in time stays due
BULK_SECONDS = 60.0
OF_SERVER = 0.8  # of the time for a search, after which the server gives up by itself


def server_timeout() -> str:
    """Return what to tell the server of the time for a search: our own deadline comes later."""
    return f"{SEARCH_SECONDS * OF_SERVER * 1000:.0f}ms"


class IndexMissing(EngineError):
    """The server answers, but has no such index, alias or document."""


class QuestionRefused(EngineError):
    """The server answers, but not this question: a mistake of ours, whatever was typed."""


class Connection:
    """Talks to the cluster at `urls`; another node is tried where one is gone."""

    def __init__(self, urls: Sequence[str], *, api_key: str | None, ca_certs: str | None) -> None:
        options: dict[str, Any] = {} if ca_certs is None else {"ca_certs": ca_certs}
        self.breaker = Breaker()
        self._client = Elasticsearch(
            list(urls),
            node_class=InTimeNode,
            api_key=api_key,
            request_timeout=SEARCH_SECONDS,
            max_retries=len(urls) - 1,
            retry_on_timeout=False,
            **options,
        )
        self.patient = self._client.options(request_timeout=BULK_SECONDS, max_retries=len(urls))

    def soon(self) -> "Soon":
        """Return how to ask for somebody who waits: all answers together within `SEARCH_SECONDS`."""
        return Soon(self._client, self.breaker, Deadline(SEARCH_SECONDS))

    def feeding(self) -> Ask:
        """Return how to send a worker's changes: all of them together within `FEED_SECONDS`."""
        client = self.patient.options(request_timeout=FEED_SECONDS)
        deadline = Deadline(FEED_SECONDS)

        def ask(call: Callable[[Elasticsearch], T]) -> T:
            with errors_translated():
                return deadline.run(lambda: call(client))

        return ask

    def do(self, call: Callable[[Elasticsearch], T]) -> T:
        """Return what `call` gets from the server, for work that may take its time."""
        with errors_translated():
            return call(self.patient)


class Soon:
    """The questions of one answer that somebody waits for. It raises EngineError when the time is over,
    or at once where the last questions failed too."""

    def __init__(self, client: Elasticsearch, breaker: Breaker, deadline: Deadline) -> None:
        self._client = client
        self._breaker = breaker
        self._deadline = deadline

    def __call__(self, call: Callable[[Elasticsearch], T]) -> T:
        """Return what `call` gets from the server."""
        if self._deadline.left <= 0:  # we took it ourselves, or earlier questions did
            raise EngineError("no time left to ask")
        if not self._breaker.allows():
            raise EngineError(f"asked again in a moment; the last time: {self._breaker.reason}")
        began = time.monotonic()
        try:
            answer = self._asked(call)
        except (IndexMissing, QuestionRefused):  # no reason to keep others from asking
            self._breaker.succeeded()
            raise
        except EngineError as error:
            self._breaker.failed(time.monotonic() - began, str(error))
            raise
        self._breaker.succeeded()
        return answer

    def extra(self, call: Callable[[Elasticsearch], T]) -> T:
        """The same for what the answer can do without: that there is no time for it is no outage."""
        return self._asked(call)

    def _asked(self, call: Callable[[Elasticsearch], T]) -> T:
        with errors_translated():
            return self._deadline.run(lambda: call(self._client))


@contextmanager
def errors_translated() -> Iterator[None]:
    """Raise EngineError for whatever keeps the server from answering."""
    try:
        yield
    except ApiError as error:
        if error.status_code == 404:
            raise IndexMissing(_told(error)) from error
        if error.status_code == 400:
            logger.error("refused by the server: %s", error.body)
            raise QuestionRefused(_told(error)) from error
        raise EngineError(f"{error.status_code}: {_told(error)}") from error
    except TransportError as error:
        raise EngineError(f"{type(error).__name__}: {error}") from error


def _told(error: ApiError) -> str:
    body = error.body
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        return str(body["error"].get("reason") or error.message)
    return str(error.message)
