"""Background work of pages."""

from django_tasks import task

from .renditions import forget_renditions


@task(queue_name="slow")
def forget_renditions_of(page_id: int) -> int:
    """Take back the addresses of images that only closed pages show; return how many."""
    return forget_renditions(page_id)
