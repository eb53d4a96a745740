"""Work on an index that a person watches: what several commands do, each with its progress."""

from functools import partial

from django.core.management.base import BaseCommand, CommandError

from search import outbox
from search.contract import EngineError
from search.drain import Drained, drain
from search.progress import ProgressBar
from search.state import index_states
from search.verify import Verified, verify


def progress_bar(command: BaseCommand) -> ProgressBar:
    """Return a bar on the command's output."""
    return ProgressBar(partial(command.stdout.write, ending=""), terminal=command.stdout.isatty())


def watched_drain(command: BaseCommand, name: str) -> Drained:
    """Carry out all that is due now. Raises LookupError where there is no such index."""
    bar = progress_bar(command)
    due = outbox.rows_ready(name).count()

    def progress(carried_out: int) -> None:
        bar.show(f"{name}: Änderungen", carried_out, due)

    return drain(name, limit=due, progress=progress)


def watched_verify(command: BaseCommand, name: str, *, repair: bool = True) -> Verified:
    """Compare the index with the database. Raises LookupError where there is no such index, CommandError
    where it cannot be read."""
    bar = progress_bar(command)
    total = sum(one.health.documents for one in index_states() if one.name == name)

    def progress(read: int) -> None:
        bar.show(f"{name}: Einträge lesen", read, max(read, total))

    try:
        return verify(name, repair=repair, progress=progress)
    except EngineError as error:
        raise CommandError(f"{name}: Der Index ist nicht lesbar ({error}).") from error


def nothing_taken(names: list[str]) -> CommandError:
    """Return what to raise where the engine did not take the changes of these indexes."""
    return CommandError(
        "Die Suchmaschine nimmt gerade nichts an, die Änderungen warten weiter: " + ", ".join(names)
    )
