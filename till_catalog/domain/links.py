"""What the answer to a link means, and when a link is broken."""

import datetime as dt
from dataclasses import dataclass

CHECK_EVERY = dt.timedelta(days=7)

# These say "not you" or "not now"; a person with a browser may well get through.
_UNCLEAR = frozenset({401, 403, 405, 406, 407, 408, 425, 429, 451, 503})


@dataclass(frozen=True, kw_only=True)
class Health:
    """`failing_since`: when a check failed for the first time without a success since."""

    failing_since: dt.datetime | None = None
    broken: bool = False


def is_failure(status: int | None) -> bool:
    """Tell whether an HTTP status (None: no answer at all) means that the link leads nowhere."""
    if status is None:
        return True
    return status >= 400 and status not in _UNCLEAR


def after_check(before: Health, *, failed: bool, now: dt.datetime) -> Health:
    """Return what is known after a check. Broken is a link that failed twice, a week or more apart."""
    if not failed:
        return Health()
    since = before.failing_since or now
    return Health(failing_since=since, broken=now - since >= CHECK_EVERY)
