"""A circuit breaker: after some failures in a row nobody waits for a server that does not answer.

Our own few lines, because pybreaker holds a lock while it calls: all threads of a process would ask
the server one after the other.
"""

import threading
import time
from collections.abc import Callable

FAILURES = 3
PAUSE = 30.0  # seconds until one question is tried again


class Breaker:
    """Closed at first; open after `FAILURES` in a row. Safe for threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_again_at = 0.0

    @property
    def is_open(self) -> bool:
        """Whether questions are refused just now."""
        with self._lock:
            return self._failures >= FAILURES and self._clock() < self._closed_again_at

    def allows(self) -> bool:
        """Return whether to ask. After the pause it allows one trial per pause, not all at once."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._clock() < self._closed_again_at:
                return False
            self._closed_again_at = self._clock() + PAUSE
            return True

    def succeeded(self) -> None:
        """Note an answer: the next questions go through."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """Note that the server did not answer as it should."""
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._closed_again_at = self._clock() + PAUSE
