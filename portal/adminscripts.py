"""Wagtail's admin without inline scripts, so that its Content-Security-Policy can forbid them.

Templates of the same name (templates/wagtailadmin/) put data in the place of four of them; the fifth
stands in Python. `static/js/admin-start.js` reads the data.
"""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser


def render_chooser(
    self: Any, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
) -> SafeString:
    """Take the place of `BaseChooser.render`, which ends with a script."""
    if not attrs or "id" not in attrs:
        raise TypeError("BaseChooser cannot be rendered without an 'id' attribute")
    data = self.get_value_data(value)
    is_task = isinstance(self, AdminTaskChooser)
    return format_html(
        '{}<span hidden data-start="{}" data-id="{}" data-options="{}"></span>',
        self.render_html(name, data, attrs),
        "createTaskChooser" if is_task else self.js_constructor,
        attrs["id"],
        "" if is_task else json.dumps(self.get_js_init_options(attrs["id"], name, data)),
    )


def take_place() -> None:
    """Called once, when the apps are ready."""
    BaseChooser.render = render_chooser
