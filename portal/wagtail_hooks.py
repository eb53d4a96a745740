"""What belongs to no single room of the admin: the panel "Was zu tun ist" on its first page."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .worklist import waiting_for


class WorklistPanel(Component):
    """Numbers with the way to what is behind them; nothing for people without such work.

    Where nothing waits no row stands: what is left to read is what there is to do.
    """

    name = "worklist"
    order = 50
    template_name = "portal/worklist.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        rows = waiting_for(parent_context["request"].user)
        return {
            "rows": rows,
            "waiting": [row for row in rows if row.number],
            "done": [row for row in rows if not row.number],
        }


@hooks.register("construct_homepage_panels")
def add_worklist(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WorklistPanel())


@hooks.register("insert_global_admin_js")
def add_scripts() -> SafeString:
    """What starts without inline scripts, and what waits for the last words before saving."""
    addresses = [(static(f"js/{name}.js"),) for name in ("admin-start", "admin-save")]
    return format_html_join("", '<script src="{}"></script>', addresses)


@hooks.register("construct_help_menu")
def without_foreign_pages(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's news and handbook are English and on somebody else's server; the keys remain."""
    items[:] = [
        item for item in items if "wagtail" not in item.name and item.name != "editor-guide"
    ]
