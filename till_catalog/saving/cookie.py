"""Which offers a browser has saved. The cookie holds their ids in the order of saving, no more.

Scripts may read it: pages are the same for everybody, so that they can be kept in caches, and the
browser itself marks the buttons (static/js/saved.js). It is set only when somebody saves.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NAME = "merkliste"
MOST = 50
KEPT = dt.timedelta(days=180)
PATH = "/"
_BETWEEN = "."  # needs no quotes in a cookie
_ID = re.compile(r"[1-9][0-9]{0,17}")  # what a database column can hold


def read_ids(texts: Iterable[str]) -> tuple[int, ...]:
    """Return the ids among `texts`, each once, in their order, at most 50; the rest is ignored."""
    found = dict.fromkeys(int(text) for text in texts if _ID.fullmatch(text))
    return tuple(found)[:MOST]


def saved(request: HttpRequest) -> tuple[int, ...]:
    """Return the ids that the browser has saved."""
    return read_ids(request.COOKIES.get(NAME, "").split(_BETWEEN))


def keep(response: HttpResponse, ids: Sequence[int]) -> None:
    """Let the browser keep `ids`, or forget the cookie where there are none."""
    if not ids:
        response.delete_cookie(NAME, path=PATH, samesite="Lax")
        return
    response.set_cookie(
        NAME,
        _BETWEEN.join(map(str, ids)),
        max_age=KEPT,
        path=PATH,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=False,
    )
