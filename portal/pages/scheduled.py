"""Pages that come and go by the clock: Wagtail's command each minute, and nothing that stops it.

What is scheduled was checked when it was scheduled, and goes out as it was checked: that a page it links to
has been closed since is no reason to leave a date unannounced. Only what Wagtail would refuse with an error
(an address that is taken by now) is held back, or it would keep back every page behind it.
"""

import datetime as dt

from django.core.management import call_command
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from portal import clock
from portal.jobs.registry import PeriodicJob, register
from portal.mail.outbox import MAX_SUBJECT, send

from .publishing import field_problems

HELD_BACK = "portal.held_back"


def register_job() -> None:
    """Called once, when the app is ready."""
    register(
        PeriodicJob(
            name="wagtail.publish_scheduled",
            every=dt.timedelta(minutes=1),
            label=gettext_lazy("Seiten zum geplanten Zeitpunkt veröffentlichen und zurückziehen"),
            run=publish_scheduled,
        )
    )


def publish_scheduled() -> str:
    """Publish and take back what is due; return a sentence about pages that were held back."""
    held = hold_back()
    call_command("publish_scheduled", verbosity=0)
    return _("zurückgehalten: %(pages)s") % {"pages": ", ".join(held)} if held else ""


def hold_back() -> list[str]:
    """Take the date from due versions that cannot be published; return the titles of their pages."""
    held = []
    for revision in Revision.page_revisions.filter(approved_go_live_at__lt=clock.now()):
        page = revision.as_object()
        if found := field_problems(page):
            _hold(revision, page, found)
            held.append(page.title)
    return held


@transaction.atomic
def _hold(revision: Revision, page: Page, found: list[str]) -> None:
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    log(instance=page, action=HELD_BACK, revision=revision, data={"problems": found})
    if revision.user is not None and revision.user.is_active:
        subject = _("Nicht veröffentlicht: %(title)s") % {"title": page.title}
        text = _(
            "Die Seite „%(title)s“ sollte jetzt erscheinen. Das ging nicht:\n\n%(problems)s\n\n"
            "Bitte öffnen Sie die Seite im Portal, ändern Sie das und veröffentlichen Sie sie."
        ) % {"title": page.title, "problems": "\n".join(found)}
        send(to=revision.user.email, subject=subject[:MAX_SUBJECT], text=text)
