"""`manage.py db_worker` of django-tasks-db, with a heartbeat (see portal.jobs.heartbeat).

It has the same name on purpose: whoever starts a worker by the library's handbook gets one that the
reaper knows. `portal.jobs` stands before `django_tasks_db` in INSTALLED_APPS, so this one wins.
"""

from typing import Any

from django_tasks_db.management.commands.db_worker import Command as WorkerCommand

from portal.jobs.heartbeat import Heartbeat


class Command(WorkerCommand):
    def handle(self, *, worker_id: str, queue_name: str, **options: Any) -> None:
        options["reload"] = False  # a reloading worker may leave tasks half done
        with Heartbeat(worker_id=worker_id, queues=queue_name):
            super().handle(worker_id=worker_id, queue_name=queue_name, **options)
