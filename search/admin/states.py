"""One card per index: its state in plain words, what to do about it, its last rebuild."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal import clock
from search import runs
from search.models import RebuildRun
from search.outbox import Lag
from search.state import IndexState
from search.tasks import rebuild_is_waiting

Tone = Literal["success", "warning", "critical"]

# State -> (tone, what it means, what to do). "refused": behind, but only with what was refused.
STATES = {
    "ok": ("success", gettext_lazy("In Ordnung"), ""),
    "behind": (
        "warning",
        gettext_lazy("Änderungen bleiben liegen"),
        gettext_lazy(
            "Schon länger als fünf Minuten ist etwas nicht übernommen worden. Sehen Sie unter"
            " „Regelmäßige Aufgaben“ nach, ob „Änderungen in die Suche übernehmen“ läuft. Läuft es"
            " nicht, verständigen Sie den technischen Betrieb. Verloren geht nichts."
        ),
    ),
    "refused": (
        "warning",
        gettext_lazy("Änderungen werden nicht angenommen"),
        gettext_lazy("Die Gründe stehen unter „Ansehen und noch einmal versuchen“."),
    ),
    "rebuild_needed": (
        "warning",
        gettext_lazy("Veraltet"),
        gettext_lazy(
            "Der Index antwortet, kennt aber Neuerungen der Software noch nicht. Bauen Sie ihn neu"
            " auf; bis dahin antwortet der alte. Sonst geschieht es in der nächsten Nacht."
        ),
    ),
    "missing": (
        "critical",
        gettext_lazy("Es gibt noch keinen Index"),
        gettext_lazy(
            "Die Suche antwortet aus der Datenbank: langsamer, ohne Filterzahlen, ohne Nachsicht bei"
            " Tippfehlern. Bauen Sie den Index auf."
        ),
    ),
    "unreachable": (
        "critical",
        gettext_lazy("Die Suchmaschine antwortet nicht"),
        gettext_lazy(
            "Die Suche antwortet aus der Datenbank: langsamer, ohne Filterzahlen, ohne Nachsicht bei"
            " Tippfehlern. Änderungen warten und gehen nicht verloren. Bleibt es länger als ein paar"
            " Minuten so, verständigen Sie den technischen Betrieb."
        ),
    ),
}


@dataclass(frozen=True, kw_only=True)
class RunCard:
    """The present or last rebuild. `busy`: it runs or waits for its turn; `waiting`: not begun yet.

    `outcome` is a sentence, empty while it is busy.
    """

    index_name: str
    run: RebuildRun | None
    waiting: bool

    @property
    def running(self) -> bool:
        return self.run is not None and runs.is_alive(self.run)

    @property
    def busy(self) -> bool:
        return self.running or self.waiting

    @property
    def failed(self) -> bool:
        return self.run is not None and not self.running and self.run.documents is None

    @property
    def outcome(self) -> str:
        run = self.run
        if self.busy:
            return ""
        if run is None:
            return _("Noch nicht neu aufgebaut.")
        if run.finished_at is None:
            return _(
                "Abgebrochen: Der Vorgang gibt kein Lebenszeichen mehr. Sie können neu beginnen."
            )
        if run.error:
            return run.error
        return _("Gelungen, in %(duration)s.") % {
            "duration": _duration(run.finished_at - run.started_at)
        }


@dataclass(frozen=True, kw_only=True)
class IndexCard:
    """One index as the page shows it. `reason`: what the engine itself says, in its own words;
    `documents`: None where it says nothing."""

    name: str
    engine: str
    tone: Tone
    state: str
    advice: str
    reason: str
    documents: int | None
    lag: str
    failed: int
    rebuild: RunCard


def card(state: IndexState) -> IndexCard:
    """Return the card of one index."""
    behind = state.state == "behind"
    only_refused = behind and state.lag.failed == state.lag.due
    tone, meaning, advice = STATES["refused" if only_refused else state.state]
    return IndexCard(
        name=state.name,
        engine=state.health.engine,
        tone=tone,  # type: ignore[arg-type]  # the table holds nothing else
        state=str(meaning),
        advice=str(advice),
        reason=state.health.detail,
        documents=None if state.health.state == "unreachable" else state.health.documents,
        lag=_lag_sentence(state.lag),
        failed=state.lag.failed,
        rebuild=run_card(state.name),
    )


def run_card(index_name: str) -> RunCard:
    """Return what is known of the rebuilds of an index."""
    return RunCard(
        index_name=index_name,
        run=runs.last_run(index_name),
        waiting=rebuild_is_waiting(index_name),
    )


def _lag_sentence(lag: Lag) -> str:
    if not lag.due:
        return _("Alle Änderungen sind übernommen.")
    now = clock.real_now()
    return ngettext(
        "%(due)d Änderung wartet. Wartezeit: %(age)s.",
        "%(due)d Änderungen warten. Wartezeit der ältesten: %(age)s.",
        lag.due,
    ) % {"due": lag.due, "age": timesince(now - dt.timedelta(seconds=lag.oldest_seconds), now)}


def _duration(duration: dt.timedelta) -> str:
    seconds = int(duration.total_seconds())
    if seconds < 60:
        seconds = max(seconds, 1)
        return ngettext("%(n)d Sekunde", "%(n)d Sekunden", seconds) % {"n": seconds}
    minutes = round(seconds / 60)
    return ngettext("%(n)d Minute", "%(n)d Minuten", minutes) % {"n": minutes}
