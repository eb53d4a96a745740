"""What a story is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

Context = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Story:
    """A component (`templates/<room>/<component>.html`) with what it is for and its states.
    `list_class`: its states are items of one list of this class, a `list_tag`."""

    component: str
    purpose: str
    states: tuple[Context, ...]
    room: str = "components"
    list_class: str = ""
    list_tag: str = "ul"

    @property
    def name(self) -> str:
        return self.component if self.room == "components" else f"{self.room}/{self.component}"

    @property
    def key(self) -> str:
        return self.name.replace("/", "-")

    def rendered(self, request: HttpRequest) -> list[SafeString]:
        """Return each state as it looks on a page."""
        template = f"{self.room}/{self.component}.html"
        return [render_to_string(template, dict(state), request) for state in self.states]
