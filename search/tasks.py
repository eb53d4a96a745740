"""Background work on the indexes. Both tasks may run twice: the second finds nothing to do."""

from django_tasks import task
from django_tasks_db.models import DBTaskResult

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


def rebuild_is_waiting(index_name: str) -> bool:
    """Tell whether a rebuild of the index stands in the queue and has not begun."""
    queued = DBTaskResult.objects.ready().filter(task_path=rebuild_index.module_path)
    return any(row.args_kwargs["args"] == [index_name] for row in queued)
