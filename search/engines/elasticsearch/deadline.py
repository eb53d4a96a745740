"""A hard end for the calls over the network that make up one answer.

A timeout of the client holds per read: a server that sends a byte now and then keeps it waiting for ever.
The connections of `in_time` ask the deadline of their call before each read.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from search.contract import EngineError

T = TypeVar("T")

# Calls left behind at once: a server that nobody reaches must not eat the process's memory.
MOST = 24
_slots = threading.BoundedSemaphore(MOST)
_thread = threading.local()


class Deadline:
    """`seconds` from now on, for all calls that make up one answer."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """How many seconds are left; none or less when it is over."""
        return self._end - time.monotonic()

    @staticmethod
    def present() -> "Deadline | None":
        """Return the deadline that the running call has to keep."""
        return getattr(_thread, "deadline", None)

    def run(self, call: Callable[[], T]) -> T:
        """Return or raise what `call` does; EngineError where the time is over before it."""
        if self.left <= 0:
            raise EngineError("no answer in time")
        _thread.deadline = self
        try:
            return call()
        finally:
            _thread.deadline = None

    def leave_behind(self, call: Callable[[], T]) -> T:
        """Return or raise what `call` does in a thread that is left behind when the time is over, for what
        knows no timeout; TimeoutError then. It costs more than a question: not for each one."""
        left = self.left
        if left <= 0 or not _slots.acquire(timeout=left):
            raise TimeoutError
        future: Future[T] = Future()

        def work() -> None:
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                future.set_exception(error)
            finally:
                _slots.release()

        # A daemon: a process that ends does not wait for a server that never will.
        threading.Thread(target=work, name="elasticsearch", daemon=True).start()
        return future.result(timeout=max(0.0, self.left))
