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


def drain_is_waiting(index_name: str) -> bool:
    """Tell whether a drain of the index stands in the queue and has not begun."""
    return _is_waiting(drain_index.module_path, index_name)


def rebuild_is_waiting(index_name: str) -> bool:
    """Tell whether a rebuild of the index stands in the queue and has not begun."""
    return _is_waiting(rebuild_index.module_path, index_name)


def _is_waiting(task_path: str, index_name: str) -> bool:
    queued = DBTaskResult.objects.ready().filter(task_path=task_path)
    return any(
        arguments["args"] == [index_name]
        for arguments in queued.values_list("args_kwargs", flat=True)
    )
