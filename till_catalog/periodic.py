"""What the catalogue does by itself, and when."""

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.jobs.registry import PeriodicJob
from portal.links import links_are_due

from .importers.lifecycle import interrupt_lost
from .importers.originals import forget_originals
from .indexing.validity import mark_fundings
from .models import LinkCheck


def _order_upkeep() -> None:
    from .tasks import keep_up  # tasks need the registry of apps to be ready

    keep_up.enqueue()


def _order_link_check() -> None:
    from .tasks import check_due_links  # as above

    if links_are_due(LinkCheck):
        check_due_links.enqueue()


def _order_dump() -> str:
    from .tasks import write_dump  # as above

    if not settings.PORTAL_OPEN_DATA:
        return str(_("abgeschaltet"))
    write_dump.enqueue()
    return ""


# In the order of a day; what is done all day long comes last.
JOBS = (
    PeriodicJob(
        name="till.fundings",
        at=dt.time(0, 5),
        label=_("Förderungen, die beginnen oder enden, in die Suche übernehmen"),
        run=mark_fundings,
    ),
    PeriodicJob(
        name="till.nightly",
        at=dt.time(1, 30),
        label=_("Kurse: ablaufen lassen, zusammenführen, bewerten, Duplikate suchen"),
        run=_order_upkeep,
    ),
    PeriodicJob(
        name="till.imports.originals",
        at=dt.time(3, 40),
        label=_("Importdateien löschen, die älter als 90 Tage sind"),
        run=forget_originals,
    ),
    PeriodicJob(
        name="till.open_data",
        at=dt.time(4, 10),
        label=_("Offene Daten: jede Nacht eine neue Ausgabe schreiben"),
        run=_order_dump,
    ),
    PeriodicJob(
        name="till.imports.lost",
        every=dt.timedelta(minutes=1),
        label=_("Importe beenden, deren Prozess verschwunden ist"),
        run=interrupt_lost,
    ),
    PeriodicJob(
        name="till.links",
        every=dt.timedelta(minutes=15),
        label=_("Links der Kurse prüfen, jeden einmal in der Woche"),
        run=_order_link_check,
    ),
)
