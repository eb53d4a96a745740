"""Checking the links that offers show: each one weekly, gently, in the slow queue."""

import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from wagtail.models import Site

from portal import clock
from portal.access import ANONYMOUS, visible_to
from portal.fetching import FetchFailed, FetchRefused, Limits, fetch, is_public_address
from portal.siteconfig.models import CitySettings

from ..domain.links import CHECK_EVERY, Health, after_check, is_failure
from ..models import LinkCheck, Offer, OfferLink
from ..models.link import url_digest

BATCH = 200
# At most this many per task, so that an import waits minutes and not hours for its turn.
PER_TASK = 100
PAUSE = 1.0  # seconds between two questions to one host
LIMITS = Limits(seconds=10, size=16 * 1024)
MOST_SECONDS = 240


def collect_links() -> int:
    """Let the table hold exactly the links of listed offers; return how many are new."""
    shown = visible_to(ANONYMOUS, Offer.objects.all())
    # A joined offer is not listed, but its dates are, with its own way to book.
    offers = Offer.objects.filter(Q(pk__in=shown) | Q(joined_into__in=shown))
    wanted = {url_digest(url): url for url in _urls(offers)}
    known = set(LinkCheck.objects.values_list("digest", flat=True))
    new = [LinkCheck(digest=key, url=url) for key, url in wanted.items() if key not in known]
    gone = sorted(known - wanted.keys())
    for start in range(0, len(new), BATCH):
        with transaction.atomic():
            LinkCheck.objects.bulk_create(new[start : start + BATCH], ignore_conflicts=True)
    for start in range(0, len(gone), BATCH):
        with transaction.atomic():
            LinkCheck.objects.filter(digest__in=gone[start : start + BATCH]).delete()
    return len(new)


def _urls(offers: QuerySet[Offer]) -> Iterator[str]:
    booking = offers.exclude(booking_url="").values_list("booking_url", flat=True)
    yield from booking.distinct().iterator(chunk_size=2000)
    further = OfferLink.objects.filter(offer__in=offers).values_list("url", flat=True)
    yield from further.distinct().iterator(chunk_size=2000)


def links_are_due() -> bool:
    """Tell whether links wait to be checked, and the portal may ask for them at all."""
    return settings.PORTAL_CHECK_LINKS and _due().exists()


def check_links(
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
    for link in _in_turns(list(_due()[:PER_TASK])):
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


def _due() -> QuerySet[LinkCheck]:
    waiting = Q(checked_at=None) | Q(checked_at__lte=clock.real_now() - CHECK_EVERY)
    return LinkCheck.objects.filter(waiting).order_by(F("checked_at").asc(nulls_first=True), "pk")


def _in_turns(links: list[LinkCheck]) -> Iterator[LinkCheck]:
    """Yield the links so that those of one host lie far apart."""
    by_host: dict[str, list[LinkCheck]] = {}
    for link in links:
        by_host.setdefault(urlsplit(link.url).netloc, []).append(link)
    while by_host:
        for host in list(by_host):
            yield by_host[host].pop(0)
            if not by_host[host]:
                del by_host[host]


def _claim(link: LinkCheck) -> bool:
    found = LinkCheck.objects.filter(pk=link.pk, checked_at=link.checked_at)
    return found.update(checked_at=clock.real_now()) == 1


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


def _note(link: LinkCheck, status: int | None, problem: str) -> None:
    health = after_check(
        Health(failing_since=link.failing_since, broken=link.broken),
        failed=bool(problem),
        now=clock.real_now(),
    )
    LinkCheck.objects.filter(pk=link.pk).update(
        status=status,
        problem=problem,
        failing_since=health.failing_since,
        broken=health.broken,
    )
