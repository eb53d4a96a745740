"""The house's own page checker, and nothing unfinished through the list of pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from .closing import close_copy
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


@hooks.register("after_copy_page")
def keep_copies_closed(request: HttpRequest, page: Any, new_page: Any) -> None:
    if close_copy(page, new_page):
        messages.info(
            request,
            _(
                "Die kopierte Seite ist nicht für alle sichtbar. Die Kopie ist es auch nicht; "
                "unter «Privatsphäre» können Sie das ändern."
            ),
        )


hooks.register("before_bulk_action", refuse_unfinished)
