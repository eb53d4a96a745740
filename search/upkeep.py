"""What the search does by itself: drain every minute, compare with the database every night."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.jobs.registry import PeriodicJob, register

from . import registry
from .drain import drain
from .engine import get_engine
from .runs import is_alive, last_run
from .state import index_states
from .verify import verify

MOST_SECONDS = 20.0  # per index and minute; the next minute goes on


def drain_all() -> str:
    """Carry out what is due in every index; return a sentence if there was anything."""
    accounts = []
    for index in registry.all_indexes():
        report = drain(index.schema.name, seconds=MOST_SECONDS)
        if report.done or report.failed or report.error:
            accounts.append(f"{index.schema.name}: {report}")
    return "; ".join(accounts)


def verify_all() -> str:
    """Compare every index with the database, repair it and tidy up behind its rebuilds; have one that
    is unusable rebuilt."""
    from .tasks import rebuild_index  # the task queue is not ready when this is registered

    accounts = []
    for one in index_states():
        if one.health.state in {"missing", "rebuild_needed"}:
            rebuild_index.enqueue(one.name)
            accounts.append(_("%(index)s: wird neu aufgebaut") % {"index": one.name})
            continue
        run = last_run(one.name)
        if run is None or not is_alive(run):
            get_engine().tidy(registry.get(one.name).schema)
        found = verify(one.name)
        drain(one.name, seconds=MOST_SECONDS)
        accounts.append(str(found))
    return "; ".join(accounts)


def register_jobs() -> None:
    """Register the periodic jobs; called once when the app is ready."""
    register(
        PeriodicJob(
            name="search.drain",
            label=gettext_lazy("Änderungen in die Suche übernehmen"),
            every=dt.timedelta(minutes=1),
            run=drain_all,
        )
    )
    register(
        PeriodicJob(
            name="search.verify",
            label=gettext_lazy("Suche mit der Datenbank vergleichen"),
            at=dt.time(3, 30),
            run=verify_all,
        )
    )
