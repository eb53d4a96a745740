"""Tasks for the tests of the queue."""

import time
from pathlib import Path

from django_tasks import task


@task()
def wait_until_released(marker: str) -> str:
    """Work until the file `marker` appears."""
    while not Path(marker).exists():
        time.sleep(0.05)
    return "done"
