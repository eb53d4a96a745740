"""The house's own page checker, and nothing unfinished through the list of pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from .closing import close_copy
from .content_checker import GermanContentChecker
from .publishing import refuse_unfinished
from .scheduled import HELD_BACK


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
                "unter „Privatsphäre“ können Sie das ändern."
            ),
        )


hooks.register("before_bulk_action", refuse_unfinished)


@hooks.register("register_log_actions")
def register_log_actions(registry: Any) -> None:
    registry.register_action(
        HELD_BACK,
        gettext_lazy("Geplante Veröffentlichung zurückhalten"),
        gettext_lazy("Zum geplanten Zeitpunkt nicht veröffentlicht"),
    )
