"""The house's own page checker, and nothing unfinished through the list of pages."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from .content_checker import GermanContentChecker
from .publishing import refuse_unfinished


@hooks.register("construct_wagtail_userbar")
def check_in_german(request: HttpRequest, items: list[Any], page: Any) -> None:
    items[:] = [
        GermanContentChecker(in_editor=item.in_editor)
        if isinstance(item, ContentCheckerItem)
        else item
        for item in items
    ]


hooks.register("before_bulk_action", refuse_unfinished)
