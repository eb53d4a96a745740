"""Checking links to other houses: each one weekly, gently, in the slow queue.

Rooms keep a table of their own (a model on `CheckedLink`) and say which links it should hold.
"""

import datetime as dt
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal import clock
from portal.fetching import FetchFailed, FetchRefused, Limits, fetch, is_public_address
from portal.siteconfig.models import CitySettings

CHECK_EVERY = dt.timedelta(days=7)
BATCH = 200
# At most this many per task, so that an import waits minutes and not hours for its turn.
PER_TASK = 100
PAUSE = 1.0  # seconds between two questions to one host
LIMITS = Limits(seconds=10, size=16 * 1024)
MOST_SECONDS = 240
LONGEST = 1000

# These say "not you" or "not now"; a person with a browser may well get through.
_UNCLEAR = frozenset({401, 403, 405, 406, 407, 408, 425, 429, 451, 503})


def url_digest(url: str) -> str:
    """Return the key of a link's row: addresses may be too long for an index of their own."""
    return hashlib.sha256(url.encode()).hexdigest()


class CheckedLink(models.Model):
    """One address and what it answered last (Linkprüfung)."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    url = models.URLField(_("Adresse"), max_length=LONGEST)
    checked_at = models.DateTimeField(_("zuletzt geprüft"), null=True, blank=True, db_index=True)
    status = models.PositiveSmallIntegerField(_("Antwort (HTTP)"), null=True, blank=True)
    problem = models.CharField(_("Problem"), max_length=200, blank=True)
    failing_since = models.DateTimeField(_("kaputt seit"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = (models.F("failing_since").asc(nulls_last=True), "pk")

    def __str__(self) -> str:
        return self.url


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


def keep_links(table: type[Any], urls: Iterable[str]) -> int:
    """Let `table` hold exactly the links `urls`; return how many are new."""
    wanted = {url_digest(url): url for url in urls}
    known = set(table.objects.values_list("digest", flat=True))
    new = [table(digest=key, url=url) for key, url in wanted.items() if key not in known]
    gone = sorted(known - wanted.keys())
    for start in range(0, len(new), BATCH):
        with transaction.atomic():
            table.objects.bulk_create(new[start : start + BATCH], ignore_conflicts=True)
    for start in range(0, len(gone), BATCH):
        with transaction.atomic():
            table.objects.filter(digest__in=gone[start : start + BATCH]).delete()
    return len(new)


def links_are_due(table: type[Any]) -> bool:
    """Tell whether links wait to be checked, and the portal may ask for them at all."""
    return settings.PORTAL_CHECK_LINKS and _due(table).exists()


def check_links(
    table: type[Any],
    *,
    guard: Callable[[str], bool] = is_public_address,
    pause: float = PAUSE,
    limits: Limits = LIMITS,
) -> int:
    """Check the links that wait longest; return how many were checked.

    One at a time; hosts take turns, and none is asked twice within `pause` seconds. A link counts as
    checked from the moment before it is asked: a second process takes the next one.
    """
    agent, checked = user_agent(), 0
    end = time.monotonic() + MOST_SECONDS
    last: dict[str, float] = {}
    for link in _in_turns(list(_due(table)[:PER_TASK])):
        if time.monotonic() > end:
            break
        if not _claim(link):
            continue
        host = urlsplit(link.url).netloc
        time.sleep(max(0.0, last.get(host, 0.0) + pause - time.monotonic()))
        status, problem = _ask(link.url, agent, guard, limits)
        last[host] = time.monotonic()
        _note(link, status, problem)
        checked += 1
    return checked


def user_agent() -> str:
    """Return who asks, with a way to reach the city: those who run the other side may complain."""
    site = Site.objects.get(is_default_site=True)
    contact = CitySettings.for_site(site).email
    about = "; ".join(part for part in (f"+{site.root_url}", contact) if part)
    return f"Bildungsportal-Linkpruefung/1.0 ({about})"


def _due(table: type[Any]) -> QuerySet[Any]:
    waiting = Q(checked_at=None) | Q(checked_at__lte=clock.real_now() - CHECK_EVERY)
    due: QuerySet[Any] = table.objects.filter(waiting)
    return due.order_by(F("checked_at").asc(nulls_first=True), "pk")


def _in_turns(links: list[Any]) -> Iterator[Any]:
    """Yield the links so that those of one host lie far apart."""
    by_host: dict[str, list[Any]] = {}
    for link in links:
        by_host.setdefault(urlsplit(link.url).netloc, []).append(link)
    while by_host:
        for host in list(by_host):
            yield by_host[host].pop(0)
            if not by_host[host]:
                del by_host[host]


def _claim(link: Any) -> bool:
    found = type(link).objects.filter(pk=link.pk, checked_at=link.checked_at)
    return bool(found.update(checked_at=clock.real_now()) == 1)


def _ask(
    url: str, agent: str, guard: Callable[[str], bool], limits: Limits
) -> tuple[int | None, str]:
    """Return status and problem: HEAD first, GET where that is not liked."""
    try:
        answer = fetch(url, user_agent=agent, method="HEAD", limits=limits, guard=guard)
        if answer.status >= 400:
            answer = fetch(url, user_agent=agent, limits=limits, guard=guard)
    except (FetchRefused, FetchFailed) as error:
        return None, str(error)
    return answer.status, f"HTTP {answer.status}" if is_failure(answer.status) else ""


def _note(link: Any, status: int | None, problem: str) -> None:
    health = after_check(
        Health(failing_since=link.failing_since, broken=link.broken),
        failed=bool(problem),
        now=clock.real_now(),
    )
    type(link).objects.filter(pk=link.pk).update(
        status=status,
        problem=problem,
        failing_since=health.failing_since,
        broken=health.broken,
    )
