"""What the last approval does: it publishes, unless somebody has made the draft worse meanwhile."""

from typing import Any


class UnfinishedPage(Exception):
    """A page was to be published that still has `problems`; `refusing.py` makes a sentence of it."""

    def __init__(self, page: Any, found: list[str]) -> None:
        super().__init__(f"page {page.pk} is unfinished")
        self.page = page
        self.problems = found


def publish_finished(workflow_state: Any, user: Any = None) -> None:
    """Publish what was approved, or raise UnfinishedPage.

    Wagtail calls this when the last step of any workflow is through (WAGTAIL_FINISH_WORKFLOW_ACTION), inside
    the transaction of the approval: refused, it has never been given.
    """
    # Wagtail imports this module while its own models are being made.
    from wagtail.models import Page

    from .publishing import problems

    revision = workflow_state.content_object.get_latest_revision()
    approved = revision.as_object()
    if isinstance(approved, Page) and (found := problems(approved)):
        raise UnfinishedPage(approved, found)
    revision.publish(user=user)
