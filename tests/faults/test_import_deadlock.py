"""An import and somebody else wait for each other's rows; PostgreSQL ends one of them."""

import threading
import time

import pytest
from django.db import connection, transaction

from tests.factories.catalogue import make_source
from tests.till_catalog.importing import berlin, course, import_bytes
from till_catalog.models import Offer

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"


def wait_for_waiting() -> None:
    """Wait until somebody in this database server waits for a lock."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("the import waits for nobody")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_batch_that_lost_in_a_deadlock_is_stored_at_the_second_attempt(
    caplog: pytest.LogCaptureFixture,
) -> None:
    source = make_source()
    import_bytes(source, berlin(course("1"), course("2")))
    first, second = Offer.objects.order_by("pk")
    held, errors = threading.Event(), list[BaseException]()

    def somebody_else() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL deadlock_timeout = '20s'")  # the import is to lose
                Offer.objects.filter(pk=second.pk).update(extra_info="Bitte läuten.")
                held.set()
                wait_for_waiting()
                Offer.objects.filter(pk=first.pk).update(extra_info="Bitte klopfen.")
        except BaseException as error:  # noqa: BLE001 - told by the test below
            errors.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=somebody_else)
    thread.start()
    assert held.wait(10)
    run = import_bytes(
        source, berlin(course("1", name="Töpfern am Abend"), course("2", name="Töpfern früh"))
    )
    thread.join(20)
    assert errors == []
    assert [record.getMessage() for record in caplog.records] == [
        f"import run {run.pk}: a batch lost its locks"
    ]
    assert (run.updated, run.rejected, run.processed) == (2, 0, 2)
    titles = Offer.objects.order_by("pk").values_list("title", flat=True)
    assert list(titles) == ["Töpfern am Abend", "Töpfern früh"]
