"""A thread beside the worker that says "I live" in the database.

A worker killed with SIGKILL leaves its task RUNNING for ever; the missing beat is how the reaper
knows. The thread has a database connection of its own.
"""

import datetime as dt
import logging
import threading
from types import TracebackType

from django.db import Error as DatabaseError
from django.db import connection

from portal import clock

from .models import WorkerBeat

logger = logging.getLogger(__name__)

INTERVAL = dt.timedelta(seconds=15)
DEAD_AFTER = dt.timedelta(minutes=2)


class Heartbeat:
    """Context manager around a worker's loop."""

    def __init__(self, *, worker_id: str, queues: str) -> None:
        self.worker_id = worker_id
        self.queues = queues
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def __enter__(self) -> None:
        self._beat()
        self._thread.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
        WorkerBeat.objects.filter(worker_id=self.worker_id).delete()

    def _beat(self) -> None:
        WorkerBeat.objects.update_or_create(
            worker_id=self.worker_id,
            defaults={"queues": self.queues, "beat_at": clock.real_now()},
        )

    def _run(self) -> None:
        while not self._stop.wait(INTERVAL.total_seconds()):
            try:
                self._beat()
            except DatabaseError:
                # A missed beat is no reason to die; DEAD_AFTER leaves room for several.
                logger.warning("heartbeat of %s missed", self.worker_id)
                connection.close()
        connection.close()
