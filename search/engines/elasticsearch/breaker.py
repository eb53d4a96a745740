"""A circuit breaker: after a failure that cost somebody time, and after some in a row of any kind, nobody
waits for a server that does not answer.

Our own few lines, because pybreaker holds a lock while it calls: all threads of a process would ask
the server one after the other.
"""

import threading
import time
from collections.abc import Callable

FAILURES = 3
PAUSE = 30.0  # seconds until one question is tried again
SHORT_PAUSE = 2.0  # the same after a single slow failure: a page asks several questions
SLOW = 0.3  # seconds from which on a failure is slow


class Breaker:
    """Closed at first; open for a short pause after a slow failure, for a long one after `FAILURES` in
    a row. Safe for threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._reason = ""
        self._pause = 0.0
        self._closed_again_at = 0.0

    @property
    def failures(self) -> int:
        """How many questions in a row failed."""
        return self._failures

    @property
    def reason(self) -> str:
        """What the last failure was."""
        return self._reason

    @property
    def is_open(self) -> bool:
        """Whether questions are refused just now."""
        with self._lock:
            return self._clock() < self._closed_again_at

    def allows(self) -> bool:
        """Return whether to ask. After a pause it allows one trial per pause, not all at once."""
        with self._lock:
            if self._clock() < self._closed_again_at:
                return False
            if self._pause:
                self._closed_again_at = self._clock() + self._pause
            return True

    def succeeded(self) -> None:
        """Note an answer: the next questions go through."""
        with self._lock:
            self._failures = 0
            self._pause = self._closed_again_at = 0.0

    def failed(self, seconds: float, reason: str = "") -> None:
        """Note that the server did not answer as it should, and took `seconds` for it."""
        with self._lock:
            self._failures += 1
            self._reason = reason
            if self._failures >= FAILURES:
                self._pause = PAUSE
            elif seconds >= SLOW:
                self._pause = SHORT_PAUSE
            if self._pause:
                self._closed_again_at = self._clock() + self._pause
