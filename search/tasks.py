"""Background work on the indexes. Both tasks may run twice: the second finds nothing to do."""

from django_tasks import task

from .drain import drain
from .rebuild import rebuild


@task()
def drain_index(index_name: str) -> str:
    """Carry out what is due; return a short account."""
    return str(drain(index_name))


@task(queue_name="slow")
def rebuild_index(index_name: str) -> int:
    """Build the index anew beside the one that serves; return the number of documents."""
    return rebuild(index_name).documents
