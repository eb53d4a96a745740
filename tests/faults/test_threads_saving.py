"""Twenty people save while the index is drained: nobody waits for long, nothing is lost."""

import threading
import time

import pytest
from django.db import connection

from search.api import search
from search.contract import Query
from search.drain import drain
from search.rebuild import rebuild
from search.verify import verify
from tests.search import notes

THREADS, SAVES = 20, 5


@pytest.mark.db
@pytest.mark.usefixtures("embedded")
@pytest.mark.django_db(transaction=True)
def test_twenty_threads_save_while_a_drain_runs() -> None:
    rebuild(notes.NAME)
    errors: list[BaseException] = []
    slowest: list[float] = []
    finished = threading.Event()

    def save(number: int) -> None:
        try:
            for count in range(SAVES):
                started = time.monotonic()
                notes.write(f"{number} stand{count}", pk=1000 + number)
                slowest.append(time.monotonic() - started)
        except BaseException as error:  # noqa: BLE001 - told by the test below
            errors.append(error)
        finally:
            connection.close()

    def keep_draining() -> None:
        try:
            while not finished.is_set():
                drain(notes.NAME)
        except BaseException as error:  # noqa: BLE001 - told by the test below
            errors.append(error)
        finally:
            connection.close()

    drainer = threading.Thread(target=keep_draining)
    writers = [threading.Thread(target=save, args=(number,)) for number in range(THREADS)]
    drainer.start()
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join(60)
    finished.set()
    drainer.join(60)
    assert errors == []
    assert len(slowest) == THREADS * SAVES
    assert max(slowest) < 20  # the database's own limit for a lock
    drain(notes.NAME)
    found = verify(notes.NAME, repair=False)
    assert (found.documents, found.drift, found.due) == (THREADS, 0, 0)
    last = search(notes.NAME, Query(words=f"stand{SAVES - 1}", stage="strict", limit=50))
    assert [hit.key for hit in last.hits] == list(range(1000, 1000 + THREADS))
