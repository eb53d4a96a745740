"""The files as they arrived: kept for questions, not for ever, because they name lecturers."""

import datetime as dt

from portal import clock

from ..models import ImportRun

KEPT = dt.timedelta(days=90)


def forget_originals() -> int:
    """Delete the original files of imports made over 90 days ago; return how many."""
    before = clock.real_now() - KEPT
    runs = ImportRun.objects.filter(created_at__lt=before).exclude(original="")
    for run in runs:
        run.original.delete(save=False)
        run.save(update_fields=("original",))
    return len(runs)
