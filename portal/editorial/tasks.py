"""Background work of the editorial office."""

from django_tasks import task

from portal.links import check_links

from .collecting import collect_page_links
from .disclosing import keep_disclosures
from .models import PageLinkCheck


@task(queue_name="slow")
def collect_links() -> int:
    """Look up the links of all public pages; return how many are new."""
    return collect_page_links()


@task(queue_name="slow")
def check_due_links() -> int:
    """Check the links of pages that wait longest; return how many were checked."""
    return check_links(PageLinkCheck)


@task(queue_name="slow")
def look_for_disclosures() -> int:
    """Compare what is open with what it belongs to; return how much is new."""
    return keep_disclosures()
