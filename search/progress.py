"""A progress bar for commands that a person watches."""

from collections.abc import Callable

WIDTH = 30


def thousands(number: int) -> str:
    """Return an integer as Germans write it: 12.345."""
    return f"{number:,}".replace(",", ".")


class ProgressBar:
    """On a terminal one line that fills; elsewhere (logs) a line for every tenth done."""

    def __init__(self, write: Callable[[str], object], *, terminal: bool) -> None:
        self._write = write
        self._terminal = terminal
        self._last = ("", -1)

    def show(self, label: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of `label` are done."""
        percent = 100 if total == 0 else done * 100 // total
        step = percent if self._terminal else percent // 10 * 10
        if (label, step) == self._last:
            return
        self._last = (label, step)
        count = f"{thousands(done)} von {thousands(total)}"
        if self._terminal:
            filled = "█" * (percent * WIDTH // 100)
            end = "\n" if done >= total else ""
            self._write(f"\r{label:<22} {filled:·<{WIDTH}} {percent:3d} %  {count}{end}")
        else:
            self._write(f"{label}: {percent} % ({count})\n")
