"""A hard end for a call over the network.

The client's own timeout holds per read: a server that sends a byte now and then keeps it waiting for
ever. So the call runs in a thread that is left behind when its time is over.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from search.contract import EngineError

T = TypeVar("T")

# Calls at once, those left behind included: a dripping server must not eat the process's memory.
_slots = threading.BoundedSemaphore(24)


class Deadline:
    """`seconds` from now on, for all calls that make up one answer."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """How many seconds are left; none or less when it is over."""
        return self._end - time.monotonic()

    def run(self, call: Callable[[], T]) -> T:
        """Return or raise what `call` does; EngineError where the time ends before it."""
        future: Future[T] = Future()
        left = self.left
        if left <= 0 or not _slots.acquire(timeout=left):
            raise EngineError("no answer in time")

        def work() -> None:
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                future.set_exception(error)
            finally:
                _slots.release()

        # A daemon: a process that ends does not wait for a server that never will.
        threading.Thread(target=work, name="elasticsearch", daemon=True).start()
        try:
            return future.result(timeout=max(0.0, self.left))
        except TimeoutError:
            raise EngineError("no answer in time") from None
